// SPDX-License-Identifier: EUPL-1.2
// Clients that each keep one connection open and have one request under way: closed-loop load from
// one thread, cheap enough to leave the other core to the daemon.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/measure.hpp"

namespace saksgang::bench {

struct Answered {
    std::size_t client = 0;
    int status = 0;
    std::string_view head;
    std::string_view body;
    std::int64_t sent_ns = 0;
    std::int64_t answered_ns = 0;
};

class KeepAliveClients {
public:
    // Whole bytes of the client's next request; empty: that client is done.
    using Next = std::function<std::string(std::size_t client)>;
    using Take = std::function<void(const Answered&)>;

    // Connects them all. Every failure is a std::runtime_error.
    KeepAliveClients(std::uint16_t port, std::size_t clients);
    ~KeepAliveClients();
    KeepAliveClients(const KeepAliveClients&) = delete;
    KeepAliveClients& operator=(const KeepAliveClients&) = delete;

    // Until every client is done.
    void run(const Next& next, const Take& take);

private:
    struct Client {
        int socket = -1;
        std::string unread;
        std::int64_t sent_ns = 0;
        bool waits = false;
    };
    void send(Client& client, const std::string& bytes);
    bool receive(std::size_t index, const Take& take);

    std::vector<Client> clients_;
};

// A request with Host, and Content-Length where it has a body. `headers`: each ending with CRLF.
std::string request(std::string_view method, std::string_view target, std::string_view headers = {},
                    std::string_view body = {});

}  // namespace saksgang::bench
