// SPDX-License-Identifier: EUPL-1.2
// What was answered to a command that carried an Idempotency-Key: the same again, after a restart
// too. Stored by the transaction that did the work, so there is never one without the other.
#pragma once

#include <optional>
#include <string>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct StoredAnswer {
    std::string fingerprint;  // of the command; the same key with another one is a mismatch
    std::string answer;
    bool operator==(const StoredAnswer&) const = default;
};

std::optional<StoredAnswer> find_answer(Connection& db, const Pseudonym& actor,
                                        const std::string& key);
// The key must be new for this actor.
void remember_answer(Connection& db, const Pseudonym& actor, const std::string& key,
                     const StoredAnswer& answer, Instant now);
// Returns how many were older than that and are gone.
int forget_answers_before(Connection& db, Instant oldest_kept);

}  // namespace saksgang::store
