// SPDX-License-Identifier: EUPL-1.2
// One write transaction as a scope: rolled back unless committed. For work outside the writer
// (migrations, rebuild, subcommands that hold the folder alone); a job has the writer's.
#pragma once

#include "daemon/store/connection.hpp"

namespace saksgang::store {

class Transaction {
public:
    explicit Transaction(Connection& db) : db_(db) { db_.execute("BEGIN IMMEDIATE"); }
    ~Transaction() {
        if (db_.in_transaction()) roll_back();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() { db_.execute("COMMIT"); }

private:
    void roll_back() noexcept {
        try {
            db_.execute("ROLLBACK");
        } catch (const StoreFailure&) {
            return;  // it is uncommitted all the same
        }
    }
    Connection& db_;
};

}  // namespace saksgang::store
