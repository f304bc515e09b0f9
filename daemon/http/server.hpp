// SPDX-License-Identifier: EUPL-1.2
// HTTP/1.1 over one listening socket: keep-alive, limits and deadlines on everything, graceful
// shutdown. Knows nothing of routes. Also behind `saksgang listen`.
#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "daemon/http/message.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0: any free one
    std::string tls_certificate_file;  // both empty: plain
    std::string tls_key_file;
    std::vector<std::string> trusted_proxies;  // addresses or CIDR; X-Forwarded-* is read from them only
};

class Server {
public:
    // Binds and listens at once; throws when it cannot. Must outlive io's run.
    Server(asio::io_context& io, const Clock& clock, ServerOptions options, Handler handler);
    ~Server();
    std::uint16_t port() const;
    void start();  // accepts from now on
    // No new connections; running exchanges get limits::shutdown_grace, then are cut.
    asio::awaitable<void> stop();

private:
    struct Impl;
    std::shared_ptr<Impl> impl_;
};

}  // namespace saksgang::http
