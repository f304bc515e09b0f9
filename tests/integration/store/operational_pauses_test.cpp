// SPDX-License-Identifier: EUPL-1.2
// Endpoints that fail again and again: left alone but for a probe now and then, told of nothing
// meanwhile, and of all of it afterwards. Time is the test's.
#include "tests/integration/store/operational_fixture.hpp"
#include "tests/integration/store/statement_steps.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::Handles;
using tests::ids;
using tests::Operational;
using namespace std::chrono_literals;
using webhooks::Settlement;

// One endpoint that has failed with two documents just now, and is paused until `pause_min` later.
struct Paused : Operational {
    EndpointId id = endpoint();

    Paused() {
        event("plan");
        event("strategi");
        for (const auto& delivery : claim())
            settle(delivery, Settlement::retry, now + 5min);
    }

    // What the next probe is tried with; nothing is claimed before its time.
    webhooks::Delivery probe() {
        const auto due = next_due(db);
        REQUIRE(due.has_value());
        REQUIRE(*due > now);
        now = *due - 1ms;
        REQUIRE(claim().empty());
        now = *due;
        const auto claimed = claim();
        REQUIRE(claimed.size() == 1);
        REQUIRE(claim().empty());
        return claimed.front();
    }
    void fail_probe() { settle(probe(), Settlement::retry, now + 10h); }
    std::optional<Instant> paused_until() { return get_endpoint(db, sealer, id)->paused_until; }
};

TEST_CASE("an endpoint that fails twice in a row is paused as a whole") {
    Paused box;
    CHECK(box.paused_until() == box.now + limits::pause_min);
    CHECK(next_due(box.db) == box.now + limits::pause_min);
    box.now += limits::pause_min - 1ms;
    CHECK(box.claim().empty());
    box.now += 1ms;
    CHECK(box.claim().size() == 1);
    CHECK(box.claim().empty());
}

TEST_CASE("a pause is as long again as it has failed, of five seconds to five minutes") {
    Paused box;
    std::vector<std::int64_t> seconds;
    for (int i = 0; i < 8; ++i) {
        const Instant from = box.now;
        box.fail_probe();
        seconds.push_back(std::chrono::duration_cast<std::chrono::seconds>(box.now - from).count());
    }
    CHECK(seconds == std::vector<std::int64_t>{5, 5, 10, 20, 40, 80, 160, 300});
}

TEST_CASE("the first success ends the pause, and what happened meanwhile is sent in its order") {
    Paused box;
    box.event("plan");
    box.event("budsjett");
    box.event("plan");
    CHECK(box.state("msg_2") == "");  // nobody has written it yet
    const auto probe = box.probe();
    box.settle(probe, Settlement::delivered);
    CHECK_FALSE(box.paused_until().has_value());
    CHECK(next_due(box.db) <= box.now);
    box.now += 5min;

    std::map<std::string, std::string> sent;
    sent[probe.lane] += probe.body + "; ";
    for (auto claimed = box.claim(); !claimed.empty(); claimed = box.claim()) {
        for (const auto& delivery : claimed) {
            sent[delivery.lane] += delivery.body + "; ";
            box.settle(delivery, Settlement::delivered);
        }
    }
    CHECK(sent["plan"] == "msg_0 after -1; msg_2 after 0; msg_4 after 2; ");
    CHECK(sent["strategi"] == "msg_1 after -1; ");
    CHECK(sent["budsjett"] == "msg_3 after -1; ");
    CHECK_FALSE(next_due(box.db).has_value());
    // Caught up with: commands tell it again.
    box.event("plan");
    CHECK(box.state("msg_5") == "waiting");
}

TEST_CASE("what is caught up with is what the endpoint asked for and may know") {
    Operational box;
    const auto id = box.endpoint({.events = {"decision.recorded"}, .documents = {"plan"}});
    for (int i = 0; i < 2; ++i) {
        box.event("plan", "decision.recorded");
        box.settle(box.claim().at(0), Settlement::exhausted);
    }
    box.event("plan", "milestone.moved");
    box.event("strategi", "decision.recorded");
    box.event("plan", "decision.recorded", false);
    box.event("plan", "decision.recorded");
    CHECK(traffic_of(box.db, id).pending == 1);
    box.now += limits::pause_min;
    CHECK(ids(box.claim()) == "msg_5");
    CHECK(traffic_of(box.db, id).pending == 1);
    CHECK(count(box.db, "SELECT count(*) FROM delivery") == 3);
}

TEST_CASE("one document's notice that is never taken holds up the others for a pause at most") {
    Operational box;
    box.endpoint();
    box.event("plan");
    box.settle(box.claim().at(0), Settlement::retry, box.now);
    box.settle(box.claim().at(0), Settlement::retry, box.now + 5min);
    for (int i = 0; i < 5; ++i)
        box.event("plan");
    box.event("strategi");
    box.now += limits::pause_min;
    const auto claimed = box.claim();
    CHECK(ids(claimed) == "msg_6");
    box.settle(claimed.at(0), Settlement::delivered);
    box.event("budsjett");
    CHECK(ids(box.claim()) == "msg_7");
}

TEST_CASE("a probe ahead of its delivery's schedule uses up none of it") {
    Paused box;
    box.now += limits::pause_min;
    auto claimed = box.claim();
    REQUIRE(ids(claimed) == "msg_0");
    CHECK(claimed[0].attempt == 2);
    box.settle(claimed[0], Settlement::retry, box.now + 10h);
    const auto waiting = list_deliveries(box.db, box.id, {}, 10, {DeliveryState::waiting});
    REQUIRE(waiting.size() == 2);
    CHECK(waiting.at(1).next_attempt_at == tests::noon + 5min);
    box.now = tests::noon + 5min;
    claimed = box.claim();
    REQUIRE(ids(claimed) == "msg_0");
    CHECK(claimed[0].attempt == 2);
    box.settle(claimed[0], Settlement::exhausted);
    CHECK(box.state("msg_0") == "exhausted");
}

TEST_CASE("a pause is not over before the receiver asked us to come back") {
    Paused box;
    box.settle(box.probe(), Settlement::retry, box.now + 1h, 3600s);
    CHECK(box.paused_until() == box.now + 1h);
    box.now += 1h - 1ms;
    CHECK(box.claim().empty());
    box.now += 1ms;
    CHECK(box.claim().size() == 1);
}

TEST_CASE("where each document's notice was asked to wait, so does the probe") {
    Operational box;
    box.endpoint();
    box.event("plan");
    box.settle(box.claim().at(0), Settlement::retry, box.now + 1h, 3600s);
    box.event("strategi");
    box.settle(box.claim().at(0), Settlement::exhausted);
    box.now += limits::pause_min;
    CHECK(box.claim().empty());
    CHECK(next_due(box.db) == tests::noon + 1h);
}

TEST_CASE("a ping, or a notice that is sent again, ends a pause") {
    Paused box;
    box.fail_probe();
    CHECK(enqueue_ping(box.db, box.id, "ping_1", "{}", box.now).has_value());
    auto claimed = box.claim();
    REQUIRE(ids(claimed) == "ping_1");
    box.settle(claimed[0], Settlement::exhausted);
    CHECK(box.claim().empty());
    const auto plan = list_deliveries(box.db, box.id, {}, 10).back();
    CHECK(resend(box.db, plan.id, box.now).has_value());
    CHECK(ids(box.claim()) == "msg_0");
}

TEST_CASE("with nothing left to try, an endpoint is tried with what comes") {
    Operational box;
    const auto id = box.endpoint();
    for (int i = 0; i < 2; ++i) {
        box.event("plan");
        box.settle(box.claim().at(0), Settlement::exhausted);
    }
    box.now += limits::pause_min;
    CHECK(box.claim().empty());
    CHECK_FALSE(get_endpoint(box.db, box.sealer, id)->paused_until.has_value());
    box.event("plan");
    CHECK(ids(box.claim()) == "msg_2");
}

TEST_CASE("of a long backlog a dead endpoint is told little at a time, a living one more") {
    Paused box;
    const auto backlog = static_cast<std::int64_t>(3 * limits::told_together_max);
    for (std::int64_t i = 0; i < backlog; ++i)
        box.event("plan");
    const auto written = [&] { return count(box.db, "SELECT count(*) FROM delivery") - 2; };
    CHECK(written() == 0);
    CHECK(traffic_of(box.db, box.id).pending == backlog + 2);
    const auto probe = box.probe();
    CHECK(written() == static_cast<std::int64_t>(limits::told_when_probed_max));
    CHECK(traffic_of(box.db, box.id).pending == backlog + 2);
    box.settle(probe, Settlement::delivered);
    const auto before = written();
    static_cast<void>(box.claim());
    CHECK(written() - before == static_cast<std::int64_t>(limits::told_together_max));
    while (next_due(box.db) <= box.now)
        static_cast<void>(box.claim());
    CHECK(written() == backlog);
}

TEST_CASE("what a paused endpoint was not told of is held when it is disabled") {
    Paused box;
    box.event("plan");
    CHECK(disable_endpoint(box.db, box.id, DisabledReason::failing, box.now).has_value());
    box.event("plan");
    CHECK(enable_endpoint(box.db, box.id, Held::keep, box.now).error().code == Errc::busy);
    CHECK(box.claim().empty());
    CHECK(box.state("msg_2") == "held");
    CHECK(box.state("msg_3") == "held");
    CHECK_FALSE(box.paused_until().has_value());
    CHECK(enable_endpoint(box.db, box.id, Held::send, box.now).has_value());
    CHECK(ids(box.claim()) == "msg_0 msg_1");
}

TEST_CASE("a removed endpoint is told of nothing more") {
    Paused box;
    box.event("plan");
    CHECK(remove_endpoint(box.db, box.id, box.now).has_value());
    CHECK(box.claim().empty());
    CHECK(count(box.db, "SELECT count(*) FROM delivery") == 2);
    CHECK_FALSE(next_due(box.db).has_value());
}

TEST_CASE("a probe that was under way when the process died is made by the next at once") {
    Paused box;
    const auto probe = box.probe();
    end_leases(box.db, Instant::max());
    const auto again = box.claim();
    REQUIRE(again.size() == 1);
    CHECK(again[0].id == probe.id);
    CHECK(again[0].attempt == probe.attempt);
}

TEST_CASE("no step of sending grows dearer with endpoints that are dead") {
    const auto steps_of_a_round = [](int dead) {
        Handles handles;
        Operational box;
        for (int i = 0; i < dead; ++i)
            box.endpoint();
        for (int i = 0; i < 2; ++i) {
            box.event("strategi");
            for (const auto& delivery : box.claim(1000))
                box.settle(delivery, Settlement::exhausted);
        }
        box.endpoint();
        box.event("strategi");
        box.settle(box.claim().at(0), Settlement::delivered);

        static_cast<void>(Handles::steps());
        box.event("strategi");
        const auto claimed = box.claim();
        REQUIRE(claimed.size() == 1);
        box.settle(claimed[0], Settlement::delivered);
        static_cast<void>(next_due(box.db));
        return Handles::steps();
    };
    const auto beside_few = steps_of_a_round(5);
    const auto beside_many = steps_of_a_round(500);
    CHECK(beside_few > 100);
    CHECK(beside_many <= beside_few + beside_few / 20);
}

}  // namespace
}  // namespace saksgang::store
