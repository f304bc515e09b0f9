// SPDX-License-Identifier: EUPL-1.2
// One connection: reads a request, asks the handler, writes the answer, again. On the main loop.
// Does no timing itself: it says how many ticks it may take, and the server's sweep cuts it.
#pragma once

#include <spdlog/logger.h>

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/http/forwarded.hpp"
#include "daemon/http/request_parser.hpp"
#include "daemon/http/server.hpp"
#include "daemon/runtime/as_result.hpp"

namespace saksgang::http {

using runtime::as_result;

// What the connections of one server have in common. Outlives them all.
struct SessionContext {
    SessionContext(const Clock& clock, ServerOptions options, Handler handler);

    const Clock& clock;
    const ServerOptions options;
    const Handler handler;
    const TrustedProxies proxies;
    const std::shared_ptr<spdlog::logger> log;
    const Milliseconds tick_length;
    std::uint64_t tick = 0;
    std::size_t body_bytes_held = 0;  // by all connections, until their answers are written
    bool stopping = false;

    const std::string& date();      // the Date header, made once a second
    std::string next_request_id();  // unique while the clock moves forward between starts

private:
    std::int64_t date_second_ = -1;
    std::string date_;
    const std::int64_t started_ms_;
    std::uint64_t requests_ = 0;
};

class Session : public std::enable_shared_from_this<Session> {
public:
    // `tls` null: plain.
    Session(std::shared_ptr<SessionContext> context, asio::ip::tcp::socket socket,
            asio::ssl::context* tls);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    asio::awaitable<void> run();  // until the connection is over; closes it

    bool is_idle() const { return idle_; }  // waits for the first byte of a request
    bool is_overdue() const { return context_->tick > due_tick_; }
    void wind_down();  // ends a stream, which has no end of its own
    void cut();        // closes at once; run() then ends

private:
    // What the log says of an exchange, kept apart from the Request, which the handler takes.
    struct Exchange {
        std::string id;
        std::string method = "-";
        std::string path = "-";
        Instant begun{};
        bool is_head = false;
        bool keep_alive = false;
        bool is_http_1_0 = false;
    };

    void allow(Milliseconds time);
    asio::awaitable<bool> handshake();
    asio::awaitable<bool> await_request();
    asio::awaitable<bool> serve_one();
    asio::awaitable<Result<bool>> receive(RequestParser& parser);
    asio::awaitable<Response> respond(Request request, Exchange& exchange);
    asio::awaitable<Response> call_handler(Request request, const Exchange& exchange);
    asio::awaitable<bool> send(const Response& response, const Exchange& exchange);
    asio::awaitable<bool> send_stream(std::string_view head, const Exchange& exchange);
    asio::awaitable<bool> send_pieces(bool in_chunks);
    asio::awaitable<void> stop_when_peer_goes(std::shared_ptr<BodyStream> stream);
    asio::awaitable<void> end();
    void note(const Exchange& exchange, const Response& response) const;  // log and meter

    bool hold(std::size_t body_bytes);
    std::string_view unread() const;
    bool make_room();
    asio::awaitable<bool> read_more();  // false: the peer ended, or we were cut
    asio::awaitable<bool> write(std::string_view head, std::string_view body);

    std::shared_ptr<SessionContext> context_;
    asio::ip::tcp::socket socket_;
    std::optional<asio::ssl::stream<asio::ip::tcp::socket&>> tls_;
    asio::ip::address peer_;
    std::vector<char> buffer_;  // bytes [begin_, end_) are read and not yet used
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t due_tick_ = 0;
    std::size_t body_bytes_held_ = 0;
    bool idle_ = false;
    std::shared_ptr<BodyStream> stream_;  // what is being sent, while it is
};

}  // namespace saksgang::http
