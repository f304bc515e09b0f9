// SPDX-License-Identifier: EUPL-1.2
// Folds entries into the derived tables of a database, one after another, from the first. Each is
// saved as it is folded, since `version` holds every head there was. Knows nothing of the journal's
// rows; trusts no entry to follow from the one before.
#pragma once

#include <map>

#include "daemon/store/connection.hpp"
#include "workflows/apply.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::store {

class Refolding {
public:
    // The tables are empty, and nobody else writes them meanwhile.
    explicit Refolding(Connection& db) : db_(db) {}

    // Errc::tampered where the event cannot follow; nothing has changed then.
    Result<void> fold(const journal::Entry& entry, const workflows::Event& event);

private:
    Connection& db_;
    workflows::Council council_;
    std::map<DocumentSlug, workflows::Process> processes_;
};

}  // namespace saksgang::store
