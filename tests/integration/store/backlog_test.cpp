// SPDX-License-Identifier: EUPL-1.2
// What is told of notices that have not arrived.
#include "daemon/store/backlog.hpp"

#include "tests/integration/store/operational_fixture.hpp"

namespace saksgang::store {
namespace {

using tests::Operational;
using namespace std::chrono_literals;
using webhooks::Settlement;

TEST_CASE("nothing waits in an empty outbox") {
    Operational box;
    const auto told = backlog(box.db);
    CHECK(told.queued + told.waiting + told.leased + told.held == 0);
    CHECK_FALSE(told.oldest_at.has_value());
}

TEST_CASE("every notice that has not arrived is counted once, where it stands") {
    Operational box;
    box.endpoint();
    const auto off = box.endpoint();
    box.event("strategi");
    box.now += 1s;
    box.event("strategi");
    box.event("plan");
    CHECK(disable_endpoint(box.db, off, DisabledReason::switched_off, box.now).has_value());

    auto told = backlog(box.db);
    CHECK(told.waiting == 2);
    CHECK(told.queued == 1);
    CHECK(told.leased == 0);
    CHECK(told.held == 3);
    CHECK(told.oldest_at == tests::noon);

    const auto claimed = box.claim();
    REQUIRE(claimed.size() == 2);
    told = backlog(box.db);
    CHECK(told.waiting == 0);
    CHECK(told.leased == 2);

    for (const auto& delivery : claimed)
        box.settle(delivery, Settlement::delivered);
    told = backlog(box.db);
    CHECK(told.waiting == 1);
    CHECK(told.queued + told.leased == 0);
    CHECK(told.oldest_at == tests::noon + 1s);
}

TEST_CASE("an endpoint is counted among the paused until it answers") {
    Operational box;
    const auto id = box.endpoint();
    const auto fail_once = [&] { note_failure(box.db, id, {}, box.now); };
    fail_once();
    CHECK(backlog(box.db).paused == 0);
    fail_once();
    CHECK(backlog(box.db).paused == 1);
    note_success(box.db, id);
    CHECK(backlog(box.db).paused == 0);
}

}  // namespace
}  // namespace saksgang::store
