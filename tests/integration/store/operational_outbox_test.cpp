// SPDX-License-Identifier: EUPL-1.2
// Claiming and settling: lanes, leases, retries, disabling. Time is the test's.
#include "tests/integration/store/operational_fixture.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::ids;
using tests::Operational;
using namespace std::chrono_literals;
using webhooks::Settlement;

TEST_CASE("a claimed delivery carries everything that sending needs") {
    Operational box;
    const auto id = box.endpoint({.url = "https://chat.example.no/x", .secret = "whsec_one"});
    box.event("strategi", "decision.recorded");
    box.now += 1s;
    const auto claimed = box.claim();
    REQUIRE(claimed.size() == 1);
    CHECK(claimed[0].endpoint == id);
    CHECK(claimed[0].message_id == "msg_0");
    CHECK(claimed[0].lane == "strategi");
    CHECK(claimed[0].event_type == "decision.recorded");
    CHECK(claimed[0].body == "msg_0 after -1");
    CHECK(claimed[0].event_at == tests::noon);
    CHECK(claimed[0].attempt == 1);
    CHECK(claimed[0].target.endpoint == id);
    CHECK(claimed[0].target.url == "https://chat.example.no/x");
    CHECK(claimed[0].target.secrets == std::vector<std::string>{"whsec_one"});
    CHECK(claimed[0].target.enabled);
}

TEST_CASE("a lane gives its next delivery only when the one before is settled") {
    for (const auto how : {Settlement::delivered, Settlement::exhausted}) {
        Operational box;
        box.endpoint();
        box.event();
        box.event();
        box.event();
        CHECK(box.state("msg_1") == "queued");
        auto claimed = box.claim();
        CHECK(ids(claimed) == "msg_0");
        CHECK(box.claim().empty());
        box.settle(claimed[0], how);
        claimed = box.claim();
        CHECK(ids(claimed) == "msg_1");
        box.settle(claimed[0], Settlement::retry, box.now + 5s);
        CHECK(box.claim().empty());
        box.now += 5s;
        claimed = box.claim();
        CHECK(ids(claimed) == "msg_1");
        CHECK(claimed[0].attempt == 2);
        box.settle(claimed[0], how);
        box.now += limits::pause_max;
        CHECK(ids(box.claim()) == "msg_2");
    }
}

TEST_CASE("lanes of one endpoint, and equal lanes of two endpoints, do not wait for each other") {
    Operational box;
    box.endpoint();
    box.endpoint();
    box.event("plan");
    box.event("strategi");
    CHECK(box.claim().size() == 4);
}

TEST_CASE("an endpoint has so many under way at once, and others do not wait for it") {
    Operational box;
    box.endpoint();
    for (int i = 0; i < limits::endpoint_concurrency_max + 2; ++i)
        box.event(fmt::format("d{}", i));
    box.endpoint();
    box.event("late");
    const auto claimed = box.claim();
    CHECK(ids(claimed) == "msg_0 msg_1 msg_2 msg_3 msg_6");
    CHECK(box.claim().empty());
    // All that is due belongs to an endpoint without room: nothing to wake up for but the leases.
    CHECK(next_due(box.db) == box.now + limits::outbox_lease);
    box.settle(claimed[1], Settlement::delivered);
    CHECK(next_due(box.db) == tests::noon);
    CHECK(ids(box.claim()) == "msg_4");
}

TEST_CASE("an endpoint that fails has one under way, until it answers again") {
    Operational box;
    box.endpoint();
    for (int i = 0; i < limits::endpoint_concurrency_max + 2; ++i)
        box.event(fmt::format("d{}", i));
    auto claimed = box.claim();
    REQUIRE(claimed.size() == 4);
    box.settle(claimed[0], Settlement::retry, box.now + 5s);
    CHECK(box.claim().empty());
    CHECK(next_due(box.db) == box.now + limits::outbox_lease);
    for (std::size_t i = 1; i < claimed.size(); ++i)
        box.settle(claimed[i], Settlement::delivered);
    CHECK(box.claim().size() == 2);
}

TEST_CASE("where there is room for some only, first attempts go before retries, then the oldest") {
    Operational box;
    for (int i = 0; i < 4; ++i)
        box.endpoint({.documents = {fmt::format("d{}", i)}});
    for (int i = 0; i < 2; ++i)
        box.event(fmt::format("d{}", i));
    for (const auto& delivery : box.claim()) {
        box.settle(delivery, Settlement::retry, box.now + 5s);
    }
    box.now += 10s;
    box.event("d3");
    box.now += 1s;
    box.event("d2");
    CHECK(ids(box.claim(1)) == "msg_2");
    CHECK(ids(box.claim(2)) == "msg_3 msg_0");
    CHECK(ids(box.claim(2)) == "msg_1");
}

TEST_CASE("a lease that runs out makes the delivery due again, the same in every part") {
    Operational box;
    box.endpoint();
    box.event();
    const auto first = box.claim();
    REQUIRE(first.size() == 1);
    box.now += limits::outbox_lease - 1ms;
    CHECK(box.claim().empty());
    CHECK(next_due(box.db) == box.now + 1ms);
    box.now += 1ms;
    const auto second = box.claim();
    REQUIRE(second.size() == 1);
    CHECK(second[0].message_id == first[0].message_id);
    CHECK(second[0].body == first[0].body);
    CHECK(second[0].attempt == first[0].attempt);

    // Both outcomes come in: the first counts, the second changes nothing.
    box.settle(first[0], Settlement::delivered);
    box.settle(second[0], Settlement::retry, box.now + 5s);
    CHECK(box.state("msg_0") == "delivered");
    CHECK(count(box.db, "SELECT count(*) FROM attempt") == 1);
    CHECK_FALSE(get_endpoint(box.db, box.sealer, {1})->failing_since.has_value());
}

TEST_CASE("a process that starts ends the leases of the one before") {
    Operational box;
    box.endpoint();
    box.event();
    REQUIRE(box.claim().size() == 1);
    end_leases(box.db, Instant::max());
    CHECK(ids(box.claim()) == "msg_0");
}

TEST_CASE("a lease that runs out while its endpoint is disabled leaves the delivery held") {
    Operational box;
    const auto id = box.endpoint();
    box.event();
    REQUIRE(box.claim().size() == 1);
    CHECK(disable_endpoint(box.db, id, DisabledReason::switched_off, box.now).has_value());
    CHECK(box.state("msg_0") == "leased");
    box.now += limits::outbox_lease;
    CHECK(box.claim().empty());
    CHECK(box.state("msg_0") == "held");
}

TEST_CASE("an outcome that comes in after its endpoint was disabled or removed is stored") {
    for (const auto how : {Settlement::delivered, Settlement::retry, Settlement::exhausted,
                           Settlement::endpoint_gone}) {
        Operational box;
        const auto id = box.endpoint();
        box.event();
        const auto claimed = box.claim();
        CHECK(remove_endpoint(box.db, id, box.now).has_value());
        box.settle(claimed.at(0), how, box.now + 5s);
        const auto history = list_deliveries(box.db, id, {}, 10);
        REQUIRE(history.size() == 1);
        CHECK(history[0].attempts.size() == 1);
        const bool settled = how == Settlement::delivered || how == Settlement::exhausted;
        CHECK((history[0].state == DeliveryState::held) == !settled);
    }
}

TEST_CASE("history tells each attempt, newest delivery first, page by page") {
    Operational box;
    const auto id = box.endpoint();
    box.event();
    box.settle(box.claim().at(0), Settlement::retry, box.now + 5s);
    box.now += 5s;
    box.settle(box.claim().at(0), Settlement::delivered);
    box.event("plan");
    REQUIRE(box.claim().size() == 1);

    const auto history = list_deliveries(box.db, id, {}, 10);
    REQUIRE(history.size() == 2);
    CHECK(history[0].message_id == "msg_1");
    CHECK(history[0].state == DeliveryState::leased);
    CHECK(history[0].attempts.empty());
    const auto& first = history[1];
    CHECK(first.document == "strategi");
    CHECK(first.state == DeliveryState::delivered);
    CHECK_FALSE(first.next_attempt_at.has_value());
    REQUIRE(first.attempts.size() == 2);
    CHECK(first.attempts[0].number == 1);
    CHECK(first.attempts[0].attempt.outcome == webhooks::AttemptOutcome::refused);
    CHECK(first.attempts[0].attempt.http_status == 500);
    CHECK(first.attempts[0].attempt.url == "https://chat.example.no");
    CHECK(first.attempts[0].attempt.address == "192.0.2.1");
    CHECK(first.attempts[0].attempt.took == 12ms);
    CHECK(first.attempts[0].attempt.detail == "it answered 500");
    CHECK(first.attempts[0].attempt.response_start == "so it goes");
    CHECK(first.attempts[0].attempt.started_at == tests::noon);
    CHECK(first.attempts[1].number == 2);
    CHECK(first.attempts[1].attempt.http_status == 204);

    const auto page = list_deliveries(box.db, id, {}, 1);
    REQUIRE(page.size() == 1);
    const auto next_page = list_deliveries(box.db, id, page[0].id, 1);
    REQUIRE(next_page.size() == 1);
    CHECK(next_page[0].message_id == "msg_0");
    CHECK(list_deliveries(box.db, id, next_page[0].id, 1).empty());
}

TEST_CASE("410 disables the endpoint and holds what it was not given") {
    Operational box;
    const auto id = box.endpoint();
    box.event();
    box.event();
    box.event("plan");
    box.settle(box.claim().at(0), Settlement::endpoint_gone);
    CHECK(get_endpoint(box.db, box.sealer, id)->disabled_reason == DisabledReason::gone);
    CHECK(box.state("msg_0") == "held");
    CHECK(box.state("msg_1") == "held");
    CHECK(box.state("msg_2") == "leased");
}

TEST_CASE("an endpoint that only fails for five days is disabled, and one success starts anew") {
    Operational box;
    const auto id = box.endpoint();
    const auto fail_once = [&] {
        box.event(fmt::format("d{}", box.next_seq));
        box.settle(box.claim().at(0), Settlement::exhausted);
        return get_endpoint(box.db, box.sealer, id).value();
    };
    CHECK(fail_once().failing_since == tests::noon);
    box.now += 4 * 24h;
    CHECK(fail_once().failing_since == tests::noon);
    box.event("good");
    box.now += limits::pause_max;
    box.settle(box.claim().at(0), Settlement::delivered);
    CHECK_FALSE(get_endpoint(box.db, box.sealer, id)->failing_since.has_value());

    box.now += 4 * 24h;
    CHECK(fail_once().failing_since == box.now);
    box.now += limits::endpoint_disabled_after - 1ms;
    CHECK_FALSE(fail_once().disabled_reason.has_value());
    box.now += limits::pause_max;
    CHECK(fail_once().disabled_reason == DisabledReason::failing);
    CHECK(enable_endpoint(box.db, id, Held::send, box.now).has_value());
    CHECK_FALSE(fail_once().disabled_reason.has_value());
}

TEST_CASE("a retry that disables its endpoint is held with the rest") {
    Operational box;
    box.endpoint();
    box.event();
    box.event();
    box.settle(box.claim().at(0), Settlement::retry, box.now + limits::endpoint_disabled_after);
    box.now += limits::endpoint_disabled_after;
    box.settle(box.claim().at(0), Settlement::retry, box.now + 5s);
    CHECK(box.state("msg_0") == "held");
    CHECK(box.state("msg_1") == "held");
}

TEST_CASE("one endpoint whose secret does not open stops no other, and comes up again") {
    Operational box;
    box.endpoint();
    box.event();
    box.sealer.key_is_lost = true;
    CHECK(box.claim().empty());
    CHECK(box.state("msg_0") == "leased");
    box.sealer.key_is_lost = false;
    box.endpoint({.documents = {"plan"}});
    box.event("plan");
    CHECK(ids(box.claim()) == "msg_1 msg_1");
    box.now += limits::outbox_lease;
    CHECK(box.claim().size() == 3);
}

TEST_CASE("pings have a lane of their own and want an endpoint that is enabled") {
    Operational box;
    const auto id = box.endpoint();
    box.event();
    CHECK(enqueue_ping(box.db, id, "ping_1", "{}", box.now).has_value());
    const auto claimed = box.claim();
    CHECK(ids(claimed) == "msg_0 ping_1");
    CHECK(claimed.at(1).event_type == "endpoint.ping");
    CHECK(claimed.at(1).lane.empty());
    CHECK(enqueue_ping(box.db, {99}, "ping_2", "{}", box.now).error().code == Errc::not_found);
    CHECK(disable_endpoint(box.db, id, DisabledReason::switched_off, box.now).has_value());
    CHECK(enqueue_ping(box.db, id, "ping_2", "{}", box.now).error().code == Errc::invalid_input);
}

TEST_CASE("what falls due next is the earliest that can be claimed") {
    Operational box;
    CHECK_FALSE(next_due(box.db).has_value());
    box.endpoint();
    CHECK_FALSE(next_due(box.db).has_value());
    box.event();
    CHECK(next_due(box.db) == box.now);
    box.settle(box.claim().at(0), Settlement::retry, box.now + 5min);
    CHECK(next_due(box.db) == box.now + 5min);
    box.event("plan");
    CHECK(next_due(box.db) == box.now);
    box.settle(box.claim().at(0), Settlement::delivered);
    CHECK(next_due(box.db) == box.now + 5min);
}

TEST_CASE("an endpoint's history is listed by state, and what is under way is counted") {
    Operational box;
    const auto id = box.endpoint();
    box.endpoint();
    box.event();
    box.event();
    box.event("plan");
    CHECK(traffic_of(box.db, id) == Traffic{.last_success = {}, .pending = 3, .held = 0});
    for (const auto& claimed : box.claim()) {
        if (claimed.endpoint == id) box.settle(claimed, Settlement::delivered);
    }
    CHECK(list_deliveries(box.db, id, {}, 10, {DeliveryState::delivered}).size() == 2);
    const auto open =
        list_deliveries(box.db, id, {}, 10, {DeliveryState::queued, DeliveryState::waiting});
    REQUIRE(open.size() == 1);
    CHECK(open[0].message_id == "msg_1");
    CHECK(list_deliveries(box.db, id, {}, 10, {DeliveryState::exhausted}).empty());
    const auto traffic = traffic_of(box.db, id);
    CHECK(traffic.pending == 1);
    CHECK(traffic.last_success.has_value());
    CHECK(get_delivery(box.db, open[0].id)->message_id == "msg_1");
    CHECK(body_of(box.db, open[0].id) == "msg_1 after 0");
    CHECK(get_delivery(box.db, {999}).error().code == Errc::not_found);
}

}  // namespace
}  // namespace saksgang::store
