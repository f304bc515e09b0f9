// SPDX-License-Identifier: EUPL-1.2
// The one place outside daemon/http that speaks HTTP with Beast. Every step ends by the attempt's
// one deadline, which is a moment and never moves; what the answer means is answer.hpp's.
#include "webhooks/https_sender.hpp"

#include <fmt/format.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <map>
#include <memory>

#include "webhooks/answer.hpp"
#include "webhooks/flight.hpp"
#include "webhooks/tls_client.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::webhooks {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using TcpStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using TlsContext = std::shared_ptr<asio::ssl::context>;
using SteadyClock = std::chrono::steady_clock;
using Moment = SteadyClock::time_point;

constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);
// Room for one head and the piece of the body that came with it.
constexpr std::size_t buffer_bytes_max = 2 * limits::response_header_bytes_max;

// Why an attempt ended before there was an answer.
struct Failure {
    AttemptOutcome outcome;
    std::string detail;
};
template <class T>
using Step = std::expected<T, Failure>;

std::unexpected<Failure> failed(AttemptOutcome outcome, std::string detail) {
    return std::unexpected(Failure{outcome, std::move(detail)});
}

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

std::unexpected<Failure> failed(const Error& error) {
    switch (error.code) {
        case Errc::address_refused:
        case Errc::invalid_input:
            return failed(AttemptOutcome::address_refused, error.message);
        case Errc::deadline_exceeded:
            return failed(AttemptOutcome::timed_out, error.message);
        default:
            return failed(AttemptOutcome::unreachable, error.message);
    }
}

// A connection to one address, with TLS or without; bytes beyond an answer stay in its buffer.
struct Connection {
    Connection(const asio::any_io_executor& executor, asio::ip::address to, TlsContext context)
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
using ConnectionPtr = std::unique_ptr<Connection>;

// Nothing has come, and the other end has not closed: fit for another request.
bool is_quiet(Connection& connection) {
    auto& socket = connection.tcp().socket();
    error_code error;
    char byte = 0;
    socket.non_blocking(true, error);
    socket.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
    return error == asio::error::would_block;
}

// Connections between two notices, by "origin|address", each for limits::idle_connection_kept.
class IdleConnections : public std::enable_shared_from_this<IdleConnections> {
public:
    explicit IdleConnections(const asio::any_io_executor& executor) : sweep_(executor) {}

    // The youngest that is still open, or null.
    ConnectionPtr take(const std::string& key) {
        for (auto found = idle_.find(key); found != idle_.end(); found = idle_.find(key)) {
            ConnectionPtr connection = std::move(found->second.connection);
            idle_.erase(found);
            if (is_quiet(*connection)) return connection;
        }
        return nullptr;
    }

    void put(const std::string& key, ConnectionPtr connection) {
        if (idle_.size() >= limits::idle_connections_max) return;  // and it is closed
        connection->tcp().expires_never();
        const Moment until = SteadyClock::now() + limits::idle_connection_kept;
        idle_.emplace(key, Idle{std::move(connection), until});
        if (idle_.size() == 1) sweep_later();
    }

private:
    struct Idle {
        ConnectionPtr connection;
        Moment until;
    };

    void sweep_later() {
        sweep_.expires_after(limits::idle_connection_kept);
        sweep_.async_wait([weak = weak_from_this()](const error_code& error) {
            const auto self = weak.lock();
            if (error || !self) return;
            const Moment now = SteadyClock::now();
            std::erase_if(self->idle_,
                          [&](const auto& entry) { return entry.second.until <= now; });
            if (!self->idle_.empty()) self->sweep_later();
        });
    }

    std::multimap<std::string, Idle> idle_;
    asio::steady_timer sweep_;
};

// ---- One exchange

http::request<http::string_body> request_for(const TargetUrl& url, SendRequest request,
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
asio::awaitable<Step<Exchanged>> exchange(Stream& stream, beast::flat_buffer& buffer,
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

// ---- The sender

struct HttpsSender::State {
    State(const asio::any_io_executor& on, runtime::Pool& names_pool, const Clock& time,
          HttpsSenderOptions chosen)
        : executor(on),
          pool(names_pool),
          clock(time),
          options(std::move(chosen)),
          resolver(names_pool, time, options.lookup,
                   std::min<Milliseconds>(limits::resolve_deadline, options.deadline)),
          idle(std::make_shared<IdleConnections>(on)) {}

    asio::awaitable<Step<TlsContext>> tls_context();
    asio::awaitable<Step<Addresses>> judged_addresses(const TargetUrl& url);
    asio::awaitable<Step<ConnectionPtr>> dial(const TargetUrl& url, asio::ip::address address,
                                              TlsContext context, Moment deadline);
    asio::awaitable<Step<ConnectionPtr>> connect(const TargetUrl& url, const Addresses& addresses,
                                                 Moment deadline);
    asio::awaitable<Step<Answer>> send(SendRequest request, Moment deadline, Attempt& attempt);

    asio::any_io_executor executor;
    runtime::Pool& pool;
    const Clock& clock;
    HttpsSenderOptions options;
    Resolver resolver;
    std::shared_ptr<IdleConnections> idle;
    TlsContext tls;
    std::shared_ptr<Flight<Result<TlsContext>>> tls_flight;
};

namespace {

asio::awaitable<Result<TlsContext>> load_tls(runtime::Pool& pool,
                                             std::optional<std::filesystem::path> ca_file) {
    co_return co_await pool.run<TlsContext>(
        [ca_file = std::move(ca_file)] { return make_tls_context(ca_file); });
}

std::string connection_key(const TargetUrl& url, const asio::ip::address& address) {
    return fmt::format("{}|{}", url.origin(), address.to_string());
}

}  // namespace

// Read at the first notice that needs it, once.
asio::awaitable<Step<TlsContext>> HttpsSender::State::tls_context() {
    if (tls) co_return tls;
    auto flight = tls_flight;
    if (!flight) {
        flight = std::make_shared<Flight<Result<TlsContext>>>(executor, options.deadline);
        tls_flight = flight;
        asio::co_spawn(executor, load_tls(pool, options.ca_file),
                       [flight](std::exception_ptr thrown, Result<TlsContext> loaded) {
                           if (thrown) loaded = fail(Errc::busy, "certificates cannot be read");
                           flight->land(std::move(loaded));
                       });
    }
    const auto loaded = co_await flight->wait();
    if (tls_flight == flight) tls_flight.reset();  // a failure is tried anew by the next notice
    if (!loaded) co_return failed(AttemptOutcome::timed_out, "certificates were not read in time");
    if (!*loaded) co_return failed(AttemptOutcome::unreachable, loaded->error().message);
    tls = **loaded;
    co_return tls;
}

// One address that may not be dialled refuses them all: a name that answers with a public and a
// private address is up to something.
asio::awaitable<Step<Addresses>> HttpsSender::State::judged_addresses(const TargetUrl& url) {
    auto addresses = co_await resolver.resolve(url.host);
    if (!addresses) co_return failed(addresses.error());
    for (const auto& address : *addresses) {
        const auto judged = check_address(address, url.host, options.rules.allowed);
        if (!judged) co_return failed(judged.error());
    }
    co_return *std::move(addresses);
}

asio::awaitable<Step<ConnectionPtr>> HttpsSender::State::dial(const TargetUrl& url,
                                                              asio::ip::address address,
                                                              TlsContext context, Moment deadline) {
    auto connection = std::make_unique<Connection>(executor, address, std::move(context));
    TcpStream& tcp = connection->tcp();
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
    if (!connection->secure) co_return connection;

    SSL* ssl = connection->secure->native_handle();
    expect_host(ssl, url.host);
    const auto [refused] =
        co_await connection->secure->async_handshake(asio::ssl::stream_base::client, as_tuple);
    if (!refused) co_return connection;
    if (auto fault = certificate_fault(ssl)) {
        co_return failed(AttemptOutcome::unreachable, *std::move(fault));
    }
    co_return failed(refused, "agreeing on encryption");
}

asio::awaitable<Step<ConnectionPtr>> HttpsSender::State::connect(const TargetUrl& url,
                                                                 const Addresses& addresses,
                                                                 Moment deadline) {
    TlsContext context;
    if (url.secure) {
        auto loaded = co_await tls_context();
        if (!loaded) co_return std::unexpected(loaded.error());
        context = *loaded;
    }
    Step<ConnectionPtr> last = failed(AttemptOutcome::timed_out, "time ran out before connecting");
    const std::size_t count = std::min(addresses.size(), limits::connect_addresses_max);
    for (std::size_t i = 0; i < count && SteadyClock::now() < deadline; ++i) {
        last = co_await dial(url, addresses[i], context, deadline);
        if (last) break;
    }
    co_return last;
}

asio::awaitable<Step<Answer>> HttpsSender::State::send(SendRequest request, Moment deadline,
                                                       Attempt& attempt) {
    const auto url = parse_target_url(request.url, options.rules);
    if (!url) co_return failed(url.error());
    auto addresses = co_await judged_addresses(*url);
    if (!addresses) co_return std::unexpected(addresses.error());
    attempt.address = addresses->front().to_string();

    ConnectionPtr connection;
    for (const auto& address : *addresses) {
        if (request.fresh_connection || connection) break;
        connection = idle->take(connection_key(*url, address));
    }
    if (!connection) {
        auto dialled = co_await connect(*url, *addresses, deadline);
        if (!dialled) co_return std::unexpected(dialled.error());
        connection = *std::move(dialled);
    }
    attempt.address = connection->address.to_string();
    connection->tcp().expires_at(deadline);

    const auto message = request_for(*url, std::move(request), options.user_agent);
    Step<Exchanged> exchanged;
    if (connection->secure) {
        exchanged = co_await exchange(*connection->secure, connection->buffer, message);
    } else {
        exchanged = co_await exchange(*connection->plain, connection->buffer, message);
    }
    if (!exchanged) co_return std::unexpected(exchanged.error());
    if (exchanged->reusable) {
        const std::string key = connection_key(*url, connection->address);
        idle->put(key, std::move(connection));
    }
    co_return std::move(exchanged->answer);
}

HttpsSender::HttpsSender(const asio::any_io_executor& executor, runtime::Pool& pool,
                         const Clock& clock, HttpsSenderOptions options)
    : state_(std::make_shared<State>(executor, pool, clock, std::move(options))) {}

HttpsSender::~HttpsSender() = default;

asio::awaitable<Attempt> HttpsSender::send(SendRequest request) {
    const auto state = state_;
    const Moment begun = SteadyClock::now();
    Attempt attempt;
    attempt.url = redacted_url(request.url);
    attempt.started_at = state->clock.now();
    const auto answer =
        co_await state->send(std::move(request), begun + state->options.deadline, attempt);
    attempt.took = std::chrono::duration_cast<Milliseconds>(SteadyClock::now() - begun);
    if (answer) {
        read_answer(*answer, state->clock.now(), attempt);
    } else {
        attempt.outcome = answer.error().outcome;
        attempt.detail = answer.error().detail;
    }
    co_return attempt;
}

}  // namespace saksgang::webhooks
