// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/sessions.hpp"

#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view insert_session_sql = R"sql(
    INSERT INTO session (secret_hash, person, created_at, expires_at) VALUES (?, ?, ?, ?))sql";
constexpr std::string_view remove_expired_sql = "DELETE FROM session WHERE expires_at <= ?";
constexpr std::string_view remove_oldest_sql = R"sql(
    DELETE FROM session WHERE secret_hash IN (
        SELECT secret_hash FROM session WHERE person = ?
        ORDER BY created_at DESC LIMIT -1 OFFSET ?))sql";
constexpr std::string_view find_session_sql =
    "SELECT person FROM session WHERE secret_hash = ? AND expires_at > ?";
constexpr std::string_view remove_session_sql = "DELETE FROM session WHERE secret_hash = ?";
constexpr std::string_view remove_of_person_sql = "DELETE FROM session WHERE person = ?";

}  // namespace

void add_session(Connection& db, const NewSession& session, Instant now) {
    db.prepare(remove_expired_sql).bind(now).run();
    // Room for the new one first: it may well have been begun in the same millisecond as others.
    db.prepare(remove_oldest_sql).bind(session.person, limits::sessions_per_person_max - 1).run();
    db.prepare(insert_session_sql)
        .bind(session.secret_hash, session.person, now, session.expires_at)
        .run();
}

std::optional<PersonId> find_session_person(Connection& db, const Sha256& secret_hash,
                                            Instant now) {
    auto row = db.prepare(find_session_sql).bind(secret_hash, now);
    if (!row.step()) return std::nullopt;
    return PersonId{row.integer(0)};
}

void remove_session(Connection& db, const Sha256& secret_hash) {
    db.prepare(remove_session_sql).bind(secret_hash).run();
}

void remove_sessions_of(Connection& db, PersonId person) {
    db.prepare(remove_of_person_sql).bind(person).run();
}

}  // namespace saksgang::store
