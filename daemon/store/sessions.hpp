// SPDX-License-Identifier: EUPL-1.2
// Who is logged in with a browser. A session is known by the SHA-256 of its secret, so a copy of
// the database opens none. find on any connection; the rest inside a writer's job.
#pragma once

#include <optional>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct NewSession {
    Sha256 secret_hash;
    PersonId person;
    Instant expires_at{};
};

// Also clears away all that have expired, and this person's oldest beyond
// limits::sessions_per_person_max.
void add_session(Connection& db, const NewSession& session, Instant now);

// Nothing when there is no such session, or it has expired. The person may be disabled.
std::optional<PersonId> find_session_person(Connection& db, const Sha256& secret_hash, Instant now);

void remove_session(Connection& db, const Sha256& secret_hash);  // there or not
void remove_sessions_of(Connection& db, PersonId person);

}  // namespace saksgang::store
