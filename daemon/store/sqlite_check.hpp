// SPDX-License-Identifier: EUPL-1.2
// SQLite's result codes into exceptions; for this room's lowest files only.
#pragma once

#include <string_view>

struct sqlite3;

namespace saksgang::store {

// Throws StoreFailure, saying what was being done, unless `code` is SQLITE_OK.
void check_sqlite(int code, sqlite3* database, std::string_view doing);

}  // namespace saksgang::store
