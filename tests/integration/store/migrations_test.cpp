// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "tests/integration/store/fixture.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::TemporaryFolder;
using Mode = Connection::Mode;

// The schema as text, for comparing two ways of getting there.
std::string schema(Connection& db) {
    std::string text;
    auto row = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
    while (row.step())
        text += row.text(0) + "\n";
    return text;
}

TEST_CASE("migrations are numbered from one without a gap") {
    int wanted = 1;
    for (const Migration& step : migrations()) {
        CHECK(step.number == wanted++);
        CHECK_FALSE(step.name.empty());
        CHECK_FALSE(step.sql.empty());
    }
    CHECK(wanted > 1);
}

TEST_CASE("a new database gets every step, and a second run changes nothing") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    CHECK(schema_version(db) == 0);
    migrate(db);
    CHECK(schema_version(db) == static_cast<int>(migrations().size()));
    const std::string once = schema(db);
    migrate(db);
    CHECK(schema(db) == once);
}

TEST_CASE("from every older schema the newest is reached") {
    TemporaryFolder fresh;
    Connection wanted{fresh.database(), Mode::read_write};
    migrate(wanted);
    for (std::size_t had = 0; had < migrations().size(); ++had) {
        TemporaryFolder folder;
        Connection db{folder.database(), Mode::read_write};
        migrate(db, migrations().first(had));
        migrate(db);
        CHECK(schema(db) == schema(wanted));
    }
}

TEST_CASE("a step that fails leaves the schema before it") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    const std::array steps{
        Migration{1, "good", "CREATE TABLE good (a);"},
        Migration{2, "bad", "CREATE TABLE half (a); CREATE TABLE good (a);"},
    };
    CHECK_THROWS_AS(migrate(db, steps), StoreFailure);
    CHECK(schema_version(db) == 1);
    CHECK(count(db, "SELECT count(*) FROM sqlite_schema") == 1);
}

TEST_CASE("a newer database is refused with a remedy") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    db.execute("PRAGMA user_version = 9000");
    CHECK_THROWS_WITH(migrate(db), Catch::Contains("run a newer saksgang"));
}

TEST_CASE("the newest schema is sound") {
    TemporaryFolder folder;
    Connection db{folder.database(), Mode::read_write};
    migrate(db);
    CHECK(count(db, "PRAGMA foreign_key_check") == -1);
    auto row = db.prepare("PRAGMA integrity_check");
    REQUIRE(row.step());
    CHECK(row.text(0) == "ok");
}

}  // namespace
}  // namespace saksgang::store
