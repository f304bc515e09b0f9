// SPDX-License-Identifier: EUPL-1.2
// Columns into the values of the domain, and lists of values into parameters. For this room alone.
#pragma once

#include <tuple>

#include "daemon/store/connection.hpp"
#include "workflows/process.hpp"

namespace saksgang::store {

// `read` of the row, or nothing where the column is NULL.
template <class Read>
auto optional_at(const Statement& row, int column, Read read)
    -> std::optional<decltype(read(row, column))> {
    if (row.is_null(column)) return std::nullopt;
    return read(row, column);
}

template <class S>
std::optional<S> optional_slug(const Statement& row, int column) {
    return optional_at(row, column, [](const Statement& r, int c) { return S{r.text(c)}; });
}

template <class N>
std::optional<N> optional_number(const Statement& row, int column) {
    return optional_at(row, column, [](const Statement& r, int c) { return N{r.integer(c)}; });
}

inline std::optional<LocalDate> optional_date(const Statement& row, int column) {
    return optional_at(row, column, [](const Statement& r, int c) { return r.date(c); });
}

inline std::optional<Instant> optional_instant(const Statement& row, int column) {
    return optional_at(row, column, [](const Statement& r, int c) { return r.instant(c); });
}

inline int small_integer(const Statement& row, int column) {
    return static_cast<int>(row.integer(column));
}

// Five columns from `column`: number, commit, tree, blob, SHA-256.
inline workflows::TextRef text_ref_at(const Statement& row, int column) {
    return {.version = VersionNumber{row.integer(column)},
            .commit = row.bytes<Oid>(column + 1),
            .tree = row.bytes<Oid>(column + 2),
            .blob = row.bytes<Oid>(column + 3),
            .text_sha256 = row.bytes<Sha256>(column + 4)};
}

// Binds a tuple's elements in order and runs.
template <class... Columns>
void run_with(Statement statement, const std::tuple<Columns...>& columns) {
    std::apply([&](const auto&... values) { statement.bind(values...); }, columns);
    statement.run();
}

}  // namespace saksgang::store
