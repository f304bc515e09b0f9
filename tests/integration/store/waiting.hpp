// SPDX-License-Identifier: EUPL-1.2
// Coroutines run on the test's own thread, to their end or to where they wait.
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <exception>
#include <functional>
#include <memory>
#include <optional>

#include "workflows/core/result.hpp"

namespace saksgang::store::tests {

namespace asio = boost::asio;

// What became of a coroutine, as far as is known.
template <class T>
struct Outcome {
    std::optional<Result<T>> result;
    std::exception_ptr thrown;
    bool answered() const { return result.has_value() || thrown != nullptr; }
    bool ok() const { return result && result->has_value(); }
    bool refused(Errc code) const { return result && !*result && result->error().code == code; }
};

template <class T>
asio::awaitable<void> keep(asio::awaitable<Result<T>> work, std::shared_ptr<Outcome<T>> outcome) {
    try {
        outcome->result.emplace(co_await std::move(work));
    } catch (...) {
        outcome->thrown = std::current_exception();
    }
}

// Starts it; what follows happens when `io` is run.
template <class T>
std::shared_ptr<Outcome<T>> start(asio::io_context& io, asio::awaitable<Result<T>> work) {
    auto outcome = std::make_shared<Outcome<T>>();
    asio::co_spawn(io, keep(std::move(work), outcome), [](const std::exception_ptr& fault) {
        if (fault) std::rethrow_exception(fault);
    });
    io.restart();
    io.poll();
    return outcome;
}

// Runs it to its end, whoever else waits; throws what it threw.
template <class T>
Result<T> finish(asio::io_context& io, asio::awaitable<Result<T>> work) {
    auto outcome = start(io, std::move(work));
    io.restart();
    while (!outcome->answered())
        io.run_one();
    if (outcome->thrown) std::rethrow_exception(outcome->thrown);
    return *std::move(outcome->result);
}

}  // namespace saksgang::store::tests
