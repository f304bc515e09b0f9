// SPDX-License-Identifier: EUPL-1.2
// The facts' rows as they stand, in order, for whoever trusts none of them: nothing is decoded, no
// length is taken for granted, and a row of any shape can be read. Read inside a Snapshot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct RawJournalRow {
    Seq seq;
    std::string leaf;
    std::string leaf_hash;
    std::string command_id;
    std::string type;
    std::optional<std::string> document;
    std::int64_t recorded_at = 0;
    std::int64_t visibility = 0;
};

struct RawContentRow {
    Seq seq;
    std::string name;
    std::optional<std::string> salt;
    std::optional<std::string> bytes;
    std::string commitment;
};

struct RawCheckpointRow {
    std::int64_t size = 0;
    std::string root;
};

// One row stands ready at a time.
template <class Row>
class RawRows {
public:
    using Read = Row (*)(const Statement&);
    RawRows(Statement rows, Read read) : rows_(std::move(rows)), read_(read) { advance(); }

    const std::optional<Row>& row() const { return row_; }  // nothing: no more
    void advance() { row_ = rows_.step() ? std::optional<Row>{read_(rows_)} : std::nullopt; }

private:
    Statement rows_;
    Read read_;
    std::optional<Row> row_;
};

RawRows<RawJournalRow> journal_rows(Connection& db);        // by seq
RawRows<RawContentRow> content_rows(Connection& db);        // by seq, then name
RawRows<RawCheckpointRow> checkpoint_rows(Connection& db);  // by size

// What SQLite itself finds wrong with the file: torn pages, an index that leaves rows out, values
// that a table does not take. Empty: nothing.
std::vector<std::string> file_faults(Connection& db);

}  // namespace saksgang::store
