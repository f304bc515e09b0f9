// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/readers.hpp"

#include <latch>

#include "tests/integration/store/writer_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::appending;
using tests::count;
using tests::WriterHouse;

constexpr std::string_view entries = "SELECT count(*) FROM journal";

auto counting() {
    return [](Connection& db) -> Result<std::int64_t> { return count(db, entries); };
}

TEST_CASE("readers see what has been committed, and cannot write") {
    WriterHouse house;
    Readers readers{house.folder.database()};
    CHECK(tests::finish(house.io, readers.run<std::int64_t>(counting())).value() == 0);
    REQUIRE(house.run(appending("en")));
    CHECK(tests::finish(house.io, readers.run<std::int64_t>(counting())).value() == 1);
    const auto writing =
        tests::start(house.io, readers.run<void>([](Connection& db) -> Result<void> {
            db.execute("DELETE FROM ref_expected");
            return {};
        }));
    house.run_all();
    REQUIRE(writing->thrown);
    CHECK_THROWS_AS(std::rethrow_exception(writing->thrown), StoreFailure);
    // A thread that threw reads on.
    for (int i = 0; i < 4; ++i)
        CHECK(tests::finish(house.io, readers.run<std::int64_t>(counting())).value() == 1);
}

TEST_CASE("a job sees one state, however much is written meanwhile") {
    WriterHouse house;
    Readers readers{house.folder.database()};
    std::latch begun{1};
    std::latch written{1};
    const auto both = tests::start(house.io, readers.run<bool>([&](Connection& db) -> Result<bool> {
        const auto first = count(db, entries);
        begun.count_down();
        written.wait();
        return count(db, entries) == first;
    }));
    begun.wait();
    REQUIRE(house.run(appending("en")));
    written.count_down();
    house.run_all();
    CHECK(**both->result);
    CHECK(tests::finish(house.io, readers.run<std::int64_t>(counting())).value() == 1);
}

TEST_CASE("a long reading does not hold up the other reader") {
    WriterHouse house;
    Readers readers{house.folder.database(), 2};
    std::latch gate{1};
    std::latch begun{1};
    const auto slow = tests::start(house.io, readers.run<bool>([&](Connection&) -> Result<bool> {
        begun.count_down();
        gate.wait();
        return true;
    }));
    begun.wait();
    for (int i = 0; i < 5; ++i)
        CHECK(tests::finish(house.io, readers.run<std::int64_t>(counting())).value() == 0);
    gate.count_down();
    house.run_all();
    CHECK(slow->ok());
}

TEST_CASE("stopped readers are busy") {
    WriterHouse house;
    Readers readers{house.folder.database()};
    readers.stop();
    const auto refused = tests::start(house.io, readers.run<std::int64_t>(counting()));
    house.run_all();
    CHECK(refused->refused(Errc::busy));
}

}  // namespace
}  // namespace saksgang::store
