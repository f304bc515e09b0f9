// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/reading_journal.hpp"

#include <algorithm>
#include <limits>

#include "daemon/store/row_reading.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

using workflows::Visibility;

static_assert(static_cast<int>(Visibility::open) == 3);  // as the statements below say

#define SAKSGANG_ENTRY "SELECT seq, leaf, type, document, recorded_at, visibility FROM journal "

// One statement for each question, so that each walks the index made for it.
struct Question {
    std::string_view of_all;
    std::string_view of_document;  // binds the document first
};
constexpr Question page_of_everything{SAKSGANG_ENTRY "WHERE seq > ? ORDER BY seq LIMIT ?",
                                      SAKSGANG_ENTRY
                                      "WHERE document = ? AND seq > ? ORDER BY seq LIMIT ?"};
constexpr Question page_of_public{
    SAKSGANG_ENTRY "WHERE visibility = 3 AND seq > ? ORDER BY seq LIMIT ?",
    SAKSGANG_ENTRY "WHERE visibility = 3 AND document = ? AND seq > ? ORDER BY seq LIMIT ?"};
constexpr Question newest_of_everything{SAKSGANG_ENTRY "WHERE seq < ? ORDER BY seq DESC LIMIT ?",
                                        SAKSGANG_ENTRY
                                        "WHERE document = ? AND seq < ? ORDER BY seq DESC LIMIT ?"};
constexpr Question newest_of_public{
    SAKSGANG_ENTRY "WHERE visibility = 3 AND seq < ? ORDER BY seq DESC LIMIT ?",
    SAKSGANG_ENTRY "WHERE visibility = 3 AND document = ? AND seq < ? ORDER BY seq DESC LIMIT ?"};

constexpr std::string_view find_entry_sql = SAKSGANG_ENTRY "WHERE seq = ?";
constexpr std::string_view last_seq_sql = "SELECT coalesce(max(seq), -1) FROM journal";
constexpr std::string_view content_sql =
    "SELECT bytes, salt, commitment FROM contents WHERE seq = ? AND name = ?";
constexpr std::string_view leaf_hashes_from_sql =
    "SELECT leaf_hash FROM journal WHERE seq >= ? ORDER BY seq LIMIT ?";
constexpr std::string_view newest_checkpoint_sql =
    "SELECT size, root, stored_at, note FROM checkpoint ORDER BY size DESC LIMIT 1";
constexpr std::string_view find_checkpoint_sql =
    "SELECT size, root, stored_at, note FROM checkpoint WHERE size = ?";

JournalRow entry_at(const Statement& row) {
    return {.seq = Seq{row.integer(0)},
            .leaf = row.blob(1),
            .type = row.text(2),
            .document = optional_slug<DocumentSlug>(row, 3),
            .recorded_at = row.instant(4),
            .visibility = row.enumerator(5, Visibility::withheld)};
}

std::vector<JournalRow> answer(Connection& db, const Question& question, std::int64_t bound,
                               std::size_t limit, const std::optional<DocumentSlug>& document) {
    const auto rows = static_cast<std::int64_t>(std::min(limit, limits::journal_page_max));
    auto row = db.prepare(document ? question.of_document : question.of_all);
    if (document) row.bind(*document);
    row.bind(bound, rows);
    std::vector<JournalRow> entries;
    while (row.step())
        entries.push_back(entry_at(row));
    return entries;
}

std::optional<CheckpointRow> checkpoint_at(Statement row) {
    if (!row.step()) return std::nullopt;
    return CheckpointRow{
        .size = row.integer(0),
        .root = row.bytes<Sha256>(1),
        .stored_at = row.instant(2),
        .note = optional_at(row, 3, [](const Statement& r, int c) { return r.text(c); })};
}

}  // namespace

std::vector<JournalRow> journal_page(Connection& db, Seq after, std::size_t limit,
                                     const std::optional<DocumentSlug>& document,
                                     Visibility sight) {
    const bool all = sight != Visibility::open;
    return answer(db, all ? page_of_everything : page_of_public, after.value, limit, document);
}

std::vector<JournalRow> newest_entries(Connection& db, std::optional<Seq> before, std::size_t limit,
                                       const std::optional<DocumentSlug>& document,
                                       Visibility sight) {
    const bool all = sight != Visibility::open;
    const auto bound = before ? before->value : std::numeric_limits<std::int64_t>::max();
    return answer(db, all ? newest_of_everything : newest_of_public, bound, limit, document);
}

std::optional<JournalRow> find_entry(Connection& db, Seq seq) {
    auto row = db.prepare(find_entry_sql).bind(seq);
    if (!row.step()) return std::nullopt;
    return entry_at(row);
}

Seq last_seq(Connection& db) {
    auto row = db.prepare(last_seq_sql);
    return Seq{row.step() ? row.integer(0) : -1};
}

std::optional<Content> content(Connection& db, Seq seq, std::string_view name) {
    auto row = db.prepare(content_sql).bind(seq, name);
    if (!row.step()) return std::nullopt;
    return Content{
        .text = optional_at(row, 0, [](const Statement& r, int c) { return r.blob(c); }),
        .salt = optional_at(row, 1, [](const Statement& r, int c) { return r.bytes<Salt>(c); }),
        .commitment = row.bytes<Sha256>(2)};
}

std::vector<Sha256> leaf_hashes(Connection& db, Seq first, std::size_t count) {
    std::vector<Sha256> hashes;
    auto row = db.prepare(leaf_hashes_from_sql).bind(first, static_cast<std::int64_t>(count));
    while (row.step())
        hashes.push_back(row.bytes<Sha256>(0));
    return hashes;
}

std::optional<CheckpointRow> newest_checkpoint(Connection& db) {
    return checkpoint_at(db.prepare(newest_checkpoint_sql));
}

std::optional<CheckpointRow> find_checkpoint(Connection& db, std::int64_t size) {
    return checkpoint_at(db.prepare(find_checkpoint_sql).bind(size));
}

}  // namespace saksgang::store
