// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/drafts.hpp"

#include <fmt/format.h>

#include "daemon/store/row_reading.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view find_draft_sql =
    "SELECT base, text, message, kept_at FROM draft WHERE person = ? AND document = ?";
constexpr std::string_view count_others_sql =
    "SELECT count(*) FROM draft WHERE person = ? AND document <> ?";
constexpr std::string_view keep_sql = R"sql(
    INSERT INTO draft (person, document, base, text, message, kept_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET base = excluded.base, text = excluded.text,
                                  message = excluded.message, kept_at = excluded.kept_at)sql";
constexpr std::string_view remove_draft_sql = "DELETE FROM draft WHERE person = ? AND document = ?";
constexpr std::string_view remove_of_sql = "DELETE FROM draft WHERE person = ?";
constexpr std::string_view forget_drafts_sql = "DELETE FROM draft WHERE kept_at < ?";

}  // namespace

std::optional<Draft> find_draft(Connection& db, PersonId person, const DocumentSlug& document) {
    auto row = db.prepare(find_draft_sql).bind(person, document);
    if (!row.step()) return std::nullopt;
    return Draft{.base = row.is_null(0) ? std::nullopt : std::optional{row.bytes<Oid>(0)},
                 .text = row.text(1),
                 .message = row.text(2),
                 .kept_at = row.instant(3)};
}

Result<void> keep_draft(Connection& db, PersonId person, const DocumentSlug& document,
                        const Draft& draft) {
    auto others = db.prepare(count_others_sql).bind(person, document);
    const bool counted = others.step();
    if (counted && others.integer(0) >= limits::drafts_per_person_max) {
        return fail(Errc::invalid_input,
                    fmt::format("you have {} drafts: save or throw away one of them first",
                                limits::drafts_per_person_max));
    }
    db.prepare(keep_sql)
        .bind(person, document, draft.base, draft.text, draft.message, draft.kept_at)
        .run();
    return {};
}

void remove_draft(Connection& db, PersonId person, const DocumentSlug& document) {
    db.prepare(remove_draft_sql).bind(person, document).run();
}

void remove_drafts_of(Connection& db, PersonId person) {
    db.prepare(remove_of_sql).bind(person).run();
}

int forget_drafts_before(Connection& db, Instant oldest_kept) {
    db.prepare(forget_drafts_sql).bind(oldest_kept).run();
    return db.changes();
}

}  // namespace saksgang::store
