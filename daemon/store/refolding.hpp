// SPDX-License-Identifier: EUPL-1.2
// Folds entries into the derived tables of a database, one after another, from the first. What
// changes a document's head is saved at once, since `version` holds every head there was; of the
// rest the end alone counts, and is saved by finish. Knows nothing of the journal's rows; trusts no
// entry to follow from the one before.
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
    // After the last one: only now do the tables say what the entries add up to.
    void finish();

private:
    struct Document {
        workflows::Process present;
        workflows::Process saved;
    };
    void save(Document& document);

    Connection& db_;
    workflows::Council council_;
    std::map<DocumentSlug, Document> documents_;
};

}  // namespace saksgang::store
