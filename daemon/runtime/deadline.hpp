// SPDX-License-Identifier: EUPL-1.2
// A time limit around a coroutine that waits for timers or sockets. It ends the wait by cancelling;
// a pool's job cannot be cancelled, so work that awaits one is waited for (bound the job instead).
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "workflows/core/result.hpp"

namespace saksgang::runtime {

namespace asio = boost::asio;

// Runs `work` and cancels it when `limit` has passed. True when it had to. Rethrows what the work
// threw, except the cancellation itself. The untyped core of within().
asio::awaitable<bool> ran_out(Milliseconds limit, asio::awaitable<void> work);

template <class T>
asio::awaitable<void> keep_outcome(asio::awaitable<Result<T>> work,
                                   std::shared_ptr<std::optional<Result<T>>> outcome) {
    outcome->emplace(co_await std::move(work));
}

// What `work` answers, or Errc::deadline_exceeded. Work that ended in time counts, even when its
// answer and the deadline fell together.
template <class T>
asio::awaitable<Result<T>> within(Milliseconds limit, asio::awaitable<Result<T>> work) {
    auto outcome = std::make_shared<std::optional<Result<T>>>();
    const bool late = co_await ran_out(limit, keep_outcome<T>(std::move(work), outcome));
    if (late) co_return fail(Errc::deadline_exceeded, "it took too long: try again");
    co_return *std::move(*outcome);
}

}  // namespace saksgang::runtime
