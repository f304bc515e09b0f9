// SPDX-License-Identifier: EUPL-1.2
// Sends one notice once. One absolute deadline covers resolving, connecting, TLS, sending and
// reading the answer. Never follows redirects, never inflates, never reads past the limits.
#pragma once

#include <boost/asio/awaitable.hpp>

#include "webhooks/outbox.hpp"

namespace saksgang::webhooks {

struct SendRequest {
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    // A retry says so: the connection kept from before may be what failed.
    bool fresh_connection = false;
};

class Sender {
public:
    virtual ~Sender() = default;
    // Never fails as a call: what happened is the Attempt.
    virtual asio::awaitable<Attempt> send(SendRequest request) = 0;
};

}  // namespace saksgang::webhooks
