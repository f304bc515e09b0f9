// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/journal_watch.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <chrono>
#include <optional>
#include <vector>

#include "daemon/runtime/spawn.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::app {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds for_ever = std::chrono::hours{1};

// Readers on a loop that runs only as far as it can without waiting.
struct Hall {
    explicit Hall(JournalWatchLimits most = {}) : watch(io.get_executor(), most) {}

    // What grown() answered, once it has.
    std::shared_ptr<std::optional<bool>> wait(JournalWatch::Place place,
                                              JournalWatch::Commits known,
                                              Milliseconds most = for_ever) {
        auto answer = std::make_shared<std::optional<bool>>();
        runtime::spawn(io.get_executor(), ask(std::move(place), known, most, answer), "reader");
        run();
        return answer;
    }

    static asio::awaitable<void> ask(JournalWatch::Place place, JournalWatch::Commits known,
                                     Milliseconds most,
                                     std::shared_ptr<std::optional<bool>> answer) {
        *answer = co_await place.grown(known, most);
    }

    void run() {
        io.restart();
        io.poll();
    }

    JournalWatch::Place enter(const std::string& peer = "192.0.2.1") {
        auto place = watch.enter(peer);
        REQUIRE(place);
        return *std::move(place);
    }

    asio::io_context io{1};
    JournalWatch watch;
};

TEST_CASE("a reader sleeps until there is a COMMIT, and all of them wake") {
    Hall hall;
    const auto first = hall.enter();
    const auto second = hall.enter();
    const auto one = hall.wait(first, first.commits());
    const auto other = hall.wait(second, second.commits());
    CHECK_FALSE(one->has_value());
    CHECK_FALSE(other->has_value());

    hall.watch.wake();
    hall.run();
    CHECK(*one == true);
    CHECK(*other == true);
}

TEST_CASE("a COMMIT while a reader reads is not slept over") {
    Hall hall;
    const auto place = hall.enter();
    const auto known = place.commits();
    hall.watch.wake();
    CHECK(*hall.wait(place, known) == true);
}

TEST_CASE("a reader that waits no longer than it said is told that nothing came") {
    Hall hall;
    const auto place = hall.enter();
    const auto answer = hall.wait(place, place.commits(), 0ms);
    while (!answer->has_value())
        hall.io.run_one();
    CHECK(*answer == false);
}

TEST_CASE("a reader that was woken rests before it wakes again") {
    Hall hall({.rest = for_ever});
    const auto place = hall.enter();
    hall.watch.wake();
    REQUIRE(*hall.wait(place, 0) == true);
    const auto resting = hall.wait(place, place.commits());
    hall.watch.wake();
    hall.run();
    CHECK_FALSE(resting->has_value());
}

TEST_CASE("a place that is ended wakes its reader, resting or waiting, and no other") {
    Hall hall({.rest = for_ever});
    auto waiting = hall.enter();
    auto resting = hall.enter();
    const auto other = hall.enter();
    hall.watch.wake();
    REQUIRE(*hall.wait(resting, 0) == true);
    const auto one = hall.wait(waiting, waiting.commits());
    const auto two = hall.wait(resting, resting.commits());
    const auto three = hall.wait(other, other.commits());
    waiting.end();
    resting.end();
    hall.run();
    CHECK(*one == false);
    CHECK(*two == false);
    CHECK(waiting.is_over());
    CHECK_FALSE(three->has_value());
    CHECK_FALSE(other.is_over());
    CHECK(*hall.wait(waiting, 0) == false);
}

TEST_CASE("closing ends every wait, and lets nobody in") {
    Hall hall;
    const auto place = hall.enter();
    const auto answer = hall.wait(place, place.commits());
    hall.watch.close();
    hall.run();
    CHECK(*answer == false);
    CHECK(place.is_over());
    const auto late = hall.watch.enter("192.0.2.1");
    REQUIRE_FALSE(late);
    CHECK(late.error().code == Errc::busy);
}

TEST_CASE("readers are bounded, in all and for one peer, and give their place back") {
    Hall hall({.readers_max = 3, .readers_per_peer_max = 2});
    std::vector<JournalWatch::Place> places;
    places.push_back(hall.enter("192.0.2.1"));
    places.push_back(hall.enter("192.0.2.1"));
    CHECK_FALSE(hall.watch.enter("192.0.2.1"));
    places.push_back(hall.enter("192.0.2.2"));
    CHECK_FALSE(hall.watch.enter("192.0.2.3"));
    places.pop_back();
    CHECK(hall.watch.enter("192.0.2.3"));
    places.pop_back();
    CHECK(hall.watch.enter("192.0.2.1"));
}

TEST_CASE("a reader outlives the watch, and the loop takes whoever still waits") {
    std::optional<JournalWatch::Place> place;
    {
        Hall hall;
        place = hall.enter();
        const auto answer = hall.wait(*place, place->commits());
        CHECK_FALSE(answer->has_value());
        place.reset();
    }
    CHECK_FALSE(place);
}

}  // namespace
}  // namespace saksgang::app
