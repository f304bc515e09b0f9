// SPDX-License-Identifier: EUPL-1.2
// The facts: journal, contents, checkpoint. Rows go in and, but for erasure, never change.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/store/connection.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::store {

// Where the journal ends, as the writer carries it. A value: copying it is the savepoint.
struct JournalEnd {
    journal::Frontier frontier;
    Instant recorded_at{};  // of the last entry; the next is not earlier
    bool operator==(const JournalEnd&) const = default;
};

// Takes the stored frontier where it gives the newest checkpoint's root, else works it out from the
// leaf hashes. Throws StoreFailure where journal and checkpoint do not fit: that is tampering.
JournalEnd load_journal_end(Connection& db);

// One row, from an entry and its bytes. `leaf_hash` is theirs.
void insert_entry(Connection& db, const journal::Entry& entry, std::string_view leaf,
                  const Sha256& leaf_hash, workflows::Visibility visibility);
void insert_content(Connection& db, Seq seq, const workflows::SealedContent& content);

// Salt and bytes go; the commitment stays. Errc::not_found; a second time is nothing.
Result<void> erase_content(Connection& db, Seq seq, std::string_view name);

// The tree's head and right edge, by the COMMIT that moved them.
void store_checkpoint(Connection& db, const journal::Frontier& frontier, Instant now);

// "document/<slug>" → the slug.
std::optional<DocumentSlug> document_of(std::string_view subject);

}  // namespace saksgang::store
