// SPDX-License-Identifier: EUPL-1.2
// Texts that somebody has begun on and not saved: one a person and document, seen by that person
// alone. find on any connection; the rest inside a writer's job.
#pragma once

#include <optional>
#include <string>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct Draft {
    std::optional<Oid> base;  // the text it began with; nothing: there was none yet
    std::string text;
    std::string message;
    Instant kept_at{};
    bool operator==(const Draft&) const = default;
};

std::optional<Draft> find_draft(Connection& db, PersonId person, const DocumentSlug& document);

// In the place of the one there was. Errc::invalid_input when the person has as many as
// limits::drafts_per_person_max of other documents.
Result<void> keep_draft(Connection& db, PersonId person, const DocumentSlug& document,
                        const Draft& draft);

void remove_draft(Connection& db, PersonId person, const DocumentSlug& document);  // there or not
void remove_drafts_of(Connection& db, PersonId person);

// Returns how many were older than that and are gone.
int forget_drafts_before(Connection& db, Instant oldest_kept);

}  // namespace saksgang::store
