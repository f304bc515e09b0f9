// SPDX-License-Identifier: EUPL-1.2
// Keys that programs log in with. A token is known by its SHA-256; it is never seen again after it
// was made. find and list on any connection; the rest inside a writer's job.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct Token {
    TokenId id;
    PersonId person;
    std::string name;
    Instant created_at{};
    Instant expires_at{};
    std::optional<Instant> last_used_at;  // coarse
    std::optional<Instant> revoked_at;
    bool operator==(const Token&) const = default;
};

struct NewToken {
    PersonId person;
    std::string name;
    Sha256 hash;
    Instant expires_at{};
};

// Errc::invalid_input when the person has limits::tokens_per_person_max in force.
Result<TokenId> add_token(Connection& db, const NewToken& token, Instant now);
std::vector<Token> list_tokens(Connection& db, PersonId person);  // newest first, revoked ones too
// Errc::not_found for a token of somebody else too. A second time is nothing.
Result<void> revoke_token(Connection& db, PersonId person, TokenId id, Instant now);

// Nothing when it is unknown, expired or revoked. The person may be disabled.
std::optional<PersonId> find_token_person(Connection& db, const Sha256& hash, Instant now);

// When a token was used is kept to limits::token_use_noted_every, so that reading does not write:
// ask the first on a reader, call the second only when it says so.
bool token_use_is_news(Connection& db, const Sha256& hash, Instant now);
void note_token_use(Connection& db, const Sha256& hash, Instant now);

}  // namespace saksgang::store
