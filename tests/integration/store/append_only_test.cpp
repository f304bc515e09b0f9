// SPDX-License-Identifier: EUPL-1.2
// The triggers alone: what SQL itself must refuse, whoever writes it.
#include "tests/integration/store/fixture.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::TemporaryFolder;

struct StoredRows {
    TemporaryFolder folder;
    Connection db{folder.database(), Connection::Mode::read_write};
    StoredRows() {
        migrate(db);
        db.execute(R"sql(
            INSERT INTO journal VALUES (0, X'7b7d', zeroblob(32), zeroblob(16), 't', NULL, 1, 3);
            INSERT INTO journal VALUES (1, X'7b7d', zeroblob(32), zeroblob(16), 't', 'd', 1, 1);
            INSERT INTO contents VALUES (1, 'note', zeroblob(32), X'61', zeroblob(32));
            INSERT INTO checkpoint VALUES (2, zeroblob(32), 1, NULL);
        )sql");
    }
};

TEST_CASE("facts refuse every change but erasure") {
    StoredRows stored;
    for (const char* sql : {
             "UPDATE journal SET leaf = X'00' WHERE seq = 0",
             "UPDATE journal SET seq = 7 WHERE seq = 1",
             "UPDATE journal SET visibility = 3",
             "DELETE FROM journal WHERE seq = 1",
             "DELETE FROM journal",
             "REPLACE INTO journal VALUES (0, X'00', zeroblob(32), zeroblob(16), 't', NULL, 1, 3)",
             "INSERT OR REPLACE INTO journal VALUES "
             "(1, X'00', zeroblob(32), zeroblob(16), 't', NULL, 1, 3)",
             "INSERT INTO journal VALUES (1, X'00', zeroblob(32), zeroblob(16), 't', NULL, 1, 3) "
             "ON CONFLICT DO UPDATE SET leaf = X'00'",
             "INSERT INTO journal VALUES (3, X'00', zeroblob(32), zeroblob(16), 't', NULL, 1, 3)",
             "INSERT INTO journal VALUES (-1, X'00', zeroblob(32), zeroblob(16), 't', NULL, 1, 3)",
             "DELETE FROM contents",
             "REPLACE INTO contents VALUES (1, 'note', zeroblob(32), X'62', zeroblob(32))",
             "UPDATE contents SET bytes = X'62'",
             "UPDATE contents SET bytes = NULL",
             "UPDATE contents SET salt = NULL",
             "UPDATE contents SET salt = NULL, bytes = NULL, name = 'other'",
             "UPDATE contents SET salt = NULL, bytes = NULL, seq = 0",
             "UPDATE contents SET salt = NULL, bytes = NULL, commitment = randomblob(32)",
             "UPDATE checkpoint SET note = 'forged'",
             "DELETE FROM checkpoint",
             "REPLACE INTO checkpoint VALUES (2, randomblob(32), 1, NULL)",
         }) {
        INFO(sql);
        CHECK_THROWS_AS(stored.db.execute(sql), StoreFailure);
    }
    CHECK(count(stored.db, "SELECT count(*) FROM journal WHERE leaf = X'7b7d'") == 2);
    CHECK(count(stored.db, "SELECT count(*) FROM contents WHERE bytes = X'61'") == 1);
    CHECK(count(stored.db, "SELECT count(*) FROM checkpoint WHERE note IS NULL") == 1);
}

TEST_CASE("without recursive triggers REPLACE would slip past, so the pragma is not decoration") {
    StoredRows stored;
    stored.db.execute("PRAGMA recursive_triggers = OFF");
    stored.db.execute(
        "REPLACE INTO contents VALUES (1, 'note', zeroblob(32), X'62', zeroblob(32))");
    CHECK(count(stored.db, "SELECT count(*) FROM contents WHERE bytes = X'62'") == 1);
}

TEST_CASE("contents can be erased, and what is erased stays so") {
    StoredRows stored;
    stored.db.execute("UPDATE contents SET salt = NULL, bytes = NULL WHERE seq = 1");
    CHECK(count(stored.db, "SELECT count(*) FROM contents WHERE bytes IS NULL") == 1);
    CHECK_THROWS_AS(stored.db.execute("UPDATE contents SET salt = zeroblob(32), bytes = X'61'"),
                    StoreFailure);
}

}  // namespace
}  // namespace saksgang::store
