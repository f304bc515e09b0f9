// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/raw_rows.hpp"

#include "daemon/store/row_reading.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view journal_rows_sql = R"sql(
    SELECT seq, leaf, leaf_hash, command_id, type, document, recorded_at, visibility
      FROM journal ORDER BY seq)sql";
constexpr std::string_view content_rows_sql =
    "SELECT seq, name, salt, bytes, commitment FROM contents ORDER BY seq, name";
constexpr std::string_view checkpoint_rows_sql = "SELECT size, root FROM checkpoint ORDER BY size";

constexpr std::string_view integrity_sql = "PRAGMA integrity_check";

std::optional<std::string> optional_blob(const Statement& row, int column) {
    return optional_at(row, column, [](const Statement& r, int c) { return r.blob(c); });
}

}  // namespace

RawRows<RawJournalRow> journal_rows(Connection& db) {
    return {db.prepare(journal_rows_sql), [](const Statement& row) {
                return RawJournalRow{.seq = Seq{row.integer(0)},
                                     .leaf = row.blob(1),
                                     .leaf_hash = row.blob(2),
                                     .command_id = row.blob(3),
                                     .type = row.text(4),
                                     .document = optional_blob(row, 5),
                                     .recorded_at = row.integer(6),
                                     .visibility = row.integer(7)};
            }};
}

RawRows<RawContentRow> content_rows(Connection& db) {
    return {db.prepare(content_rows_sql), [](const Statement& row) {
                return RawContentRow{.seq = Seq{row.integer(0)},
                                     .name = row.text(1),
                                     .salt = optional_blob(row, 2),
                                     .bytes = optional_blob(row, 3),
                                     .commitment = row.blob(4)};
            }};
}

RawRows<RawCheckpointRow> checkpoint_rows(Connection& db) {
    return {db.prepare(checkpoint_rows_sql), [](const Statement& row) {
                return RawCheckpointRow{.size = row.integer(0), .root = row.blob(1)};
            }};
}

std::vector<std::string> file_faults(Connection& db) {
    std::vector<std::string> faults;
    for (auto row = db.prepare(integrity_sql); row.step();) {
        if (row.text(0) != "ok") faults.push_back(row.text(0));
    }
    return faults;
}

}  // namespace saksgang::store
