// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/transaction.hpp"
#include "tests/integration/store/fixture.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::TemporaryFolder;
using Mode = Connection::Mode;

TEST_CASE("a connection writes with WAL, FULL and recursive triggers") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    auto mode = db.prepare("PRAGMA journal_mode");
    REQUIRE(mode.step());
    CHECK(mode.text(0) == "wal");
    CHECK(count(db, "PRAGMA synchronous") == 2);
    CHECK(count(db, "PRAGMA foreign_keys") == 1);
    CHECK(count(db, "PRAGMA recursive_triggers") == 1);
    CHECK(count(db, "PRAGMA secure_delete") == 0);
}

TEST_CASE("what is bound comes back as it was") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    db.execute("CREATE TABLE t (a, b, c, d, e, f, g, h)");
    const auto oid = from_hex<Oid>("00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff");
    REQUIRE(oid);
    const std::string nul{"a\0b", 3};
    const LocalDate date{std::chrono::year{2024}, std::chrono::month{4}, std::chrono::day{26}};
    db.prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(*oid, nul, Blob{nul}, std::optional<Seq>{}, true, from_unix_ms(-5), date,
              std::string_view{})
        .run();

    auto row = db.prepare("SELECT a, b, c, d, e, f, g, h FROM t");
    REQUIRE(row.step());
    CHECK(row.bytes<Oid>(0) == *oid);
    CHECK(row.text(1) == nul);
    CHECK(row.blob(2) == nul);
    CHECK(row.is_null(3));
    CHECK(row.integer(4) == 1);
    CHECK(row.instant(5) == from_unix_ms(-5));
    CHECK(row.date(6) == date);
    CHECK_FALSE(row.is_null(7));
    CHECK(row.text(7).empty());
    CHECK(row.literal(0) == "X'00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff'");
    CHECK(row.literal(3) == "NULL");
    CHECK(row.literal(4) == "1");
    CHECK(row.literal(6) == "'2024-04-26'");
    CHECK_THROWS_AS(row.bytes<Sha256>(0), StoreFailure);
    CHECK_THROWS_AS(row.date(4), StoreFailure);
    CHECK_FALSE(row.step());
}

TEST_CASE("one text may be in use twice at a time") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    constexpr std::string_view two = "SELECT 1 UNION ALL SELECT 2";
    auto outer = db.prepare(two);
    REQUIRE(outer.step());
    {
        auto inner = db.prepare(two);
        REQUIRE(inner.step());
        CHECK(inner.integer(0) == 1);
    }
    REQUIRE(outer.step());
    CHECK(outer.integer(0) == 2);
}

TEST_CASE("a statement can be bound and run again") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    db.execute("CREATE TABLE t (a)");
    auto insert = db.prepare("INSERT INTO t VALUES (?)");
    for (int i = 0; i < 3; ++i)
        insert.bind(i).run();
    CHECK(count(db, "SELECT sum(a) FROM t") == 3);
}

TEST_CASE("a read-only connection refuses to write, and sees what is committed") {
    TemporaryFolder folder;
    Connection writing{folder.database(), Mode::read_write};
    writing.execute("CREATE TABLE t (a)");
    Connection reading{folder.database(), Mode::read_only};
    CHECK_THROWS_AS(reading.execute("INSERT INTO t VALUES (1)"), StoreFailure);

    Transaction transaction{writing};
    writing.execute("INSERT INTO t VALUES (1)");
    CHECK(count(reading, "SELECT count(*) FROM t") == 0);
    transaction.commit();
    CHECK(count(reading, "SELECT count(*) FROM t") == 1);
}

TEST_CASE("a transaction that is not committed leaves nothing") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    db.execute("CREATE TABLE t (a)");
    {
        Transaction transaction{db};
        db.execute("INSERT INTO t VALUES (1)");
    }
    CHECK_FALSE(db.in_transaction());
    CHECK(count(db, "SELECT count(*) FROM t") == 0);
}

TEST_CASE("opening what is not there, or is no database, is a failure with its name") {
    TemporaryFolder folder;
    CHECK_THROWS_WITH((Connection{folder.path() / "none.db", Mode::read_only}),
                      Catch::Contains("none.db"));
}

TEST_CASE("a constraint is told from a failing disk") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    db.execute("CREATE TABLE t (a UNIQUE)");
    db.execute("INSERT INTO t VALUES (1)");
    try {
        db.execute("INSERT INTO t VALUES (1)");
        FAIL("a second row went in");
    } catch (const StoreFailure& failure) {
        CHECK(failure.is_constraint());
    }
    CHECK_FALSE(StoreFailure(13, "disk full").is_constraint());
}

}  // namespace
}  // namespace saksgang::store
