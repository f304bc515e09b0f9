// SPDX-License-Identifier: EUPL-1.2
// The outbox as the dispatcher sees it, over a real writer and real readers.
#include "daemon/store/sqlite_outbox.hpp"
#include "tests/integration/store/operational_fixture.hpp"
#include "tests/integration/store/writer_house.hpp"

namespace saksgang::store {
namespace {

using tests::finish;
using tests::ids;
using tests::start;
using tests::WriterHouse;
using namespace std::chrono_literals;

struct OutboxHouse : WriterHouse {
    tests::FlippingSealer sealer;
    Readers readers{folder.database()};
    SqliteOutbox outbox{*writer, readers, sealer, tests::Operational::told};

    void add_endpoints(int count) {
        const auto added = run<EndpointId>([this, count](Unit& unit) -> Result<EndpointId> {
            EndpointId last;
            for (int i = 0; i < count; ++i) {
                TRY(last,
                    add_endpoint(unit.db(), sealer,
                                 {.url = "https://example.no", .secret = "whsec_x"}, unit.now()));
            }
            return last;
        });
        REQUIRE(added.has_value());
    }

    // An event and its notices in one command's job, which then succeeds or fails.
    Result<Seq> command(bool succeeds) {
        return run<Seq>([succeeds](Unit& unit) -> Result<Seq> {
            TRY(const auto seq, tests::append_name(unit, "en"));
            enqueue_notice(
                unit.db(),
                {.seq = seq,
                 .message_id = fmt::format("msg_{}", seq.value),
                 .document = {"strategi"},
                 .event_type = "document.stage_changed",
                 .event_at = unit.now()},
                [](std::optional<Seq>) { return "{}"; }, unit.now());
            if (!succeeds) return fail(Errc::forbidden, "not this one");
            return seq;
        });
    }

    std::vector<webhooks::Delivery> claim() {
        return finish(io, outbox.claim(clock.now(), 100)).value();
    }
};

TEST_CASE("notices are there when their command is, and are not when it is not") {
    OutboxHouse house;
    house.add_endpoints(2);
    CHECK_FALSE(house.command(false).has_value());
    CHECK(house.claim().empty());
    CHECK_FALSE(finish(house.io, house.outbox.next_due()).value().has_value());
    CHECK(house.command(true).has_value());
    CHECK(finish(house.io, house.outbox.next_due()).value() == house.clock.now());
    const auto claimed = house.claim();
    CHECK(ids(claimed) == "msg_0 msg_0");
    CHECK(claimed.at(0).target.url == "https://example.no");
}

TEST_CASE("a claim that finds nothing commits nothing and wakes nobody") {
    OutboxHouse house;
    house.add_endpoints(1);
    const auto commits = house.writer->commits();
    const int seen = house.commits_seen;
    CHECK(house.claim().empty());
    CHECK(house.claim().empty());
    CHECK(house.writer->commits() == commits);
    CHECK(house.commits_seen == seen);
}

TEST_CASE("outcomes that come in together share one COMMIT") {
    OutboxHouse house;
    house.add_endpoints(20);
    REQUIRE(house.command(true).has_value());
    const auto claimed = house.claim();
    REQUIRE(claimed.size() == 20);
    const auto before = house.writer->commits();
    const auto gate = house.block();
    std::vector<std::shared_ptr<tests::Outcome<void>>> settled;
    for (const auto& delivery : claimed) {
        settled.push_back(start(
            house.io, house.outbox.settle(
                          delivery,
                          {.outcome = webhooks::AttemptOutcome::delivered,
                           .http_status = 204,
                           .url = {},
                           .address = {},
                           .detail = {},
                           .response_start = {},
                           .retry_after = {}},
                          {.settlement = webhooks::Settlement::delivered, .next_attempt_at = {}})));
    }
    gate->count_down();
    house.run_all();
    for (const auto& outcome : settled)
        CHECK(outcome->ok());
    CHECK(house.writer->commits() == before + 1);
    CHECK(house.count("SELECT count(*) FROM delivery WHERE state = 4") == 20);
    CHECK(house.count("SELECT count(*) FROM attempt") == 20);
}

TEST_CASE("what a process had under way when it died is sent by the next, at once") {
    OutboxHouse house;
    house.add_endpoints(1);
    REQUIRE(house.command(true).has_value());
    CHECK(ids(house.claim()) == "msg_0");
    CHECK(house.claim().empty());
    house.reopen();
    SqliteOutbox after_restart{*house.writer, house.readers, house.sealer,
                               tests::Operational::told};
    const auto claim_again = [&] {
        return finish(house.io, after_restart.claim(house.clock.now(), 100)).value();
    };
    CHECK(ids(claim_again()) == "msg_0");
    CHECK(claim_again().empty());
}

}  // namespace
}  // namespace saksgang::store
