// SPDX-License-Identifier: EUPL-1.2
// Time limits, on a real loop; nothing here waits longer than a few milliseconds.
#include "daemon/runtime/deadline.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <stdexcept>

#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

using namespace std::chrono_literals;

// No default constructor: an answer of any type must come through.
struct Answer {
    explicit Answer(int given) : value(given) {}
    int value;
};

asio::awaitable<Result<Answer>> answer_after(std::chrono::milliseconds delay, int value) {
    asio::steady_timer timer(co_await asio::this_coro::executor, delay);
    co_await timer.async_wait(asio::use_awaitable);
    co_return Answer(value);
}

asio::awaitable<Result<int>> throw_at_once() {
    throw std::runtime_error("broken");
    co_return 0;
}

template <class T>
asio::awaitable<void> keep(asio::awaitable<T> work, std::optional<T>& kept) {
    kept.emplace(co_await std::move(work));
}

template <class T>
T finish(asio::awaitable<T> work) {
    asio::io_context io(1);
    std::optional<T> kept;
    auto done = asio::co_spawn(io, keep(std::move(work), kept), asio::use_future);
    io.run();
    done.get();
    return *std::move(kept);
}

TEST_CASE("work that ends in time gives its own answer") {
    const auto answer = finish(within(1h, answer_after(0ms, 7)));
    REQUIRE(answer);
    CHECK(answer->value == 7);
}

TEST_CASE("work that waits too long is cancelled and says so") {
    const auto answer = finish(within(1ms, answer_after(1h, 7)));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Errc::deadline_exceeded);
}

TEST_CASE("what the work throws comes through a deadline, and the timer does not linger") {
    CHECK_THROWS_WITH(finish(within(1h, throw_at_once())), "broken");
}

TEST_CASE("deadlines nest: the shorter one decides, inside or outside") {
    const auto inner = finish(within(1h, within(1ms, answer_after(1h, 7))));
    REQUIRE_FALSE(inner);
    CHECK(inner.error().code == Errc::deadline_exceeded);

    const auto outer = finish(within(1ms, within(1h, answer_after(1h, 7))));
    REQUIRE_FALSE(outer);
    CHECK(outer.error().code == Errc::deadline_exceeded);
}

}  // namespace
}  // namespace saksgang::runtime
