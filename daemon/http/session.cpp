// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <cstring>
#include <exception>
#include <limits>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "daemon/http/problem.hpp"
#include "daemon/http/response_head.hpp"
#include "daemon/http/target.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/runtime/spawn.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

constexpr std::uint64_t never = std::numeric_limits<std::uint64_t>::max();
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

// Below this a body is copied behind its head: one buffer costs less than two.
constexpr std::size_t joined_bytes_max = 2 * 1024;

// Deadlines are counted in ticks of the server's sweep: an eighth of the shortest one each.
constexpr Milliseconds tick_min{2};
constexpr Milliseconds tick_max{250};
constexpr int ticks_in_shortest_timeout = 8;

Milliseconds tick_length_of(const ServerOptions& options) {
    const auto shortest = std::min(options.idle_timeout, options.exchange_timeout);
    return std::clamp(shortest / ticks_in_shortest_timeout, tick_min, tick_max);
}

TrustedProxies proxies_of(const ServerOptions& options) {
    auto proxies = TrustedProxies::parse(options.trusted_proxies);
    if (!proxies) throw std::invalid_argument("trusted_proxies: " + proxies.error().message);
    return *std::move(proxies);
}

// Everything has one address; with a slash behind it, it leads there.
Response moved_to(std::string target) {
    Response response;
    response.status = 308;
    response.headers.emplace_back("Location", std::move(target));
    return response;
}

Error failure_of_handler(std::string what) {
    return error(Errc::internal, "the handler failed: " + std::move(what));
}

}  // namespace

SessionContext::SessionContext(const Clock& given_clock, ServerOptions given_options,
                               Handler given_handler)
    : clock(given_clock),
      options(std::move(given_options)),
      handler(std::move(given_handler)),
      proxies(proxies_of(options)),
      log(runtime::channel("http")),
      tick_length(tick_length_of(options)),
      started_ms_(to_unix_ms(clock.now())) {}

const std::string& SessionContext::date() {
    const auto now = clock.now();
    const std::int64_t second = to_unix_ms(now) / 1000;
    if (second != date_second_) {
        date_second_ = second;
        date_ = http_date(now);
    }
    return date_;
}

std::string SessionContext::next_request_id() {
    return fmt::format("{:x}-{:x}", started_ms_, ++requests_);
}

Session::Session(std::shared_ptr<SessionContext> context, asio::ip::tcp::socket socket,
                 asio::ssl::context* tls)
    : context_(std::move(context)),
      socket_(std::move(socket)),
      buffer_(limits::http_header_bytes_max) {
    if (tls != nullptr) tls_.emplace(socket_, *tls);
    boost::system::error_code ignored;
    peer_ = socket_.remote_endpoint(ignored).address();
    allow(context_->options.exchange_timeout);
}

Session::~Session() {
    hold(0);
}

// At least one whole tick, so that nothing is cut early.
void Session::allow(Milliseconds time) {
    const auto ticks = (time + context_->tick_length - Milliseconds(1)) / context_->tick_length;
    due_tick_ = context_->tick + static_cast<std::uint64_t>(ticks) + 1;
}

void Session::wind_down() {
    if (stream_) stream_->stop();
}

void Session::cut() {
    wind_down();
    boost::system::error_code ignored;
    socket_.close(ignored);
}

asio::awaitable<void> Session::run() {
    if (co_await handshake()) {
        while (co_await await_request()) {
            if (!co_await serve_one()) break;
        }
    }
    co_await end();
}

asio::awaitable<bool> Session::handshake() {
    if (!tls_) co_return true;
    allow(context_->options.exchange_timeout);
    const auto [failure] =
        co_await tls_->async_handshake(asio::ssl::stream_base::server, as_result);
    co_return !failure;
}

// Pipelined bytes count as a request that has begun.
asio::awaitable<bool> Session::await_request() {
    if (context_->stopping) co_return false;
    if (unread().empty()) {
        idle_ = true;
        allow(context_->options.idle_timeout);
        const bool more = co_await read_more();
        idle_ = false;
        if (!more) co_return false;
    }
    allow(context_->options.exchange_timeout);
    co_return true;
}

// True when the connection can take another request.
asio::awaitable<bool> Session::serve_one() {
    RequestParser parser({.header_bytes_max = limits::http_header_bytes_max,
                          .body_bytes_max = context_->options.body_bytes_max});
    Exchange exchange{.id = context_->next_request_id(), .begun = context_->clock.now()};
    const auto received = co_await receive(parser);
    if (received && !*received) co_return false;

    Request request = parser.take();
    if (!request.method.empty()) {
        exchange.method = request.method;
        exchange.path = request.target.substr(0, request.target.find('?'));
    }
    Response response;
    if (received) {
        exchange.is_head = request.method == "HEAD";
        exchange.is_http_1_0 = parser.is_http_1_0();
        exchange.keep_alive = parser.keep_alive();
        response = co_await respond(std::move(request), exchange);
        if (context_->stopping || response.stream) exchange.keep_alive = false;
    } else {
        response = problem(exchange.id, received.error());
    }
    const bool sent = co_await send(response, exchange);
    note(exchange, response);
    hold(0);
    if (!sent) co_return false;
    co_return exchange.keep_alive;
}

// False when the peer went away. A deadline covers the header, and each further slice of the body.
asio::awaitable<Result<bool>> Session::receive(RequestParser& parser) {
    bool told_to_go_on = false;
    std::size_t slice = 0;
    while (!parser.done()) {
        CO_TRY(const std::size_t used, parser.read(unread()));
        begin_ += used;
        if (!hold(parser.body_bytes())) {
            co_return fail(Errc::busy, "too many large bodies at once: try again shortly");
        }
        if (parser.done()) break;
        if (used > 0 && !unread().empty()) continue;  // the header ended here
        if (parser.header_done()) {
            slice += used;
            if (slice >= limits::http_slice_bytes) {
                allow(context_->options.exchange_timeout);
                slice = 0;
            }
            if (parser.expects_continue() && !std::exchange(told_to_go_on, true)) {
                if (!co_await write(go_on, {})) co_return false;
            }
        }
        if (!make_room()) {
            co_return fail(Errc::malformed_request, "send shorter chunk headers");
        }
        if (!co_await read_more()) co_return false;
    }
    co_return true;
}

// Accounts for the body of the present request. False when all connections together hold too much.
bool Session::hold(std::size_t body_bytes) {
    context_->body_bytes_held -= body_bytes_held_;
    context_->body_bytes_held += body_bytes;
    body_bytes_held_ = body_bytes;
    return context_->body_bytes_held <= context_->options.bodies_bytes_max;
}

asio::awaitable<Response> Session::respond(Request request, Exchange& exchange) {
    request.id = exchange.id;
    request.received_at = exchange.begun;
    context_->proxies.attribute(request, peer_, tls_.has_value());
    auto target = parse_target(request.target);
    if (!target) co_return problem(exchange.id, target.error());
    if (!target->without_slash.empty()) co_return moved_to(std::move(target->without_slash));
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    if (exchange.is_head) request.method = "GET";

    due_tick_ = never;  // the handler bounds itself
    co_return co_await call_handler(std::move(request), exchange);
}

asio::awaitable<Response> Session::call_handler(Request request, const Exchange& exchange) {
    std::string what;
    try {
        Response response = co_await context_->handler(std::move(request));
        if (is_sound(response)) co_return response;
        what = "a header with a line break";
    } catch (const std::exception& thrown) {
        what = thrown.what();
    } catch (...) {
        what = "something that is no exception";
    }
    // The handler took the request with it; this much of it problem() logs.
    Request outline;
    outline.id = exchange.id;
    outline.method = exchange.method;
    outline.target = exchange.path;
    co_return problem(outline, failure_of_handler(std::move(what)));
}

asio::awaitable<bool> Session::send(const Response& response, const Exchange& exchange) {
    const HeadOptions options{.date = context_->date(),
                              .request_id = exchange.id,
                              .keep_alive = exchange.keep_alive,
                              .is_http_1_0 = exchange.is_http_1_0};
    const std::string head = response_head(response, options);
    if (response.stream && !exchange.is_head) {
        stream_ = response.stream;
        co_return co_await send_stream(head, exchange);
    }
    co_return co_await write(head, exchange.is_head ? std::string_view{} : body_of(response));
}

// A stream has no deadline while it waits for something to say; each piece of it has one.
asio::awaitable<bool> Session::send_stream(std::string_view head, const Exchange& exchange) {
    if (context_->stopping || !unread().empty()) wind_down();
    bool sent = co_await write(head, {});
    try {
        runtime::spawn(socket_.get_executor(), stop_when_peer_goes(stream_), "stream");
        sent = sent && co_await send_pieces(!exchange.is_http_1_0);
    } catch (const std::exception& thrown) {
        context_->log->error("request={} error={}", exchange.id, runtime::log_value(thrown.what()));
        cut();  // without the last chunk, so that nobody takes it for whole
        sent = false;
    }
    stream_ = nullptr;
    boost::system::error_code ignored;
    socket_.cancel(ignored);  // the watch on the peer
    co_return sent;
}

asio::awaitable<bool> Session::send_pieces(bool in_chunks) {
    while (true) {
        due_tick_ = never;
        const auto piece = co_await stream_->next();
        if (!piece) break;
        if (piece->empty()) continue;  // an empty chunk would be the end
        if (!co_await write(in_chunks ? chunk(*piece) : *piece, {})) co_return false;
    }
    if (!in_chunks) co_return true;
    co_return co_await write(chunk({}), {});
}

// Whoever reads a stream has nothing to send: bytes end it as its going does.
asio::awaitable<void> Session::stop_when_peer_goes(std::shared_ptr<BodyStream> stream) {
    const auto self = shared_from_this();
    const auto [failure] = co_await socket_.async_wait(asio::ip::tcp::socket::wait_read, as_result);
    if (!failure) stream->stop();
}

void Session::note(const Exchange& exchange, const Response& response) const {
    const Milliseconds took = context_->clock.now() - exchange.begun;
    if (context_->options.meter != nullptr) {
        context_->options.meter->answered({.route = response.route,
                                           .method = exchange.method,
                                           .status = response.status,
                                           .took = took});
    }
    // A stream lasts as long as somebody reads it.
    const bool slow = !response.stream && took >= limits::request_slow_after;
    const auto level = slow ? spdlog::level::warn : spdlog::level::info;
    if (!context_->log->should_log(level)) return;
    context_->log->log(level, "request={} method={} path={} status={} ms={} bytes={} route={}{}",
                       exchange.id, runtime::log_value(exchange.method),
                       runtime::log_value(exchange.path), response.status, took.count(),
                       exchange.is_head ? 0 : body_of(response).size(),
                       runtime::log_value(route_named(response.route)), slow ? " event=slow" : "");
}

// Lets the peer read our last answer: closing while it still sends would reset the connection and
// could take the answer along.
asio::awaitable<void> Session::end() {
    if (!socket_.is_open()) co_return;
    allow(limits::http_linger_timeout);
    if (tls_) co_await tls_->async_shutdown(as_result);
    boost::system::error_code failure;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, failure);
    while (!failure) {
        std::tie(failure, std::ignore) =
            co_await socket_.async_read_some(asio::buffer(buffer_), as_result);
    }
    cut();
}

std::string_view Session::unread() const {
    return {buffer_.data() + begin_, end_ - begin_};
}

// False when the buffer is full of bytes that nobody can use before more come.
bool Session::make_room() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    return end_ < buffer_.size();
}

asio::awaitable<bool> Session::read_more() {
    if (begin_ == end_) begin_ = end_ = 0;
    const auto room = asio::buffer(buffer_) + end_;
    const auto [failure, size] = tls_ ? co_await tls_->async_read_some(room, as_result)
                                      : co_await socket_.async_read_some(room, as_result);
    end_ += size;
    co_return !failure;
}

// A deadline covers each slice, so that a slow reader is no dead one.
asio::awaitable<bool> Session::write(std::string_view head, std::string_view body) {
    std::string joined;
    if (!body.empty() && body.size() <= joined_bytes_max) {
        joined.reserve(head.size() + body.size());
        joined.append(head).append(body);
        head = joined;
        body = {};
    }
    while (!head.empty() || !body.empty()) {
        allow(context_->options.exchange_timeout);
        const std::string_view slice = body.substr(0, limits::http_slice_bytes);
        const std::array parts{asio::buffer(head), asio::buffer(slice)};
        const auto [failure, size] = tls_ ? co_await asio::async_write(*tls_, parts, as_result)
                                          : co_await asio::async_write(socket_, parts, as_result);
        if (failure) co_return false;
        head = {};
        body.remove_prefix(slice.size());
    }
    co_return true;
}

}  // namespace saksgang::http
