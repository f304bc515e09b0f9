// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/tokens.hpp"

#include <fmt/format.h>

#include "daemon/store/row_reading.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view count_tokens_sql =
    "SELECT count(*) FROM token WHERE person = ? AND revoked_at IS NULL AND expires_at > ?";
constexpr std::string_view insert_token_sql = R"sql(
    INSERT INTO token (person, name, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?))sql";
constexpr std::string_view list_tokens_sql = R"sql(
    SELECT id, person, name, created_at, expires_at, last_used_at, revoked_at
    FROM token WHERE person = ? ORDER BY id DESC)sql";
constexpr std::string_view revoke_sql = R"sql(
    UPDATE token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND person = ?)sql";
constexpr std::string_view find_token_sql = R"sql(
    SELECT person FROM token WHERE hash = ? AND revoked_at IS NULL AND expires_at > ?)sql";
constexpr std::string_view is_news_sql =
    "SELECT 1 FROM token WHERE hash = ? AND coalesce(last_used_at <= ?, 1)";
constexpr std::string_view note_use_sql = "UPDATE token SET last_used_at = ? WHERE hash = ?";

}  // namespace

Result<TokenId> add_token(Connection& db, const NewToken& token, Instant now) {
    auto in_force = db.prepare(count_tokens_sql).bind(token.person, now);
    if (in_force.step() && in_force.integer(0) >= limits::tokens_per_person_max) {
        return fail(Errc::invalid_input,
                    fmt::format("you have {} tokens in force, which is the limit: revoke one first",
                                limits::tokens_per_person_max));
    }
    db.prepare(insert_token_sql)
        .bind(token.person, token.name, token.hash, now, token.expires_at)
        .run();
    return TokenId{db.last_insert_rowid()};
}

std::vector<Token> list_tokens(Connection& db, PersonId person) {
    std::vector<Token> tokens;
    auto row = db.prepare(list_tokens_sql).bind(person);
    while (row.step()) {
        tokens.push_back({.id = {row.integer(0)},
                          .person = {row.integer(1)},
                          .name = row.text(2),
                          .created_at = row.instant(3),
                          .expires_at = row.instant(4),
                          .last_used_at = optional_instant(row, 5),
                          .revoked_at = optional_instant(row, 6)});
    }
    return tokens;
}

Result<void> revoke_token(Connection& db, PersonId person, TokenId id, Instant now) {
    db.prepare(revoke_sql).bind(now, id, person).run();
    if (db.changes() == 1) return {};
    return fail(Errc::not_found, "you have no token by that id");
}

std::optional<PersonId> find_token_person(Connection& db, const Sha256& hash, Instant now) {
    auto row = db.prepare(find_token_sql).bind(hash, now);
    if (!row.step()) return std::nullopt;
    return PersonId{row.integer(0)};
}

bool token_use_is_news(Connection& db, const Sha256& hash, Instant now) {
    return db.prepare(is_news_sql).bind(hash, now - limits::token_use_noted_every).step();
}

void note_token_use(Connection& db, const Sha256& hash, Instant now) {
    db.prepare(note_use_sql).bind(now, hash).run();
}

}  // namespace saksgang::store
