// SPDX-License-Identifier: EUPL-1.2
// HTTP/1.1 over one listening socket: keep-alive, limits and deadlines on everything, graceful
// shutdown. Knows nothing of routes. Also behind `saksgang listen`.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "daemon/http/message.hpp"
#include "daemon/http/meter.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    std::optional<int> socket =
        {};  // listens already, for us alone; address and port then count for nothing
    std::string tls_certificate_file = {};  // PEM, the chain; both empty: plain
    std::string tls_key_file = {};
    // Addresses or CIDR; X-Forwarded-* is read from them only.
    std::vector<std::string> trusted_proxies = {};
    Meter* meter = nullptr;  // told of every connection and every answer; outlives the server

    // For tests; the daemon runs with these.
    std::size_t connections_max = limits::http_connections_max;
    std::size_t body_bytes_max = limits::http_body_bytes_max;
    std::size_t bodies_bytes_max = limits::http_bodies_bytes_max;
    Milliseconds idle_timeout = limits::http_idle_timeout;
    Milliseconds exchange_timeout = limits::http_exchange_timeout;
    Milliseconds shutdown_grace = limits::shutdown_grace;
};

class Server {
public:
    // Binds and listens at once; throws when it cannot, or when an option is wrong. Must outlive
    // io's run and be gone before io is; `clock` must outlive io.
    Server(asio::io_context& io, const Clock& clock, const ServerOptions& options, Handler handler);
    ~Server();
    std::uint16_t port() const;
    void start();  // accepts from now on
    // No new connections, idle ones close; running exchanges get the grace, then are cut.
    asio::awaitable<void> stop();

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace saksgang::http
