// SPDX-License-Identifier: EUPL-1.2
// One piece of blocking work under way on a pool, and everybody who waits for it. Waiting ends at a
// fixed moment although the work may go on: nothing can call getaddrinfo off. Main loop only.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <optional>

namespace saksgang::webhooks {

namespace asio = boost::asio;

template <class T>
class Flight {
public:
    Flight(const asio::any_io_executor& executor, std::chrono::milliseconds patience)
        : landing_(executor, patience) {}

    void land(T outcome) {
        outcome_ = std::move(outcome);
        // A moment long past: also those who begin to wait after this go on at once.
        landing_.expires_at(asio::steady_timer::time_point::min());
    }

    // Nothing: it had not landed in time.
    asio::awaitable<std::optional<T>> wait() {
        co_await landing_.async_wait(asio::as_tuple(asio::use_awaitable));
        co_return outcome_;
    }

private:
    asio::steady_timer landing_;
    std::optional<T> outcome_;
};

}  // namespace saksgang::webhooks
