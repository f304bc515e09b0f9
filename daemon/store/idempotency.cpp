// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/idempotency.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view find_answer_sql =
    "SELECT fingerprint, answer FROM idempotency WHERE actor = ? AND key = ?";
constexpr std::string_view remember_answer_sql = R"sql(
    INSERT INTO idempotency (actor, key, fingerprint, answer, created_at)
    VALUES (?, ?, ?, ?, ?))sql";
constexpr std::string_view forget_answers_sql = "DELETE FROM idempotency WHERE created_at < ?";

}  // namespace

std::optional<StoredAnswer> find_answer(Connection& db, const Pseudonym& actor,
                                        const std::string& key) {
    auto row = db.prepare(find_answer_sql).bind(actor, key);
    if (!row.step()) return std::nullopt;
    return StoredAnswer{.fingerprint = row.blob(0), .answer = row.text(1)};
}

void remember_answer(Connection& db, const Pseudonym& actor, const std::string& key,
                     const StoredAnswer& answer, Instant now) {
    db.prepare(remember_answer_sql)
        .bind(actor, key, Blob{answer.fingerprint}, answer.answer, now)
        .run();
}

int forget_answers_before(Connection& db, Instant oldest_kept) {
    db.prepare(forget_answers_sql).bind(oldest_kept).run();
    return db.changes();
}

}  // namespace saksgang::store
