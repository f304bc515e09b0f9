// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/ref_intents.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace saksgang::store {
namespace {

constexpr std::string_view insert_intent_sql =
    "INSERT INTO ref_intent (name, before_oid, after_oid) VALUES (?, ?, ?)";
constexpr std::string_view expect_ref_sql = R"sql(
    INSERT INTO ref_expected (name, oid) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET oid = excluded.oid)sql";
constexpr std::string_view expected_ref_sql = "SELECT oid FROM ref_expected WHERE name = ?";
constexpr std::string_view expected_refs_sql = "SELECT name, oid FROM ref_expected ORDER BY name";
constexpr std::string_view pending_intents_sql =
    "SELECT name, before_oid, after_oid FROM ref_intent ORDER BY id";
constexpr std::string_view mark_moved_sql = "DELETE FROM ref_intent WHERE id = ?";
constexpr std::string_view mark_all_moved_sql = "DELETE FROM ref_intent";

using Place = std::optional<Oid>;  // nothing: the ref does not exist

// The places one ref goes through: before its first intent, and after each.
using Places = std::vector<Place>;

}  // namespace

RefIntent insert_intent(Connection& db, const repo::RefChange& change) {
    db.prepare(insert_intent_sql).bind(change.name, change.before, change.after).run();
    const std::int64_t id = db.last_insert_rowid();
    expect_ref(db, change.name, change.after);
    return {.id = id, .change = change};
}

void expect_ref(Connection& db, const std::string& name, const Oid& oid) {
    db.prepare(expect_ref_sql).bind(name, oid).run();
}

std::optional<Oid> find_expected_ref(Connection& db, const std::string& name) {
    auto row = db.prepare(expected_ref_sql).bind(name);
    if (!row.step()) return std::nullopt;
    return row.bytes<Oid>(0);
}

std::map<std::string, Oid> expected_refs(Connection& db) {
    std::map<std::string, Oid> refs;
    auto row = db.prepare(expected_refs_sql);
    while (row.step())
        refs.emplace(row.text(0), row.bytes<Oid>(1));
    return refs;
}

std::vector<repo::RefChange> pending_intents(Connection& db) {
    std::vector<repo::RefChange> pending;
    auto row = db.prepare(pending_intents_sql);
    while (row.step()) {
        const Place before = row.is_null(1) ? Place{} : row.bytes<Oid>(1);
        pending.push_back({.name = row.text(0), .before = before, .after = row.bytes<Oid>(2)});
    }
    return pending;
}

void mark_moved(Connection& db, const std::vector<std::int64_t>& ids) {
    auto moved = db.prepare(mark_moved_sql);
    for (const std::int64_t id : ids)
        moved.bind(id).run();
}

void mark_all_moved(Connection& db) {
    db.execute(mark_all_moved_sql);
}

Result<std::vector<repo::RefChange>> remaining_moves(const std::vector<repo::RefChange>& pending,
                                                     const std::map<std::string, Oid>& actual) {
    std::map<std::string, Places> places;
    for (const repo::RefChange& change : pending) {
        Places& of_ref = places[change.name];
        if (of_ref.empty()) of_ref.push_back(change.before);
        of_ref.push_back(change.after);
    }
    std::vector<repo::RefChange> moves;
    for (const auto& [name, of_ref] : places) {
        const auto found = actual.find(name);
        const Place now = found == actual.end() ? Place{} : found->second;
        if (std::ranges::find(of_ref, now) == of_ref.end()) {
            return fail(Errc::tampered,
                        fmt::format("{} stands at {}, where no entry of the journal put it: run "
                                    "saksgang verify",
                                    name, now ? to_hex(*now) : "nothing"));
        }
        if (now != of_ref.back()) {
            moves.push_back({.name = name, .before = now, .after = *of_ref.back()});
        }
    }
    return moves;
}

}  // namespace saksgang::store
