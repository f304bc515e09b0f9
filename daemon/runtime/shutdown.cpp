// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/shutdown.hpp"

#include <boost/asio/signal_set.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>
#include <exception>
#include <utility>

#include "daemon/runtime/log.hpp"

namespace saksgang::runtime {
namespace {

asio::awaitable<void> run_step(std::string name, Shutdown::Step step) {
    const auto log = channel("runtime");
    try {
        co_await step();
        log->info("shutdown={} outcome=done", name);
    } catch (const std::exception& failure) {
        log->error("shutdown={} error={}", name, log_value(failure.what()));
    }
}

}  // namespace

asio::awaitable<int> stop_signal() {
    asio::signal_set signals(co_await asio::this_coro::executor, SIGINT, SIGTERM);
    const int number = co_await signals.async_wait(asio::use_awaitable);
    // The set goes out of scope and gives both signals their default effect back.
    co_return number;
}

void ignore_broken_pipes() {
    std::signal(SIGPIPE, SIG_IGN);
}

void Shutdown::add(std::string name, Step step) {
    steps_.push_back({.name = std::move(name), .step = std::move(step)});
}

asio::awaitable<void> Shutdown::run() {
    while (!steps_.empty()) {
        Named last = std::move(steps_.back());
        steps_.pop_back();
        co_await run_step(std::move(last.name), std::move(last.step));
    }
}

}  // namespace saksgang::runtime
