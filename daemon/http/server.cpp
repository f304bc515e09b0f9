// SPDX-License-Identifier: EUPL-1.2
// Accepts connections, counts them, times them and ends them. One sweep times all of them: a
// deadline costs a request one addition, and a timer's queue nothing. On the main loop.
#include "daemon/http/server.hpp"

#include <sys/socket.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_set>

#include "daemon/http/problem.hpp"
#include "daemon/http/response_head.hpp"
#include "daemon/http/session.hpp"
#include "daemon/runtime/log.hpp"
#include "daemon/runtime/spawn.hpp"

namespace saksgang::http {
namespace {

using asio::ip::tcp;

std::unique_ptr<asio::ssl::context> tls_of(const ServerOptions& options) {
    if (options.tls_certificate_file.empty() && options.tls_key_file.empty()) return nullptr;
    auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                     asio::ssl::context::no_tlsv1_1 | asio::ssl::context::no_compression);
    tls->use_certificate_chain_file(options.tls_certificate_file);
    tls->use_private_key_file(options.tls_key_file, asio::ssl::context::pem);
    return tls;
}

tcp::acceptor inherited(asio::io_context& io, int socket) {
    sockaddr_storage name{};
    socklen_t length = sizeof name;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&name), &length) != 0)
        throw std::system_error(errno, std::generic_category(), "the socket handed over");
    return {io, name.ss_family == AF_INET6 ? tcp::v6() : tcp::v4(), socket};
}

tcp::acceptor listening(asio::io_context& io, const ServerOptions& options) {
    if (options.socket) return inherited(io, *options.socket);
    const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
    return tcp::acceptor(io, endpoint);
}

}  // namespace

struct Server::Impl : std::enable_shared_from_this<Server::Impl> {
    Impl(asio::io_context& io, const Clock& clock, const ServerOptions& options, Handler handler)
        : executor(io.get_executor()),
          tls(tls_of(options)),
          acceptor(listening(io, options)),
          sweep_timer(io),
          grace_timer(io),
          context(std::make_shared<SessionContext>(clock, options, std::move(handler))) {}

    asio::awaitable<void> accept() {
        const auto self = shared_from_this();
        while (acceptor.is_open()) {
            auto [failure, socket] = co_await acceptor.async_accept(as_result);
            if (!acceptor.is_open()) co_return;
            if (failure) {
                context->log->warn("accept={}", runtime::log_value(failure.message()));
                accept_timer.emplace(executor, limits::http_accept_pause);
                co_await accept_timer->async_wait(as_result);
                continue;
            }
            admit(std::move(socket));
        }
    }

    void admit(tcp::socket socket) {
        if (sessions.size() >= context->options.connections_max) return turn_away(socket);
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        if (context->options.meter != nullptr) context->options.meter->opened();
        auto session = std::make_shared<Session>(context, std::move(socket), tls.get());
        sessions.insert(session);
        runtime::spawn(executor, serve(std::move(session)), "connection");
    }

    // One attempt that cannot block; whoever asked in another way than plainly just sees the end.
    void turn_away(tcp::socket& socket) {
        if (context->options.meter != nullptr) context->options.meter->turned_away();
        const std::string id = context->next_request_id();
        const Response response = problem(
            id, error(Errc::busy, "too many connections: close some, or try again shortly"));
        const std::string answer =
            response_head(response,
                          {.date = context->date(), .request_id = id, .keep_alive = false}) +
            response.body;
        boost::system::error_code ignored;
        socket.non_blocking(true, ignored);
        if (!tls) socket.write_some(asio::buffer(answer), ignored);
        socket.shutdown(tcp::socket::shutdown_send, ignored);
        context->log->warn("request={} refused=connections", id);
    }

    asio::awaitable<void> serve(std::shared_ptr<Session> session) {
        const auto self = shared_from_this();
        // Also when the session throws.
        const std::shared_ptr<void> leaving(nullptr, [&](void*) { forget(session); });
        co_await session->run();
    }

    void forget(const std::shared_ptr<Session>& session) {
        sessions.erase(session);
        if (context->options.meter != nullptr) context->options.meter->closed();
        if (context->stopping && sessions.empty()) grace_timer.cancel();
    }

    asio::awaitable<void> sweep() {
        const auto self = shared_from_this();
        while (true) {
            sweep_timer.expires_after(context->tick_length);
            const auto [failure] = co_await sweep_timer.async_wait(as_result);
            // A timer that has fired cannot be cancelled any more.
            if (failure || over) co_return;
            ++context->tick;
            for (const auto& session : sessions) {
                if (session->is_overdue()) session->cut();
            }
        }
    }

    asio::awaitable<void> stop() {
        const auto self = shared_from_this();
        context->stopping = true;
        close_acceptor();
        for (const auto& session : sessions) {
            if (session->is_idle())
                session->cut();
            else
                session->wind_down();
        }
        grace_timer.expires_after(context->options.shutdown_grace);
        while (!sessions.empty()) {
            const auto [failure] = co_await grace_timer.async_wait(as_result);
            if (!failure) break;
        }
        cut_all();
    }

    void close_acceptor() {
        boost::system::error_code ignored;
        acceptor.close(ignored);
        if (accept_timer) accept_timer->cancel();
    }

    void cut_all() {
        for (const auto& session : sessions)
            session->cut();
        over = true;
        sweep_timer.cancel();
    }

    asio::any_io_executor executor;
    std::unique_ptr<asio::ssl::context> tls;
    tcp::acceptor acceptor;
    std::optional<asio::steady_timer> accept_timer;
    asio::steady_timer sweep_timer;
    bool over = false;
    asio::steady_timer grace_timer;  // cancelled when the last session has ended
    std::shared_ptr<SessionContext> context;
    std::unordered_set<std::shared_ptr<Session>> sessions;
};

Server::Server(asio::io_context& io, const Clock& clock, const ServerOptions& options,
               Handler handler)
    : impl_(std::make_shared<Impl>(io, clock, options, std::move(handler))) {}

// What is under way is cut: its coroutines find closed sockets, and keep alive what they use.
Server::~Server() {
    impl_->context->stopping = true;
    impl_->close_acceptor();
    impl_->cut_all();
}

std::uint16_t Server::port() const {
    return impl_->acceptor.local_endpoint().port();
}

void Server::start() {
    runtime::spawn(impl_->executor, impl_->accept(), "accept");
    runtime::spawn(impl_->executor, impl_->sweep(), "sweep");
}

asio::awaitable<void> Server::stop() {
    return impl_->stop();
}

}  // namespace saksgang::http
