// SPDX-License-Identifier: EUPL-1.2
// The journal as it is read: pages of it, single leaves, free text, checkpoints. Readers' threads.
// `sight` is how far the asker sees: Visibility::open, what is public alone; any other, everything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/store/connection.hpp"
#include "workflows/process.hpp"

namespace saksgang::store {

struct JournalRow {
    Seq seq;
    std::string leaf;
    std::string type;
    std::optional<DocumentSlug> document;
    Instant recorded_at{};
    workflows::Visibility visibility = workflows::Visibility::secretariat;
    bool operator==(const JournalRow&) const = default;
};

// Entries after `after` (-1: from the first), oldest first; of one document, or of all. At most
// limits::journal_page_max.
std::vector<JournalRow> journal_page(Connection& db, Seq after, std::size_t limit,
                                     const std::optional<DocumentSlug>& document,
                                     workflows::Visibility sight);
// The newest ones before `before` (nothing: from the last), newest first.
std::vector<JournalRow> newest_entries(Connection& db, std::optional<Seq> before, std::size_t limit,
                                       const std::optional<DocumentSlug>& document,
                                       workflows::Visibility sight);
std::optional<JournalRow> find_entry(Connection& db, Seq seq);
// -1: the journal is empty.
Seq last_seq(Connection& db);

// Free text of an entry. `text` is absent when it has been erased.
struct Content {
    std::optional<std::string> text;
    std::optional<Salt> salt;
    Sha256 commitment;
    bool erased() const { return !text; }
    bool operator==(const Content&) const = default;
};
// Nothing: the entry has no such text.
std::optional<Content> content(Connection& db, Seq seq, std::string_view name);

// For proofs and tiles: leaf hashes from index `first`, at most `count`.
std::vector<Sha256> leaf_hashes(Connection& db, Seq first, std::size_t count);

struct CheckpointRow {
    std::int64_t size = 0;
    Sha256 root;
    Instant stored_at{};
    std::optional<std::string> note;
    bool operator==(const CheckpointRow&) const = default;
};
std::optional<CheckpointRow> newest_checkpoint(Connection& db);
std::optional<CheckpointRow> find_checkpoint(Connection& db, std::int64_t size);

}  // namespace saksgang::store
