// SPDX-License-Identifier: EUPL-1.2
// Savepoints, shared commits, refusals and failures of the one writer.
#include <sqlite3.h>

#include "daemon/store/reading_journal.hpp"
#include "tests/integration/store/writer_house.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

using tests::append_name;
using tests::appending;
using tests::Outcome;
using tests::WriterHouse;

// The tree's head as stored is that of the leaves as stored.
void check_tree(const WriterHouse& house) {
    auto db = house.reading();
    const auto checkpoint = newest_checkpoint(db);
    const auto hashes = leaf_hashes(db, Seq{0}, 100'000);
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        const auto entry = find_entry(db, Seq{static_cast<std::int64_t>(i)});
        REQUIRE(entry);
        CHECK(journal::leaf_hash(entry->leaf) == hashes[i]);
    }
    REQUIRE(checkpoint.has_value() != hashes.empty());
    if (!checkpoint) return;
    CHECK(checkpoint->size == static_cast<std::int64_t>(hashes.size()));
    CHECK(checkpoint->root == journal::root_of(hashes));
}

TEST_CASE("a job's entries are committed when it is answered") {
    WriterHouse house;
    CHECK(house.run(appending("en")).value() == Seq{0});
    CHECK(house.run(appending("to")).value() == Seq{1});
    CHECK(house.writer->commits() == 2);
    CHECK(house.commits_seen == 2);
    CHECK(house.writer->waiting() == 0);
    check_tree(house);
}

TEST_CASE("jobs that wait together share one COMMIT, in the order they came") {
    WriterHouse house;
    const auto gate = house.block();
    std::vector<std::shared_ptr<Outcome<Seq>>> outcomes;
    const auto jobs = static_cast<int>(limits::writer_group_max);
    for (int i = 0; i < jobs; ++i)
        outcomes.push_back(house.submit(appending(std::to_string(i))));
    CHECK(house.writer->waiting() == limits::writer_group_max + 1);
    gate->count_down();
    house.run_all();
    for (int i = 0; i < jobs; ++i) {
        REQUIRE(outcomes[static_cast<std::size_t>(i)]->ok());
        CHECK(**outcomes[static_cast<std::size_t>(i)]->result == Seq{i});
    }
    CHECK(house.writer->commits() == 1);
    CHECK(house.count("SELECT count(*) FROM checkpoint") == 1);
    check_tree(house);
}

TEST_CASE("a job that fails in the middle leaves its neighbours and the tree whole") {
    WriterHouse house;
    const auto gate = house.block();
    const auto first = house.submit(appending("en"));
    const auto refused = house.submit([](Unit& unit) -> Result<Seq> {
        TRY(append_name(unit, "skal bort"));
        TRY(append_name(unit, "skal også bort"));
        return fail(Errc::forbidden, "no");
    });
    const auto thrown = house.submit([](Unit& unit) -> Result<Seq> {
        TRY(append_name(unit, "skal bort"));
        throw std::runtime_error("a bug");
    });
    const auto broken = house.submit([](Unit& unit) -> Result<Seq> {
        TRY(append_name(unit, "skal bort"));
        unit.db().execute("INSERT INTO contents VALUES (99, 'x', NULL, NULL, zeroblob(32))");
        return unit.next_seq();
    });
    const auto last = house.submit(appending("to"));
    gate->count_down();
    house.run_all();

    CHECK(**first->result == Seq{0});
    CHECK(refused->refused(Errc::forbidden));
    CHECK_THROWS_WITH(std::rethrow_exception(thrown->thrown), "a bug");
    CHECK_THROWS_AS(std::rethrow_exception(broken->thrown), StoreFailure);
    CHECK(**last->result == Seq{1});
    CHECK(house.writer->commits() == 1);
    CHECK(house.unknown_outcomes == 0);
    check_tree(house);
}

TEST_CASE("a failing disk before COMMIT takes the whole batch back, and the next one works") {
    WriterHouse house;
    REQUIRE(house.run(appending("en")));
    const auto gate = house.block();
    const auto before = house.submit(appending("to"));
    const auto failing = house.submit([](Unit& unit) -> Result<Seq> {
        TRY(append_name(unit, "tre"));
        throw StoreFailure(SQLITE_IOERR_WRITE, "the disk is gone");
    });
    const auto after = house.submit(appending("fire"));
    gate->count_down();
    house.run_all();
    for (const auto& outcome : {before, failing, after}) {
        REQUIRE(outcome->thrown);
        CHECK_THROWS_WITH(std::rethrow_exception(outcome->thrown), "the disk is gone");
    }
    CHECK(house.run(appending("to igjen")).value() == Seq{1});
    CHECK(house.unknown_outcomes == 0);
    check_tree(house);
}

TEST_CASE("what changes nothing costs no COMMIT") {
    WriterHouse house;
    CHECK(house.run([](Unit& unit) -> Result<Seq> { return unit.next_seq(); }).value() == Seq{0});
    CHECK_FALSE(house.run([](Unit& unit) -> Result<Seq> {
        TRY(append_name(unit, "nei"));
        return fail(Errc::forbidden, "no");
    }));
    CHECK(house.writer->commits() == 0);
    CHECK(house.commits_seen == 0);
    check_tree(house);
}

TEST_CASE("a full queue is busy at once, and empties again") {
    WriterHouse house;
    const auto gate = house.block();
    std::vector<std::shared_ptr<Outcome<Seq>>> waiting;
    while (house.writer->waiting() < limits::writer_queue_max)
        waiting.push_back(house.submit(appending("x")));
    const auto refused = house.submit(appending("for mye"));
    house.io.restart();
    house.io.poll();
    CHECK(refused->refused(Errc::busy));
    gate->count_down();
    house.run_all();
    for (const auto& outcome : waiting)
        CHECK(outcome->ok());
    CHECK(house.writer->waiting() == 0);
    CHECK(house.run(appending("igjen")).has_value());
}

TEST_CASE("stopping finishes what was taken and takes no more") {
    WriterHouse house;
    const auto gate = house.block();
    const auto taken = house.submit(appending("en"));
    gate->count_down();
    house.writer->stop();
    house.run_all();
    CHECK(taken->ok());
    CHECK_FALSE(house.run(appending("to")));
    CHECK(house.count("SELECT count(*) FROM journal") == 1);
}

TEST_CASE("an error at COMMIT answers nobody and takes no more") {
    WriterHouse house;
    // A deferred foreign key is checked by COMMIT itself.
    const auto lost = house.submit([](Unit& unit) -> Result<Seq> {
        unit.db().execute("PRAGMA defer_foreign_keys = ON");
        unit.db().execute("INSERT INTO milestone VALUES ('ingen', 'm', 1, NULL, NULL, 0, 0)");
        return append_name(unit, "ukjent");
    });
    house.writer->stop();
    house.io.restart();
    house.io.poll();
    CHECK(house.unknown_outcomes == 1);
    CHECK_FALSE(lost->answered());
    CHECK(house.moves.changes().empty());
    const auto later = house.submit(appending("etter"));
    CHECK(later->refused(Errc::busy));
}

TEST_CASE("a caller whose loop is gone does not disturb the others") {
    WriterHouse house;
    {
        asio::io_context gone{1};
        const auto gate = house.block();
        tests::start(gone, house.writer->run<Seq>(appending("borte")));
        gate->count_down();
    }
    house.run_all();
    CHECK(house.run(appending("her")).value() == Seq{1});
    check_tree(house);
}

TEST_CASE("entries are never recorded earlier than the one before them") {
    WriterHouse house;
    house.clock.set(5000);
    REQUIRE(house.run(appending("en")));
    house.clock.set(1000);
    const auto now = house.run<Instant>([](Unit& unit) -> Result<Instant> {
        TRY(append_name(unit, "to"));
        return unit.now();
    });
    CHECK(now.value() == from_unix_ms(5000));
    house.reopen();
    REQUIRE(house.run(appending("tre")));
    CHECK(house.count("SELECT min(recorded_at) FROM journal") == 5000);
}

TEST_CASE("a leaf that would be too long refuses the job and leaves nothing") {
    WriterHouse house;
    CHECK(house.run(appending(std::string(limits::leaf_bytes_max, 'x'))).error().code ==
          Errc::invalid_input);
    CHECK(house.count("SELECT count(*) FROM journal") == 0);
    CHECK(house.run(appending("kort")).value() == Seq{0});
}

}  // namespace
}  // namespace saksgang::store
