// SPDX-License-Identifier: EUPL-1.2
// The files as a dying process leaves them: copied in the middle, opened again elsewhere. What was
// committed is there, with its intents; what was not is not.
#include "daemon/store/reading_journal.hpp"
#include "daemon/store/ref_intents.hpp"
#include "tests/integration/store/writer_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::append_name;
using tests::appending;
using tests::ManualClock;
using tests::SeededRng;
using tests::TemporaryFolder;
using tests::WriterHouse;

// The database and its log, as they are on disk now.
void copy_files(const WriterHouse& house, const TemporaryFolder& to) {
    for (const char* suffix : {"", "-wal"}) {
        const auto from = house.folder.database().string() + suffix;
        if (!std::filesystem::exists(from)) continue;
        std::filesystem::copy_file(from, to.database().string() + suffix);
    }
}

struct Found {
    std::int64_t entries = 0;
    std::size_t intents = 0;
    bool sound = false;
};

// Opens the copy as start-up does; throws when the journal does not fit its checkpoint.
Found open_again(const TemporaryFolder& folder) {
    ManualClock clock;
    SeededRng rng;
    const Writer writer{folder.database(), clock, rng, {.on_unknown_outcome = [](auto) {}}};
    Connection db{folder.database(), Connection::Mode::read_only};
    auto check = db.prepare("PRAGMA integrity_check");
    const bool sound = check.step() && check.text(0) == "ok";
    return {
        .entries = last_seq(db).value + 1, .intents = pending_intents(db).size(), .sound = sound};
}

TEST_CASE("a crash inside a job leaves nothing of it, nor of the jobs that share its transaction") {
    WriterHouse house;
    REQUIRE(house.run(appending("før")));
    const auto gate = house.block();
    TemporaryFolder copy;
    const auto first = house.submit(appending("delt"));
    const auto dying = house.submit([&](Unit& unit) -> Result<Seq> {
        TRY(const auto seq, append_name(unit, "halvveis"));
        copy_files(house, copy);
        return seq;
    });
    gate->count_down();
    house.run_all();
    REQUIRE(dying->ok());
    const Found found = open_again(copy);
    CHECK(found.sound);
    CHECK(found.entries == 1);
    CHECK(found.intents == 0);
    CHECK(house.count("SELECT count(*) FROM journal") == 3);
}

TEST_CASE("a crash between COMMIT and the refs leaves the entry and its intent") {
    WriterHouse house;
    house.moves.hold();
    const auto waiting = house.submit([](Unit& unit) -> Result<Seq> {
        TRY(const auto seq, append_name(unit, "tekst"));
        unit.intend({.name = "refs/heads/a", .before = std::nullopt, .after = Oid{}});
        return seq;
    });
    house.moves.wait_for(1);
    TemporaryFolder copy;
    copy_files(house, copy);
    const Found found = open_again(copy);
    CHECK(found.sound);
    CHECK(found.entries == 1);
    CHECK(found.intents == 1);
    house.moves.let_go();
    house.run_all();
    CHECK(waiting->ok());
}

TEST_CASE("a log torn anywhere gives back a whole number of commits") {
    WriterHouse house;
    constexpr std::int64_t commits = 5;
    for (std::int64_t i = 0; i < commits; ++i)
        REQUIRE(house.run(appending("nummer " + std::to_string(i))));
    const auto log = house.folder.database().string() + "-wal";
    const auto whole = std::filesystem::file_size(log);
    std::int64_t most = 0;
    for (std::uintmax_t kept = 0; kept <= whole; kept += whole / 23) {
        TemporaryFolder copy;
        copy_files(house, copy);
        std::filesystem::resize_file(copy.database().string() + "-wal", kept);
        const Found found = open_again(copy);
        CHECK(found.sound);
        CHECK(found.entries >= most);
        most = found.entries;
    }
    CHECK(most >= commits - 1);
}

}  // namespace
}  // namespace saksgang::store
