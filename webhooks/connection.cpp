// SPDX-License-Identifier: EUPL-1.2
// The one place outside daemon/http that speaks HTTP with Beast. What the answer means is
// answer.hpp's.
#include "webhooks/connection.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <optional>

#include "webhooks/tls_client.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using TcpStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);
// Room for one head and the piece of the body that came with it.
constexpr std::size_t buffer_bytes_max = 2 * limits::response_header_bytes_max;

std::unexpected<Failure> failed(const error_code& error, const std::string& doing) {
    if (error == beast::error::timeout) {
        return failed(AttemptOutcome::timed_out, fmt::format("time ran out while {}", doing));
    }
    if (error == http::error::end_of_stream || error == asio::error::eof) {
        return failed(AttemptOutcome::unreachable,
                      fmt::format("the receiver closed the connection while {}", doing));
    }
    return failed(AttemptOutcome::unreachable, fmt::format("{} while {}", error.message(), doing));
}

// A stream to the receiver, over TLS or plain. Each step is compiled once for both.
class Wire {
public:
    // `context` null: plain.
    Wire(const asio::any_io_executor& executor, TlsContext context) : context_(std::move(context)) {
        if (context_) {
            secure_.emplace(executor, *context_);
        } else {
            plain_.emplace(executor);
        }
    }

    TcpStream& tcp() { return secure_ ? secure_->next_layer() : *plain_; }
    SSL* ssl() { return secure_ ? secure_->native_handle() : nullptr; }

    asio::awaitable<error_code> shake_hands() {
        const auto [error] =
            co_await secure_->async_handshake(asio::ssl::stream_base::client, as_tuple);
        co_return error;
    }
    asio::awaitable<error_code> write(std::string_view bytes) {
        const auto from = asio::buffer(bytes);
        const auto [error, size] = secure_ ? co_await asio::async_write(*secure_, from, as_tuple)
                                           : co_await asio::async_write(*plain_, from, as_tuple);
        co_return error;
    }
    // Appends at most `most` bytes to what is in the buffer.
    asio::awaitable<error_code> read_some(beast::flat_buffer& buffer, std::size_t most) {
        const auto into = buffer.prepare(most);
        const auto [error, size] = secure_ ? co_await secure_->async_read_some(into, as_tuple)
                                           : co_await plain_->async_read_some(into, as_tuple);
        buffer.commit(size);
        co_return error;
    }

private:
    TlsContext context_;  // outlives the stream
    std::optional<TlsStream> secure_;
    std::optional<TcpStream> plain_;
};

std::string message_for(const TargetUrl& url, const SendRequest& request,
                        const std::string& user_agent) {
    std::string message = fmt::format(
        "POST {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: {}\r\nAccept-Encoding: identity\r\n",
        url.target, url.host_header(), user_agent);
    for (const auto& [name, value] : request.headers) {
        ASSERT(value.find_first_of("\r\n") == std::string::npos);
        message += fmt::format("{}: {}\r\n", name, value);
    }
    message += fmt::format("Content-Length: {}\r\n\r\n", request.body.size());
    return message + request.body;
}

using Parser = http::response_parser<http::buffer_body>;

std::string header(const Parser& parser, http::field name) {
    return std::string(parser.get()[name]);
}

// Beast before 1.86 ends the process when the rest of a last chunk comes in drops (beast#2861). It
// is not offered fewer bytes of a chunked body than the shortest end of one: "0\r\n\r\n".
constexpr std::size_t chunked_end_bytes = 5;

struct Piece {
    error_code error;
    std::size_t taken = 0;  // bytes
};

// What became of the answer when no more of it comes.
error_code at_its_end(Parser& parser) {
    if (!parser.got_some()) return http::error::end_of_stream;
    error_code error;
    parser.put_eof(error);
    return error;
}

// Offers what has come to the parser, and reads more where that is not enough.
asio::awaitable<Piece> read_piece(Wire& wire, beast::flat_buffer& buffer, Parser& parser) {
    const bool in_chunks = parser.is_header_done() && parser.chunked();
    const std::size_t least = in_chunks ? chunked_end_bytes : 1;
    while (true) {
        Piece piece{.error = http::error::need_more};
        if (buffer.size() >= least) piece.taken = parser.put(buffer.data(), piece.error);
        buffer.consume(piece.taken);
        if (piece.error != http::error::need_more) co_return piece;
        if (piece.taken > 0) co_return Piece{.error = {}, .taken = piece.taken};

        const std::size_t room = std::min<std::size_t>(limits::response_body_bytes_kept,
                                                       buffer.max_size() - buffer.size());
        if (room == 0) co_return Piece{.error = http::error::buffer_overflow};
        const auto broken = co_await wire.read_some(buffer, room);
        if (broken == asio::error::eof || broken == asio::ssl::error::stream_truncated)
            co_return Piece{.error = at_its_end(parser)};
        if (broken) co_return Piece{.error = broken};
    }
}

// The head of the answer; 1xx heads before it are read over, a few of them.
asio::awaitable<Step<void>> read_head(Wire& wire, beast::flat_buffer& buffer,
                                      std::optional<Parser>& parser) {
    for (int interim = 0; interim <= limits::interim_answers_max; ++interim) {
        parser.emplace();
        parser->header_limit(limits::response_header_bytes_max);
        parser->body_limit(boost::none);  // counted by read_body, so that the status still counts
        error_code error;
        std::size_t taken = 0;
        while (!error && !parser->is_header_done()) {
            const auto piece = co_await read_piece(wire, buffer, *parser);
            taken += piece.taken;
            // The parser's own limit is for what it is offered at once.
            error =
                taken > limits::response_header_bytes_max ? http::error::header_limit : piece.error;
        }
        if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            co_return failed(AttemptOutcome::unreachable,
                             fmt::format("the answer's headers are longer than {} bytes",
                                         limits::response_header_bytes_max));
        }
        if (error) co_return failed(error, "waiting for an answer");
        const unsigned status = parser->get().result_int();
        if (status / 100 != 1 || status == 101) co_return Step<void>{};
    }
    co_return failed(AttemptOutcome::unreachable,
                     "the receiver sent one interim answer after another and no real one");
}

// Reads some of the body, to show its start and to free the connection; failing here changes
// nothing about the answer.
asio::awaitable<void> read_body(Wire& wire, beast::flat_buffer& buffer, Parser& parser,
                                Answer& answer) {
    std::array<char, limits::response_body_bytes_kept> piece;
    std::size_t read = 0;
    while (!parser.is_done()) {
        auto& body = parser.get().body();
        body.data = piece.data();
        body.size = piece.size();
        const auto [error, size] = co_await read_piece(wire, buffer, parser);
        const std::size_t filled = piece.size() - body.size;
        const std::size_t room = limits::response_body_bytes_kept - answer.body_start.size();
        answer.body_start.append(piece.data(), std::min(filled, room));
        read += size;
        if (error == beast::error::timeout) {
            answer.body_ending = "time ran out before the body ended";
            co_return;
        }
        if (error && error != http::error::need_buffer) {
            answer.body_ending = "the connection broke before the body ended";
            co_return;
        }
        if (read >= limits::response_body_bytes_max) {
            answer.body_ending =
                fmt::format("stopped reading after {} bytes", limits::response_body_bytes_max);
            co_return;
        }
    }
}

struct Exchanged {
    Answer answer;
    bool reusable = false;
};

asio::awaitable<Step<Exchanged>> exchange_on(Wire& wire, beast::flat_buffer& buffer,
                                             std::string message) {
    const auto write_error = co_await wire.write(message);
    std::optional<Parser> parser;
    // A receiver may answer and close before it has taken everything: its answer counts.
    const auto head = co_await read_head(wire, buffer, parser);
    if (!head && write_error) co_return failed(write_error, "sending the notice");
    if (!head) co_return std::unexpected(head.error());

    Exchanged exchanged;
    exchanged.answer.status = static_cast<int>(parser->get().result_int());
    exchanged.answer.location = header(*parser, http::field::location);
    exchanged.answer.retry_after = header(*parser, http::field::retry_after);
    exchanged.answer.date = header(*parser, http::field::date);
    co_await read_body(wire, buffer, *parser, exchanged.answer);
    exchanged.reusable =
        !write_error && parser->is_done() && parser->keep_alive() && buffer.size() == 0;
    co_return exchanged;
}

}  // namespace

// Bytes beyond an answer stay in the buffer.
struct Connection::Streams {
    asio::ip::address address;
    Wire wire;
    beast::flat_buffer buffer{buffer_bytes_max};
};

Connection::Connection(std::unique_ptr<Streams> streams) : streams_(std::move(streams)) {}

Connection::~Connection() = default;

asio::awaitable<Step<std::unique_ptr<Connection>>> Connection::dial(
    const asio::any_io_executor& executor, const TargetUrl& url, asio::ip::address address,
    TlsContext context, Moment deadline) {
    const bool secure = context != nullptr;
    auto streams = std::make_unique<Streams>(address, Wire{executor, std::move(context)});
    Wire& wire = streams->wire;
    TcpStream& tcp = wire.tcp();
    const std::string place = address.to_string();
    tcp.expires_at(std::min(deadline, SteadyClock::now() + limits::connect_deadline));
    const auto [error] = co_await tcp.async_connect({address, url.port}, as_tuple);
    if (error) co_return failed(error, fmt::format("connecting to {}", place));
    tcp.expires_at(deadline);

    error_code unknown;
    if (tcp.socket().remote_endpoint(unknown).address() != address || unknown) {
        co_return failed(AttemptOutcome::address_refused,
                         fmt::format("what answered is not at {}", place));
    }
    tcp.socket().set_option(asio::ip::tcp::no_delay(true), unknown);
    std::unique_ptr<Connection> connection{new Connection(std::move(streams))};
    if (!secure) co_return connection;

    expect_host(wire.ssl(), url.host);
    const auto refused = co_await wire.shake_hands();
    if (!refused) co_return connection;
    if (auto fault = certificate_fault(wire.ssl())) {
        co_return failed(AttemptOutcome::unreachable, *std::move(fault));
    }
    co_return failed(refused, "agreeing on encryption");
}

const asio::ip::address& Connection::address() const {
    return streams_->address;
}

asio::awaitable<Step<Answer>> Connection::exchange(const TargetUrl& url, SendRequest request,
                                                   const std::string& user_agent, Moment deadline) {
    Wire& wire = streams_->wire;
    wire.tcp().expires_at(deadline);
    reusable_ = false;
    auto exchanged =
        co_await exchange_on(wire, streams_->buffer, message_for(url, request, user_agent));
    if (!exchanged) co_return std::unexpected(exchanged.error());
    reusable_ = exchanged->reusable;
    co_return std::move(exchanged->answer);
}

bool Connection::is_reusable() const {
    return reusable_;
}

bool Connection::is_quiet() {
    auto& socket = streams_->wire.tcp().socket();
    error_code error;
    char byte = 0;
    socket.non_blocking(true, error);
    socket.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
    return error == asio::error::would_block;
}

void Connection::rest() {
    streams_->wire.tcp().expires_never();
}

}  // namespace saksgang::webhooks
