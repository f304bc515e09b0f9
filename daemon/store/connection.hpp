// SPDX-License-Identifier: EUPL-1.2
// One SQLite connection and its statements, on one thread. Environment failures (I/O, corruption,
// full disk) throw StoreFailure; nothing here knows a table.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace saksgang::store {

class StoreFailure : public std::runtime_error {
public:
    StoreFailure(int code, const std::string& message);
    int code() const { return code_; }  // SQLite's extended result code
    // Only the statement failed (a constraint, a trigger's ABORT): its transaction is whole.
    bool is_constraint() const;

private:
    int code_;
};

// Bytes to be bound as BLOB rather than TEXT; outlives the statement's run.
struct Blob {
    std::string_view bytes;
};

// A prepared statement, borrowed from the connection's cache for one use: bind in order, step,
// read.
//   auto row = db.prepare(find_document_sql).bind(slug.value);
//   while (row.step()) use(row.text(0));
// Binding is by position from 1. Reading: columns count from 0, as SQLite's do.
class Statement {
public:
    Statement(Statement&&) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();  // resets, and gives it back

    template <class... Values>
    Statement& bind(const Values&... values) & {
        (bind_next(values), ...);
        return *this;
    }
    template <class... Values>
    Statement bind(const Values&... values) && {
        (bind_next(values), ...);
        return std::move(*this);
    }
    bool step();  // true: a row stands ready
    void run();   // for statements without rows; may be bound and run again

    int columns() const;
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string blob(int column) const;
    std::string literal(int column) const;  // as SQL would write it: 'text', X'00FF', 12, NULL
    Instant instant(int column) const { return from_unix_ms(integer(column)); }
    LocalDate date(int column) const;
    template <class E>
    E enumerator(int column, E last) const {  // enums count from 1
        const std::int64_t value = integer(column);
        if (value < 1 || value > static_cast<std::int64_t>(last)) refuse(column, "no such value");
        return static_cast<E>(value);
    }
    template <class B>
    B bytes(int column) const {  // fixed-size ids, stored as BLOB
        B value;
        read_bytes(column, value.value.data(), B::size);
        return value;
    }
    // Throws StoreFailure: the column holds what we did not put there.
    [[noreturn]] void refuse(int column, std::string_view why) const;

private:
    friend class Connection;
    // `idle`: the connection's list of such statements when nobody has them.
    Statement(sqlite3_stmt* statement, std::vector<sqlite3_stmt*>& idle);
    void bind_next(std::nullptr_t);
    void bind_next(std::int64_t value);
    void bind_next(int value) { bind_next(std::int64_t{value}); }
    void bind_next(bool value) { bind_next(std::int64_t{value ? 1 : 0}); }
    void bind_next(std::string_view text);
    void bind_next(const std::string& text) { bind_next(std::string_view{text}); }
    void bind_next(const char* text) { bind_next(std::string_view{text}); }
    void bind_blob(const void* data, std::size_t size);
    void bind_next(Blob blob) { bind_blob(blob.bytes.data(), blob.bytes.size()); }
    void read_bytes(int column, std::uint8_t* bytes, std::size_t size) const;
    template <class Tag, std::size_t Size>
    void bind_next(const Bytes<Tag, Size>& bytes) {
        bind_blob(bytes.value.data(), Size);
    }
    template <class Tag>
    void bind_next(const Slug<Tag>& slug) {
        bind_next(std::string_view{slug.value});
    }
    template <class Tag>
    void bind_next(const Number<Tag>& number) {
        bind_next(number.value);
    }
    void bind_next(const Pseudonym& pseudonym) { bind_next(std::string_view{pseudonym.value}); }
    void bind_next(Instant instant) { bind_next(to_unix_ms(instant)); }
    void bind_next(LocalDate date) { bind_next(format_date(date)); }
    template <class E>
        requires std::is_enum_v<E>
    void bind_next(E value) {
        bind_next(static_cast<std::int64_t>(value));
    }
    template <class T>
    void bind_next(const std::optional<T>& value) {
        if (value)
            bind_next(*value);
        else
            bind_next(nullptr);
    }

    sqlite3_stmt* statement_;
    std::vector<sqlite3_stmt*>* idle_;
    int next_ = 1;
};

class Connection {
public:
    enum class Mode { read_write = 1, read_only };
    // WAL, synchronous=FULL, foreign keys, recursive_triggers=ON, secure_delete=OFF; read-only ones
    // also query_only. Only read_write creates the file. Used by one thread at a time.
    Connection(const std::filesystem::path& path, Mode mode);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Statement prepare(std::string_view sql);  // cached by its text: constants only
    void execute(std::string_view sql);       // one or more statements without values
    std::int64_t last_insert_rowid() const;
    int changes() const;                 // rows changed by the last statement
    std::int64_t total_changes() const;  // rows changed since opened, rolled back ones included
    bool in_transaction() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace saksgang::store
