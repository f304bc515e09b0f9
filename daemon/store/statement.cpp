// SPDX-License-Identifier: EUPL-1.2
// Binding, stepping and reading one prepared statement.
#include <fmt/format.h>
#include <sqlite3.h>

#include <cstring>
#include <utility>

#include "daemon/store/connection.hpp"
#include "daemon/store/sqlite_check.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::store {
namespace {

void check(int code, sqlite3_stmt* statement) {
    if (code == SQLITE_OK) return;
    check_sqlite(code, sqlite3_db_handle(statement),
                 fmt::format("running “{}”", sqlite3_sql(statement)));
}

std::string bytes_as_string(const void* data, int size) {
    if (size == 0) return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

}  // namespace

Statement::Statement(sqlite3_stmt* statement, std::vector<sqlite3_stmt*>& idle)
    : statement_(statement), idle_(&idle) {}

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)),
      idle_(other.idle_),
      next_(other.next_) {}

Statement::~Statement() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);  // repeats the last step's error, which has been thrown already
    sqlite3_clear_bindings(statement_);
    idle_->push_back(statement_);
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    check(code, statement_);
    return false;
}

void Statement::run() {
    const bool row = step();
    ASSERT(!row);
    sqlite3_reset(statement_);
    next_ = 1;
}

int Statement::columns() const {
    return sqlite3_column_count(statement_);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const {
    const unsigned char* data = sqlite3_column_text(statement_, column);
    return bytes_as_string(data, sqlite3_column_bytes(statement_, column));
}

std::string Statement::blob(int column) const {
    const void* data = sqlite3_column_blob(statement_, column);
    return bytes_as_string(data, sqlite3_column_bytes(statement_, column));
}

std::string Statement::literal(int column) const {
    switch (sqlite3_column_type(statement_, column)) {
        case SQLITE_NULL:
            return "NULL";
        case SQLITE_BLOB: {
            const std::string bytes = blob(column);
            const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
            return fmt::format("X'{}'", hex_of(data, bytes.size()));
        }
        case SQLITE_TEXT: {
            std::string quoted = "'";
            for (char c : text(column))
                quoted += c == '\'' ? std::string{"''"} : std::string{c};
            return quoted + "'";
        }
        default:
            return text(column);
    }
}

LocalDate Statement::date(int column) const {
    const auto day = parse_date(text(column));
    if (!day) refuse(column, "no date");
    return *day;
}

void Statement::refuse(int column, std::string_view why) const {
    throw StoreFailure(SQLITE_CORRUPT, fmt::format("column {} of “{}” holds {}: {}", column,
                                                   sqlite3_sql(statement_), literal(column), why));
}

void Statement::read_bytes(int column, std::uint8_t* bytes, std::size_t size) const {
    const void* data = sqlite3_column_blob(statement_, column);
    const int stored = sqlite3_column_bytes(statement_, column);
    if (std::cmp_not_equal(stored, size)) refuse(column, fmt::format("not {} bytes", size));
    std::memcpy(bytes, data, size);
}

// Values are copied: a temporary may be bound.
void Statement::bind_next(std::nullptr_t) {
    check(sqlite3_bind_null(statement_, next_++), statement_);
}

void Statement::bind_next(std::int64_t value) {
    check(sqlite3_bind_int64(statement_, next_++, value), statement_);
}

void Statement::bind_next(std::string_view text) {
    const char* data = text.empty() ? "" : text.data();  // a null pointer would bind NULL
    check(
        sqlite3_bind_text64(statement_, next_++, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8),
        statement_);
}

void Statement::bind_blob(const void* data, std::size_t size) {
    if (size == 0) {
        check(sqlite3_bind_zeroblob(statement_, next_++, 0), statement_);
        return;
    }
    check(sqlite3_bind_blob64(statement_, next_++, data, size, SQLITE_TRANSIENT), statement_);
}

}  // namespace saksgang::store
