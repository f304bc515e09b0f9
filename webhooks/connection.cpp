// SPDX-License-Identifier: EUPL-1.2
// The one place outside daemon/http that speaks HTTP with Beast. What the answer means is
// answer.hpp's.
#include "webhooks/connection.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
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

http::request<http::string_body> message_for(const TargetUrl& url, SendRequest request,
                                             const std::string& user_agent) {
    http::request<http::string_body> message{http::verb::post, url.target, 11};
    message.set(http::field::host, url.host_header());
    message.set(http::field::user_agent, user_agent);
    message.set(http::field::accept_encoding, "identity");
    for (const auto& [name, value] : request.headers) {
        ASSERT(value.find_first_of("\r\n") == std::string::npos);
        message.set(name, value);
    }
    message.body() = std::move(request.body);
    message.prepare_payload();
    return message;
}

using Parser = http::response_parser<http::buffer_body>;

std::string header(const Parser& parser, http::field name) {
    return std::string(parser.get()[name]);
}

// The head of the answer; 1xx heads before it are read over, a few of them.
template <class Stream>
asio::awaitable<Step<void>> read_head(Stream& stream, beast::flat_buffer& buffer,
                                      std::optional<Parser>& parser) {
    for (int interim = 0; interim <= limits::interim_answers_max; ++interim) {
        parser.emplace();
        parser->header_limit(limits::response_header_bytes_max);
        parser->body_limit(boost::none);  // counted by read_body, so that the status still counts
        const auto [error, size] =
            co_await http::async_read_header(stream, buffer, *parser, as_tuple);
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

// Beast before 1.86 ends the process when the rest of a last chunk comes in drops (beast#2861). It
// is not offered fewer bytes of a chunked body than the shortest end of one: "0\r\n\r\n".
constexpr std::size_t chunked_end_bytes = 5;

// Offers what has come of the body to the parser, and reads more where that is not enough. Returns
// how many bytes it took.
template <class Stream>
asio::awaitable<std::pair<error_code, std::size_t>> read_piece(Stream& stream,
                                                               beast::flat_buffer& buffer,
                                                               Parser& parser) {
    const std::size_t least = parser.chunked() ? chunked_end_bytes : 1;
    while (true) {
        error_code error = http::error::need_more;
        std::size_t taken = 0;
        if (buffer.size() >= least) taken = parser.put(buffer.data(), error);
        buffer.consume(taken);
        if (taken > 0 || error != http::error::need_more) co_return std::pair{error, taken};

        const std::size_t room = std::min<std::size_t>(limits::response_body_bytes_kept,
                                                       buffer.max_size() - buffer.size());
        if (room == 0) co_return std::pair{error_code{http::error::buffer_overflow}, taken};
        const auto [broken, size] = co_await stream.async_read_some(buffer.prepare(room), as_tuple);
        buffer.commit(size);
        if (broken == asio::error::eof || broken == asio::ssl::error::stream_truncated) {
            parser.put_eof(error);
            co_return std::pair{error, taken};
        }
        if (broken) co_return std::pair{broken, taken};
    }
}

// Reads some of the body, to show its start and to free the connection; failing here changes
// nothing about the answer.
template <class Stream>
asio::awaitable<void> read_body(Stream& stream, beast::flat_buffer& buffer, Parser& parser,
                                Answer& answer) {
    std::array<char, limits::response_body_bytes_kept> piece;
    std::size_t read = 0;
    while (!parser.is_done()) {
        auto& body = parser.get().body();
        body.data = piece.data();
        body.size = piece.size();
        const auto [error, size] = co_await read_piece(stream, buffer, parser);
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

template <class Stream>
asio::awaitable<Step<Exchanged>> exchange_on(Stream& stream, beast::flat_buffer& buffer,
                                             const http::request<http::string_body>& message) {
    const auto [write_error, written] = co_await http::async_write(stream, message, as_tuple);
    std::optional<Parser> parser;
    // A receiver may answer and close before it has taken everything: its answer counts.
    const auto head = co_await read_head(stream, buffer, parser);
    if (!head && write_error) co_return failed(write_error, "sending the notice");
    if (!head) co_return std::unexpected(head.error());

    Exchanged exchanged;
    exchanged.answer.status = static_cast<int>(parser->get().result_int());
    exchanged.answer.location = header(*parser, http::field::location);
    exchanged.answer.retry_after = header(*parser, http::field::retry_after);
    exchanged.answer.date = header(*parser, http::field::date);
    co_await read_body(stream, buffer, *parser, exchanged.answer);
    exchanged.reusable =
        !write_error && parser->is_done() && parser->keep_alive() && buffer.size() == 0;
    co_return exchanged;
}

}  // namespace

// Bytes beyond an answer stay in the buffer.
struct Connection::Streams {
    Streams(const asio::any_io_executor& executor, asio::ip::address to, TlsContext context)
        : address(std::move(to)), tls(std::move(context)) {
        if (tls) {
            secure.emplace(executor, *tls);
        } else {
            plain.emplace(executor);
        }
    }
    TcpStream& tcp() { return secure ? secure->next_layer() : *plain; }

    asio::ip::address address;
    TlsContext tls;  // outlives the stream
    std::optional<TlsStream> secure;
    std::optional<TcpStream> plain;
    beast::flat_buffer buffer{buffer_bytes_max};
};

Connection::Connection(std::unique_ptr<Streams> streams) : streams_(std::move(streams)) {}

Connection::~Connection() = default;

asio::awaitable<Step<std::unique_ptr<Connection>>> Connection::dial(
    const asio::any_io_executor& executor, const TargetUrl& url, asio::ip::address address,
    TlsContext context, Moment deadline) {
    auto streams = std::make_unique<Streams>(executor, address, std::move(context));
    TcpStream& tcp = streams->tcp();
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
    auto& secure = connection->streams_->secure;
    if (!secure) co_return connection;

    SSL* ssl = secure->native_handle();
    expect_host(ssl, url.host);
    const auto [refused] =
        co_await secure->async_handshake(asio::ssl::stream_base::client, as_tuple);
    if (!refused) co_return connection;
    if (auto fault = certificate_fault(ssl)) {
        co_return failed(AttemptOutcome::unreachable, *std::move(fault));
    }
    co_return failed(refused, "agreeing on encryption");
}

const asio::ip::address& Connection::address() const {
    return streams_->address;
}

asio::awaitable<Step<Answer>> Connection::exchange(const TargetUrl& url, SendRequest request,
                                                   const std::string& user_agent, Moment deadline) {
    Streams& streams = *streams_;
    streams.tcp().expires_at(deadline);
    reusable_ = false;
    const auto message = message_for(url, std::move(request), user_agent);
    Step<Exchanged> exchanged;
    if (streams.secure) {
        exchanged = co_await exchange_on(*streams.secure, streams.buffer, message);
    } else {
        exchanged = co_await exchange_on(*streams.plain, streams.buffer, message);
    }
    if (!exchanged) co_return std::unexpected(exchanged.error());
    reusable_ = exchanged->reusable;
    co_return std::move(exchanged->answer);
}

bool Connection::is_reusable() const {
    return reusable_;
}

bool Connection::is_quiet() {
    auto& socket = streams_->tcp().socket();
    error_code error;
    char byte = 0;
    socket.non_blocking(true, error);
    socket.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
    return error == asio::error::would_block;
}

void Connection::rest() {
    streams_->tcp().expires_never();
}

}  // namespace saksgang::webhooks
