// SPDX-License-Identifier: EUPL-1.2
// A connection to one address of a receiver, over TLS or plain, that carries one notice after
// another. Every step ends by the deadline given, which is a moment and never moves. Main loop
// only.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/context.hpp>
#include <chrono>
#include <memory>
#include <string>

#include "webhooks/answer.hpp"
#include "webhooks/failure.hpp"
#include "webhooks/sender.hpp"
#include "webhooks/target_url.hpp"

namespace saksgang::webhooks {

namespace asio = boost::asio;
using TlsContext = std::shared_ptr<asio::ssl::context>;
using SteadyClock = std::chrono::steady_clock;
using Moment = SteadyClock::time_point;

class Connection {
public:
    // To this very address, and for https with the receiver's certificate verified; without a
    // context, plain.
    static asio::awaitable<Step<std::unique_ptr<Connection>>> dial(
        const asio::any_io_executor& executor, const TargetUrl& url, asio::ip::address address,
        TlsContext context, Moment deadline);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    const asio::ip::address& address() const;

    // Posts the request, and reads the answer as far as limits::response_body_bytes_max.
    asio::awaitable<Step<Answer>> exchange(const TargetUrl& url, SendRequest request,
                                           const std::string& user_agent, Moment deadline);
    // Whether another may follow the last exchange.
    bool is_reusable() const;
    // Nothing has come since, and the other end has not closed.
    bool is_quiet();
    // No deadline runs until the next exchange.
    void rest();

private:
    struct Streams;
    explicit Connection(std::unique_ptr<Streams> streams);
    std::unique_ptr<Streams> streams_;
    bool reusable_ = false;
};

}  // namespace saksgang::webhooks
