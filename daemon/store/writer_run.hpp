// SPDX-License-Identifier: EUPL-1.2
// The template part of writer.hpp, and no more than must be one: where the outcome is kept.
#pragma once

#include <optional>
#include <utility>

#include "daemon/store/writer.hpp"

namespace saksgang::store {

template <class T>
asio::awaitable<Result<T>> Writer::run(std::move_only_function<Result<T>(Unit&)> job) {
    // Shared, because the caller's frame may be gone before the job ends.
    auto outcome = std::make_shared<std::optional<Result<T>>>();
    co_await perform([outcome, job = std::move(job)](Unit& unit) mutable {
        outcome->emplace(job(unit));
        if (unit.refusal()) *outcome = fail(*unit.refusal());
        return (*outcome)->has_value();
    });
    if (!*outcome) co_return fail(Errc::busy, "too many commands wait: try again shortly");
    co_return *std::move(*outcome);
}

}  // namespace saksgang::store
