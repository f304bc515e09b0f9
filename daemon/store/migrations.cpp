// SPDX-License-Identifier: EUPL-1.2
// Runs the steps a database has not had.
#include "daemon/store/migrations.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include "daemon/store/transaction.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::store {

int schema_version(Connection& db) {
    auto row = db.prepare("PRAGMA user_version");
    const bool found = row.step();
    ASSERT(found);
    return static_cast<int>(row.integer(0));
}

void migrate(Connection& db) {
    migrate(db, migrations());
}

void migrate(Connection& db, std::span<const Migration> steps) {
    const int present = schema_version(db);
    if (std::cmp_greater(present, steps.size())) {
        throw StoreFailure(
            SQLITE_ERROR,
            fmt::format("the database has schema {} and this executable knows {}: run a newer "
                        "saksgang, or restore the backup taken before the upgrade",
                        present, steps.size()));
    }
    for (const Migration& step : steps.subspan(static_cast<std::size_t>(present))) {
        Transaction transaction{db};
        db.execute(step.sql);
        // A pragma takes no bound value; the number is our own.
        db.execute(fmt::format("PRAGMA user_version = {}", step.number));
        transaction.commit();
    }
}

}  // namespace saksgang::store
