// SPDX-License-Identifier: EUPL-1.2
// Pools: real threads beside a loop that runs on the test's own thread.
#include "daemon/runtime/pool.hpp"

#include <pthread.h>

#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <future>
#include <stdexcept>
#include <thread>

#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

// Runs one coroutine to its end on this thread.
template <class T>
T finish(asio::io_context& io, asio::awaitable<T> work) {
    auto result = asio::co_spawn(io, std::move(work), asio::use_future);
    io.restart();
    io.run();
    return result.get();
}

asio::awaitable<Result<int>> add(Pool& pool, int left, int right) {
    co_return co_await pool.run<int>([left, right]() -> Result<int> { return left + right; });
}

// Fills the pool's only thread with a job that waits, so that later jobs queue behind it.
class Plug {
public:
    Plug(asio::io_context& io, Pool& pool) {
        asio::co_spawn(io, plug(pool), [](std::exception_ptr, const Result<void>&) {});
        while (!entered_) {
            io.poll();
            io.restart();
            std::this_thread::yield();
        }
    }
    void pull() { open_.set_value(); }

private:
    asio::awaitable<Result<void>> plug(Pool& pool) {
        co_return co_await pool.run<void>([this]() -> Result<void> {
            entered_ = true;
            open_.get_future().wait();
            return {};
        });
    }
    std::atomic<bool> entered_ = false;
    std::promise<void> open_;
};

TEST_CASE("a job runs on a named thread and its caller resumes on the loop's thread") {
    asio::io_context io(1);
    Pool pool("reader", 2, 4);
    const auto loop_thread = std::this_thread::get_id();
    const auto look =
        [](Pool& readers) -> asio::awaitable<std::pair<std::string, std::thread::id>> {
        auto name = co_await readers.run<std::string>([]() -> Result<std::string> {
            std::array<char, 16> text{};
            pthread_getname_np(pthread_self(), text.data(), text.size());
            return std::string(text.data());
        });
        co_return std::pair(*name, std::this_thread::get_id());
    };
    const auto [name, resumed_on] = finish(io, look(pool));
    CHECK((name == "reader-1" || name == "reader-2"));
    CHECK(resumed_on == loop_thread);
}

TEST_CASE("what a job returns, fails with or throws arrives at its caller") {
    asio::io_context io(1);
    Pool pool("cpu", 1, 4);
    CHECK(*finish(io, add(pool, 40, 2)) == 42);

    const auto refused = finish(
        io, pool.run<int>([]() -> Result<int> { return fail(Errc::not_found, "no such thing"); }));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Errc::not_found);

    CHECK_THROWS_WITH(
        finish(io, pool.run<int>([]() -> Result<int> { throw std::runtime_error("disk full"); })),
        "disk full");
    CHECK(*finish(io, add(pool, 1, 1)) == 2);
}

TEST_CASE("a full queue answers busy at once and the queued jobs still run") {
    asio::io_context io(1);
    Pool pool("cpu", 1, 1);
    Plug plug(io, pool);

    auto queued = asio::co_spawn(io, add(pool, 1, 2), asio::use_future);
    auto refused = asio::co_spawn(io, add(pool, 3, 4), asio::use_future);
    while (refused.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
        io.poll();
        io.restart();
    }
    CHECK(refused.get().error().code == Errc::busy);
    CHECK(pool.waiting() == 1);

    plug.pull();
    io.run();
    CHECK(*queued.get() == 3);
    CHECK(pool.waiting() == 0);
}

TEST_CASE("stopping ends the running job, answers the waiting ones busy and takes no more") {
    asio::io_context io(1);
    Pool pool("cpu", 1, 4);
    Plug plug(io, pool);
    auto waiting = asio::co_spawn(io, add(pool, 1, 2), asio::use_future);
    io.poll();
    io.restart();
    REQUIRE(pool.waiting() == 1);

    plug.pull();
    pool.stop();
    pool.stop();
    auto late = asio::co_spawn(io, add(pool, 3, 4), asio::use_future);
    io.run();
    // The thread may have taken the waiting job between the pull and the stop.
    const auto outcome = waiting.get();
    CHECK((outcome ? *outcome == 3 : outcome.error().code == Errc::busy));
    CHECK(late.get().error().code == Errc::busy);
}

TEST_CASE("a loop that is destroyed takes its waiting coroutines along and is never resumed") {
    auto alive = std::make_shared<int>(0);
    bool resumed = false;
    Pool pool("cpu", 1, 4);
    {
        auto io = std::make_unique<asio::io_context>(1);
        Plug plug(*io, pool);
        const auto wait = [&resumed](Pool& cpu,
                                     std::shared_ptr<int> token) -> asio::awaitable<void> {
            std::ignore = co_await cpu.run<int>([token]() -> Result<int> { return ++*token; });
            resumed = true;
        };
        asio::co_spawn(*io, wait(pool, alive), [](std::exception_ptr) {});
        io->poll();
        REQUIRE(alive.use_count() == 3);  // this test, the coroutine's parameter, the job
        io.reset();
        CHECK(alive.use_count() == 2);
        plug.pull();
        pool.stop();
    }
    CHECK(alive.use_count() == 1);
    CHECK_FALSE(resumed);
}

TEST_CASE("the captures of a job are gone before its caller resumes") {
    asio::io_context io(1);
    Pool pool("cpu", 1, 4);
    const auto count = [](Pool& cpu) -> asio::awaitable<long> {
        auto token = std::make_shared<int>(0);
        std::ignore = co_await cpu.run<int>([token]() -> Result<int> { return *token; });
        co_return token.use_count();
    };
    for (int round = 0; round < 200; ++round)
        CHECK(finish(io, count(pool)) == 1);
}

TEST_CASE("many callers on many threads each get their own answer") {
    asio::io_context io(1);
    Pool pool("cpu", 4, 2000);
    std::vector<std::future<Result<int>>> answers;
    for (int number = 0; number < 1000; ++number) {
        answers.push_back(asio::co_spawn(io, add(pool, number, 1), asio::use_future));
    }
    io.run();
    int number = 0;
    for (auto& answer : answers)
        CHECK(*answer.get() == ++number);
}

}  // namespace
}  // namespace saksgang::runtime
