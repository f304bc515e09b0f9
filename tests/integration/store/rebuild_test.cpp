// SPDX-License-Identifier: EUPL-1.2
// State is a reading of the journal: folded again it comes out the same, whatever was there.
#include "daemon/store/rebuild.hpp"

#include "daemon/store/aggregates.hpp"
#include "tests/integration/store/writer_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::Samples;
using tests::secretary;
using tests::WriterHouse;
using workflows::Event;

workflows::EntryFrame frame_of(const Unit& unit, Seq seq) {
    return {
        .seq = seq, .recorded_at = unit.now(), .effective_at = unit.now(), .actor = secretary()};
}

Result<Seq> record(Unit& unit, const DocumentSlug& document, const Event& event) {
    TRY(const auto appended,
        unit.append(event, secretary(), "document/" + document.value, unit.now()));
    const auto before = unit.load_process(document);
    unit.save(before, workflows::apply(before, frame_of(unit, appended.seq), appended.event));
    return appended.seq;
}

Result<Seq> record(Unit& unit, const Event& event) {
    TRY(const auto appended, unit.append(event, secretary(), "council", unit.now()));
    const auto before = unit.load_council();
    unit.save(before, workflows::apply(before, frame_of(unit, appended.seq), appended.event));
    return appended.seq;
}

// Two documents and a council, their entries mixed; several to a job, some jobs refused.
void live_through(WriterHouse& house, std::uint64_t seed) {
    Samples samples{seed};
    workflows::Events council{workflows::CouncilDefined{"Rådet", "Europe/Oslo"}};
    for (const char* name : {"styret", "hoering"})
        council.push_back(workflows::BodyDefined{samples.body(name)});
    council.push_back(workflows::WorkflowInstalled{
        {"strategi"}, 2, samples.bytes<Oid>(), samples.bytes<Sha256>(), samples.bytes<Oid>()});
    const auto first = samples.history({"strategi"}, 40);
    const auto second = samples.history({"plan"}, 25);
    for (std::size_t i = 0; i < first.size(); i += 2) {
        house.clock.set(1'710'000'000'000 + static_cast<std::int64_t>(i) * 60'000);
        const bool refuse = i % 10 == 4;
        const auto job = [&](bool fails) {
            return [&, fails](Unit& unit) -> Result<Seq> {
                if (i / 2 < council.size()) TRY(record(unit, council[i / 2]));
                for (std::size_t k = i; k < std::min(i + 2, first.size()); ++k)
                    TRY(record(unit, {"strategi"}, first[k]));
                if (i < second.size()) TRY(record(unit, {"plan"}, second[i]));
                if (i + 1 < second.size()) TRY(record(unit, {"plan"}, second[i + 1]));
                if (fails) return fail(Errc::forbidden, "no");
                return unit.next_seq();
            };
        };
        if (refuse) REQUIRE_FALSE(house.run(job(true)));
        REQUIRE(house.run(job(false)));
    }
}

TEST_CASE("folding the journal again gives the tables that commands left") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        INFO("seed " << seed);
        WriterHouse house;
        live_through(house, seed);
        house.writer.reset();

        Connection db{house.folder.database(), Connection::Mode::read_write};
        const std::string lived = dump_derived(db);
        for (const char* table : {"council", "body", "workflow_installed", "process", "version",
                                  "decision", "decision_section", "response", "milestone"}) {
            CHECK(lived.find(std::string{"\n"} + table + "|") != std::string::npos);
        }
        REQUIRE(rebuild(db).value() == tests::count(db, "SELECT count(*) FROM journal"));
        CHECK(dump_derived(db) == lived);

        db.execute(
            "UPDATE process SET stage = 'feil'; DELETE FROM decision;"
            "UPDATE version SET name = 'feil'; UPDATE council SET name = 'feil';"
            "INSERT INTO body VALUES ('feil', '{}');");
        CHECK(dump_derived(db) != lived);
        REQUIRE(rebuild(db));
        CHECK(dump_derived(db) == lived);
    }
}

TEST_CASE("state survives a restart, and goes on from there") {
    WriterHouse house;
    live_through(house, 9);
    const auto before = load_process(
        *std::make_unique<Connection>(house.folder.database(), Connection::Mode::read_only),
        {"strategi"});
    house.reopen();
    const auto after = house.run<workflows::Process>(
        [](Unit& unit) -> Result<workflows::Process> { return unit.load_process({"strategi"}); });
    CHECK(after.value() == before);
}

TEST_CASE("an entry that is not what it should be is named, and nothing changes") {
    WriterHouse house;
    live_through(house, 4);
    house.writer.reset();
    Connection db{house.folder.database(), Connection::Mode::read_write};
    const std::string lived = dump_derived(db);
    db.execute("DROP TRIGGER journal_is_not_updated");
    for (const char* tampering : {"UPDATE journal SET leaf = X'7b7d' WHERE seq = 7",
                                  "UPDATE journal SET leaf = (SELECT leaf FROM journal "
                                  "WHERE seq = 6) WHERE seq = 7"}) {
        db.execute(tampering);
        const auto refused = rebuild(db);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::tampered);
        CHECK(refused.error().message.find("entry 7:") == 0);
        CHECK(dump_derived(db) == lived);
    }
}

TEST_CASE("an empty journal rebuilds to nothing") {
    WriterHouse house;
    house.writer.reset();
    Connection db{house.folder.database(), Connection::Mode::read_write};
    CHECK(rebuild(db).value() == 0);
    CHECK(dump_derived(db).empty());
}

}  // namespace
}  // namespace saksgang::store
