// SPDX-License-Identifier: EUPL-1.2
// Hundreds of made-up days: receivers that fail, hang and come back, an outbox that fails too.
// Whatever happens, nothing is lost, nothing overtakes, and nothing is sent without end.
#include <boost/asio/io_context.hpp>

#include "tests/support/catch.hpp"
#include "tests/unit/webhooks/counting_rng.hpp"
#include "tests/unit/webhooks/fakes.hpp"
#include "webhooks/dispatcher.hpp"

namespace saksgang::webhooks {
namespace {

using std::chrono::seconds;

constexpr int seeds = 300;
constexpr int endpoints = 4;
constexpr int moments_max = 20'000;

struct Day {
    explicit Day(std::uint64_t seed)
        : chance(seed),
          jitter(seed + 1),
          dispatcher(io.get_executor(), outbox, sender, clock, jitter, {.prompt = 5, .slow = 3}) {}

    asio::io_context io{1};
    FakeClock clock;
    CountingRng chance;
    CountingRng jitter;
    FakeOutbox outbox{clock};
    FakeSender sender{clock};
    Dispatcher dispatcher;
    std::map<std::string, std::string> lane_of;       // message id → endpoint and lane
    std::map<std::string, int> running_in;            // lane → how many are under way
    std::map<std::string, std::int64_t> furthest_in;  // lane → the latest row begun
    std::map<std::string, int> accepted;              // message id → how many 2xx
    bool overtaken = false;
    bool doubled = false;

    void add_some() {
        const auto count = chance.below(6);
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto endpoint = static_cast<std::int64_t>(1 + chance.below(endpoints));
            const std::string lane(1, static_cast<char>('a' + chance.below(3)));
            const auto& row = outbox.add(endpoint, lane);
            lane_of[row.delivery.message_id] = std::to_string(endpoint) + lane;
        }
    }

    FakeSender::Answer answer(const SendRequest& request) {
        FakeSender::Answer answer;
        const auto drawn = chance.below(100);
        answer.status = drawn < 55   ? 200
                        : drawn < 75 ? 500
                        : drawn < 90 ? 0
                        : drawn < 99 ? 302
                                     : 410;
        answer.hangs = chance.below(8) == 0;
        answer.turns = static_cast<int>(chance.below(5));
        if (answer.status == 200) ++accepted[header_of(request, "webhook-id")];
        return answer;
    }

    void watch(const SendRequest& request, bool begins) {
        const std::string id = header_of(request, "webhook-id");
        const std::string& lane = lane_of.at(id);
        running_in[lane] += begins ? 1 : -1;
        doubled |= running_in[lane] > 1;
        const std::int64_t row = std::stoll(id.substr(4));
        overtaken |= row < furthest_in[lane];
        furthest_in[lane] = std::max(furthest_in[lane], row);
    }

    void turn() {
        dispatcher.wake();
        io.restart();
        io.poll();
    }

    void run() {
        sender.answers = [this](const SendRequest& request) { return answer(request); };
        sender.watch = [this](const SendRequest& request, bool begins) { watch(request, begins); };
        outbox.fails = [this](std::string_view) {
            const auto drawn = chance.below(40);
            if (drawn == 0) throw std::runtime_error("the disk is full");
            return drawn == 1;
        };
        dispatcher.start();
        for (int i = 0; i < 10; ++i) {
            add_some();
            turn();
            // A sender keeps its deadline: nothing hangs for longer.
            clock.advance(seconds{chance.below(15)});
            sender.release();
        }
        for (int i = 0; i < moments_max && !outbox.all_settled(); ++i) {
            sender.release();
            turn();
            clock.advance_to(outbox.next_moment().value_or(clock.now() + seconds{1}));
            turn();
        }
    }
};

}  // namespace

TEST_CASE("whatever fails, every notice is delivered or given up, in order, one at a time a lane") {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        INFO("seed " << seed);
        Day day(seed);
        day.run();
        REQUIRE(day.outbox.all_settled());
        CHECK_FALSE(day.overtaken);
        CHECK_FALSE(day.doubled);
        for (const auto& row : day.outbox.rows) {
            INFO(row.delivery.message_id);
            const bool delivered = row.settled == Settlement::delivered;
            if (delivered) CHECK(day.accepted[row.delivery.message_id] >= 1);
            if (row.settled == Settlement::exhausted) CHECK(row.attempts.size() == 10);
            CHECK(row.attempts.size() <= 10);
        }
        CHECK(day.sender.running_most <= 8);
        CHECK(day.sender.running == 0);
    }
}

}  // namespace saksgang::webhooks
