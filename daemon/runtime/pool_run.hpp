// SPDX-License-Identifier: EUPL-1.2
// The template part of pool.hpp, and no more than must be one: where the outcome is kept.
#pragma once

#include <optional>
#include <utility>

#include "daemon/runtime/pool.hpp"

namespace saksgang::runtime {

template <class T>
asio::awaitable<Result<T>> Pool::run(std::move_only_function<Result<T>()> job) {
    // Shared, because the caller's frame may be gone before the job ends.
    auto outcome = std::make_shared<std::optional<Result<T>>>();
    co_await perform([outcome, job = std::move(job)]() mutable { outcome->emplace(job()); });
    if (!*outcome) co_return fail(Errc::busy, "the queue is full or stopped: try again shortly");
    co_return *std::move(*outcome);
}

}  // namespace saksgang::runtime
