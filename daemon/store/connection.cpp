// SPDX-License-Identifier: EUPL-1.2
// Opening a database, its pragmas, and the cache of prepared statements.
#include "daemon/store/connection.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <unordered_map>

#include "daemon/store/sqlite_check.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view shared_pragmas = R"sql(
    PRAGMA foreign_keys = ON;
    PRAGMA recursive_triggers = ON;  -- without it REPLACE deletes past the append-only triggers
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
)sql";

// One fdatasync a COMMIT. secure_delete would write every freed page again for nothing: what must
// be erased is erased by overwriting its row, and the write-ahead log is checkpointed over it. A
// savepoint keeps the pages that its job overwrites: in memory, where SQLite would write a file.
constexpr std::string_view writing_pragmas = R"sql(
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -16384;  -- KiB, as far as it is used; the default 2 MiB spills under load
)sql";

constexpr std::string_view reading_pragmas = R"sql(
    PRAGMA query_only = ON;
)sql";

// Lets the cache be asked with a string_view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>{}(text);
    }
};

}  // namespace

StoreFailure::StoreFailure(int code, const std::string& message)
    : std::runtime_error(message), code_(code) {}

bool StoreFailure::is_constraint() const {
    return (code_ & 0xFF) == SQLITE_CONSTRAINT;
}

void check_sqlite(int code, sqlite3* database, std::string_view doing) {
    if (code == SQLITE_OK) return;
    const char* detail = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    const int extended = database != nullptr ? sqlite3_extended_errcode(database) : code;
    throw StoreFailure(extended, fmt::format("{}: {} (SQLite {})", doing, detail, extended));
}

struct Connection::Impl {
    sqlite3* database = nullptr;
    // Idle statements by their text. Nodes do not move, so a lent statement knows where it belongs.
    std::unordered_map<std::string, std::vector<sqlite3_stmt*>, TextHash, std::equal_to<>> idle;

    ~Impl() {
        for (const auto& [sql, statements] : idle) {
            for (sqlite3_stmt* statement : statements)
                sqlite3_finalize(statement);
        }
        // Busy would mean that a Statement outlives its connection.
        const int code = sqlite3_close(database);
        ASSERT(code == SQLITE_OK);
    }
};

Connection::Connection(const std::filesystem::path& path, Mode mode)
    : impl_(std::make_unique<Impl>()) {
    const int flags = mode == Mode::read_write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                               : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(path.c_str(), &impl_->database,
                                     flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    check_sqlite(code, impl_->database, fmt::format("opening {}", path.string()));
    sqlite3_busy_timeout(impl_->database, static_cast<int>(limits::sqlite_busy_timeout.count()));
    execute(shared_pragmas);
    execute(mode == Mode::read_write ? writing_pragmas : reading_pragmas);
}

Connection::~Connection() = default;

Statement Connection::prepare(std::string_view sql) {
    auto found = impl_->idle.find(sql);
    if (found == impl_->idle.end()) found = impl_->idle.emplace(std::string{sql}, 0).first;
    std::vector<sqlite3_stmt*>& idle = found->second;
    if (!idle.empty()) {
        sqlite3_stmt* statement = idle.back();
        idle.pop_back();
        return Statement{statement, idle};
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(impl_->database, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    check_sqlite(code, impl_->database, fmt::format("preparing “{}”", sql));
    ASSERT(statement != nullptr);
    return Statement{statement, idle};
}

void Connection::execute(std::string_view sql) {
    const std::string terminated{sql};
    const int code = sqlite3_exec(impl_->database, terminated.c_str(), nullptr, nullptr, nullptr);
    check_sqlite(code, impl_->database, fmt::format("executing “{}”", sql.substr(0, 80)));
}

std::int64_t Connection::last_insert_rowid() const {
    return sqlite3_last_insert_rowid(impl_->database);
}

int Connection::changes() const {
    return sqlite3_changes(impl_->database);
}

std::int64_t Connection::total_changes() const {
    return sqlite3_total_changes64(impl_->database);
}

bool Connection::in_transaction() const {
    return sqlite3_get_autocommit(impl_->database) == 0;
}

}  // namespace saksgang::store
