// SPDX-License-Identifier: EUPL-1.2
// The schema, as steps that are only ever added. The .sql files of migrations/ stand in the
// executable; PRAGMA user_version says how many of them a database has had.
#pragma once

#include <span>
#include <string_view>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct Migration {
    int number;             // 1, 2, 3 …
    std::string_view name;  // "journal_and_state"
    std::string_view sql;
};

// All of them, in order (written by CMake from the folder).
std::span<const Migration> migrations();

int schema_version(Connection& db);

// Brings the database to the newest schema, each step in a transaction of its own. Throws
// StoreFailure when the database is newer than this executable.
void migrate(Connection& db);
void migrate(Connection& db, std::span<const Migration> steps);

}  // namespace saksgang::store
