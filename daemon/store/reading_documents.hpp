// SPDX-License-Identifier: EUPL-1.2
// Documents and their versions, as pages and the API list them. Readers' threads.
// `sight` is how far the asker sees: Visibility::open, what is public alone; any other, everything.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "daemon/store/connection.hpp"
#include "workflows/process.hpp"

namespace saksgang::store {

struct DocumentRow {
    DocumentSlug slug;
    std::string title;  // empty: erased
    std::string language;
    std::string case_number;
    StageSlug stage;
    Instant stage_since{};
    std::optional<VersionNumber> head;
    bool operator==(const DocumentRow&) const = default;
};

// A version as it is told of where there are many.
struct VersionInShort {
    VersionNumber number;
    std::string name;  // empty until it is released
    Actor saved_by;
    Instant saved_at{};
    std::optional<Instant> released_at;
    bool operator==(const VersionInShort&) const = default;
};
VersionInShort in_short(const workflows::Version& version);

// Newest activity first.
std::vector<DocumentRow> list_documents(Connection& db);
std::vector<DocumentSlug> list_document_slugs(Connection& db);

// Empty: erased, or no such document.
std::string title_of(Connection& db, const DocumentSlug& document);

// Newest first; `before`: only older ones. At most limits::page_max.
std::vector<workflows::Version> list_versions(Connection& db, const DocumentSlug& document,
                                              std::optional<VersionNumber> before,
                                              std::size_t limit, workflows::Visibility sight);
// Those of `numbers`, which ascend, that are there: in the same order.
std::vector<VersionInShort> versions_numbered(Connection& db, const DocumentSlug& document,
                                              std::span<const VersionNumber> numbers);
// The newest with that very text.
std::optional<workflows::Version> version_of_blob(Connection& db, const DocumentSlug& document,
                                                  const Oid& blob);
std::optional<workflows::Version> newest_version(Connection& db, const DocumentSlug& document,
                                                 workflows::Visibility sight);
std::optional<workflows::Version> newest_version_released_before(Connection& db,
                                                                 const DocumentSlug& document,
                                                                 Instant end,
                                                                 workflows::Visibility sight);

}  // namespace saksgang::store
