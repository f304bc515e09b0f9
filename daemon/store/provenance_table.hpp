// SPDX-License-Identifier: EUPL-1.2
// Provenance of texts, kept for reading: a row for each version in each of the two chains. Made
// from git; a missing row means nothing but that it has not been made yet.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "daemon/store/connection.hpp"
#include "workflows/process.hpp"

namespace saksgang::store {

// The versions of a document, one after another, as one sight has them: Visibility::open, the
// public ones alone; any other, all of them.
struct Chain {
    DocumentSlug document;
    workflows::Visibility sight = workflows::Visibility::open;
    auto operator<=>(const Chain&) const = default;
};

// A bound that no chain comes to.
inline constexpr VersionNumber newest_of_all{std::numeric_limits<std::int64_t>::max()};

struct ChainLink {
    VersionNumber version;
    Oid blob;
    bool operator==(const ChainLink&) const = default;
};

struct ProvenanceRow {
    ChainLink link;
    std::optional<VersionNumber> previous;
    std::optional<std::string> origins;  // encoded; absent: the text is beyond what has one
    bool operator==(const ProvenanceRow&) const = default;
};

std::optional<ProvenanceRow> find_provenance(Connection& db, const Chain& chain,
                                             VersionNumber version);

// The newest row up to `until` with a text that has a provenance.
std::optional<ProvenanceRow> newest_provenance(Connection& db, const Chain& chain,
                                               VersionNumber until);

// Versions of the chain behind the newest row, up to `until`, the oldest first; at most `limit`.
std::vector<ChainLink> links_without_provenance(Connection& db, const Chain& chain,
                                                VersionNumber until, std::size_t limit);

// Does nothing where there is such a row already: two that worked it out found the same.
void save_provenance(Connection& db, const Chain& chain, const ProvenanceRow& row);

void forget_provenance(Connection& db);  // all of it

struct ChangedTexts {
    std::vector<DocumentSlug> documents;
    Seq next;  // the entry that will come after all that were looked at
};
// Documents that got a text, or a release of one, from the entry `first` on.
ChangedTexts texts_changed_since(Connection& db, Seq first);

}  // namespace saksgang::store
