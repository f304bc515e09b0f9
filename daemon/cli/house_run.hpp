// SPDX-License-Identifier: EUPL-1.2
// The template part of house.hpp.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <optional>
#include <utility>

#include "daemon/cli/house.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::cli {

template <class T>
Result<T> House::run(boost::asio::awaitable<Result<T>> work) {
    std::optional<Result<T>> outcome;
    std::exception_ptr failure;
    boost::asio::co_spawn(io_, std::move(work), [&](std::exception_ptr thrown, Result<T> answer) {
        failure = thrown;
        outcome = std::move(answer);
        io_.stop();
    });
    io_.restart();
    io_.run();
    if (failure) std::rethrow_exception(failure);
    ASSERT(outcome.has_value());
    return *std::move(outcome);
}

}  // namespace saksgang::cli
