// SPDX-License-Identifier: EUPL-1.2
// What happens to a lane beside plain sending: a new event shortens its wait, something is sent
// again, history is forgotten; and that none of it grows dearer with history.
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

// The attempt fails, at an endpoint that takes other documents' notices: it is never paused.
void fail_alone(Operational& box, const webhooks::Delivery& delivery, Instant next) {
    box.settle(delivery, Settlement::retry, next);
    note_success(box.db, delivery.endpoint);
}

// A head that has failed `attempts` times and waits ten hours for the next.
Operational& with_failed_head(Operational& box, int attempts) {
    box.endpoint();
    box.event();
    for (int i = 1; i < attempts; ++i)
        fail_alone(box, box.claim().at(0), box.now);
    fail_alone(box, box.claim().at(0), box.now + 10h);
    return box;
}

TEST_CASE("a new event has the lane's head tried at once, beside its schedule") {
    Operational box;
    with_failed_head(box, 3);
    const auto scheduled = box.now + 10h;
    box.now += 6min;
    box.event();
    auto claimed = box.claim();
    REQUIRE(ids(claimed) == "msg_0");
    CHECK(claimed[0].attempt == 4);
    // It fails: the schedule goes on where it was, no attempt used up, whatever the sender planned.
    fail_alone(box, claimed[0], box.now + 14h);
    CHECK(next_due(box.db) == scheduled);
    box.now = scheduled;
    claimed = box.claim();
    REQUIRE(ids(claimed) == "msg_0");
    CHECK(claimed[0].attempt == 4);
    fail_alone(box, claimed[0], box.now + 14h);
    CHECK(next_due(box.db) == box.now + 14h);
}

TEST_CASE("an attempt ahead of the last scheduled one does not exhaust the delivery") {
    Operational box;
    with_failed_head(box, limits::attempts_max - 1);
    const auto scheduled = box.now + 10h;
    box.now += 6min;
    box.event();
    auto claimed = box.claim();
    REQUIRE(ids(claimed) == "msg_0");
    CHECK(claimed[0].attempt == limits::attempts_max);
    box.settle(claimed[0], Settlement::exhausted);
    CHECK(box.state("msg_0") == "waiting");
    box.now = scheduled;
    box.settle(box.claim().at(0), Settlement::exhausted);
    CHECK(box.state("msg_0") == "exhausted");
    box.now += limits::pause_max;
    CHECK(ids(box.claim()) == "msg_1");
}

TEST_CASE("when the attempt ahead of schedule succeeds the lane goes on at once") {
    Operational box;
    with_failed_head(box, 3);
    box.now += 6min;
    box.event();
    box.settle(box.claim().at(0), Settlement::delivered);
    CHECK(ids(box.claim()) == "msg_1");
}

TEST_CASE("a flood of events is no flood of attempts") {
    Operational box;
    with_failed_head(box, 3);
    int attempts = 0;
    for (int minute = 0; minute < 60; ++minute) {
        box.now += 1min;
        box.event();
        for (const auto& delivery : box.claim()) {
            fail_alone(box, delivery, box.now + 14h);
            ++attempts;
        }
    }
    CHECK(attempts == 12);
}

TEST_CASE("a head that is due shortly, or on its first attempt, is left alone") {
    Operational box;
    box.endpoint();
    box.event();
    box.now += 6min;
    box.event();
    box.settle(box.claim().at(0), Settlement::retry, box.now + 5min + 5s);
    box.now += 5min;
    box.event();
    CHECK(next_due(box.db) == box.now + 5s);
}

TEST_CASE("a new event does not break the wait the receiver asked for") {
    Operational box;
    box.endpoint();
    box.event();
    box.settle(box.claim().at(0), Settlement::retry, box.now + 10h, 3600s);
    box.now += 1h - 1ms;
    box.event();
    CHECK(box.claim().empty());
    box.now += 1ms;
    box.event();
    auto claimed = box.claim();
    REQUIRE(ids(claimed) == "msg_0");
    // Asked again for longer than the schedule's wait: that counts too.
    box.settle(claimed[0], Settlement::retry, box.now + 20h, std::chrono::seconds{12h});
    CHECK(next_due(box.db) == box.now + 12h);
}

TEST_CASE("a delivery is sent again with its own id, from the first attempt") {
    for (const auto how : {Settlement::delivered, Settlement::exhausted}) {
        Operational box;
        const auto id = box.endpoint();
        box.event();
        box.settle(box.claim().at(0), Settlement::retry, box.now);
        box.settle(box.claim().at(0), how);
        const auto settled = list_deliveries(box.db, id, {}, 1).at(0);
        box.now += 1h;
        CHECK(resend(box.db, settled.id, box.now).has_value());
        const auto claimed = box.claim();
        REQUIRE(ids(claimed) == "msg_0");
        CHECK(claimed[0].id == settled.id);
        CHECK(claimed[0].attempt == 1);
        box.settle(claimed[0], Settlement::delivered);
        CHECK(list_deliveries(box.db, id, {}, 1).at(0).attempts.size() == 3);
    }
}

TEST_CASE("resending finds its place in the lane, whatever is at its head") {
    Operational box;
    const auto id = box.endpoint();
    for (int i = 0; i < 3; ++i) {
        box.event();
        box.settle(box.claim().at(0), Settlement::delivered);
    }
    const auto history = list_deliveries(box.db, id, {}, 10);
    const auto again = [&](std::size_t message) {
        CHECK(resend(box.db, history.at(2 - message).id, box.now).has_value());
    };
    again(1);
    again(2);
    again(0);  // older than the head that waits: takes its place
    CHECK(box.state("msg_0") == "waiting");
    CHECK(box.state("msg_1") == "queued");
    CHECK(box.state("msg_2") == "queued");
    again(1);  // queued already
    again(0);  // waiting already
    const auto first = box.claim();
    CHECK(ids(first) == "msg_0");
    again(0);  // being sent this moment
    CHECK(box.state("msg_0") == "leased");
    box.settle(first.at(0), Settlement::delivered);
    again(0);
    CHECK(ids(box.claim()) == "msg_0");
    CHECK(resend(box.db, {99}, box.now).error().code == Errc::not_found);
}

TEST_CASE("resending what waits for a retry hurries it") {
    Operational box;
    with_failed_head(box, 3);
    const auto waiting = list_deliveries(box.db, {1}, {}, 1).at(0);
    CHECK(waiting.next_attempt_at == box.now + 10h);
    CHECK(resend(box.db, waiting.id, box.now).has_value());
    const auto claimed = box.claim();
    REQUIRE(ids(claimed) == "msg_0");
    CHECK(claimed[0].attempt == 1);
}

TEST_CASE("of a delivery tried very often the newest attempts are kept") {
    Operational box;
    box.endpoint();
    box.event();
    for (int i = 0; i < limits::attempts_kept + 3; ++i)
        fail_alone(box, box.claim().at(0), box.now);
    const auto history = list_deliveries(box.db, {1}, {}, 1).at(0);
    REQUIRE(history.attempts.size() == static_cast<std::size_t>(limits::attempts_kept));
    CHECK(history.attempts.front().number == 4);
    CHECK(history.attempts.back().number == limits::attempts_kept + 3);
}

TEST_CASE("old history is forgotten, but for what waits and for each lane's newest") {
    Operational box;
    const auto id = box.endpoint();
    for (int i = 0; i < 3; ++i) {
        box.event("strategi");
        box.settle(box.claim().at(0), Settlement::delivered);
    }
    box.event("plan");
    box.settle(box.claim().at(0), Settlement::exhausted);
    box.event("budsjett");  // waits
    box.event("budsjett");  // queued behind it
    box.now += limits::delivery_history_kept;
    CHECK(forget_deliveries_before(box.db, tests::noon) == 0);
    CHECK(forget_deliveries_before(box.db, box.now) == 2);
    CHECK(forget_deliveries_before(box.db, box.now) == 0);
    CHECK(list_deliveries(box.db, id, {}, 10).size() == 4);
    CHECK(count(box.db, "SELECT count(*) FROM attempt") == 2);
    box.event("strategi");
    auto row = box.db.prepare("SELECT body FROM delivery ORDER BY id DESC LIMIT 1");
    REQUIRE(row.step());
    CHECK(row.blob(0) == "msg_6 after 2");
}

TEST_CASE("the database itself holds that a lane has one head") {
    Operational box;
    box.endpoint();
    box.event();
    box.event();
    CHECK_THROWS_AS(box.db.execute("UPDATE delivery SET state = 2 WHERE message_id = 'msg_1'"),
                    StoreFailure);
    CHECK_THROWS_AS(box.db.execute("UPDATE delivery SET state = 3 WHERE message_id = 'msg_0'"),
                    StoreFailure);
}

TEST_CASE("no step of sending grows dearer with history, nor with what is blocked") {
    const auto steps_of_a_round = [](int history) {
        Handles handles;
        Operational box;
        box.endpoint({.documents = {"busy"}});
        box.endpoint({.documents = {"blocked"}});
        for (int i = 0; i < history; ++i) {
            box.event("busy");
            box.settle(box.claim().at(0), Settlement::delivered);
        }
        box.event("blocked");
        box.settle(box.claim().at(0), Settlement::retry, box.now + 10h);
        for (int i = 0; i < history; ++i)
            box.event("blocked");
        static_cast<void>(next_due(box.db));

        static_cast<void>(Handles::steps());
        box.now += 6min;
        box.event("blocked");
        box.event("busy");
        for (const auto& delivery : box.claim())
            box.settle(delivery, Settlement::delivered);
        static_cast<void>(next_due(box.db));
        return Handles::steps();
    };
    const auto after_little = steps_of_a_round(10);
    const auto after_much = steps_of_a_round(1000);
    CHECK(after_little > 100);
    CHECK(after_much <= after_little + after_little / 20);
}

}  // namespace
}  // namespace saksgang::store
