// SPDX-License-Identifier: EUPL-1.2
// What statements cost, counted and not timed.
#pragma once

#include <sqlite3.h>

#include <cstdint>

namespace saksgang::store::tests {

// Every connection opened while one of these stands is known to it.
class Handles {
public:
    Handles() {
        newest = nullptr;
        sqlite3_auto_extension(entry());
    }
    ~Handles() { sqlite3_cancel_auto_extension(entry()); }
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;

    // Steps of SQLite's machine taken since the last call, over all statements.
    static std::int64_t steps() {
        std::int64_t sum = 0;
        for (sqlite3_stmt* statement = sqlite3_next_stmt(newest, nullptr); statement != nullptr;
             statement = sqlite3_next_stmt(newest, statement)) {
            sum += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
        }
        return sum;
    }

private:
    static int remember(sqlite3* db, char**, const void*) {
        newest = db;
        return SQLITE_OK;
    }
    static void (*entry())() { return reinterpret_cast<void (*)()>(&remember); }
    static inline sqlite3* newest = nullptr;
};

}  // namespace saksgang::store::tests
