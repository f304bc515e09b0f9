// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/provenance_table.hpp"

#include "daemon/store/row_reading.hpp"

namespace saksgang::store {
namespace {

using workflows::Visibility;

#define SAKSGANG_PROVENANCE_COLUMNS "version, blob_oid, previous, origins"
constexpr std::string_view find_provenance_sql =
    "SELECT " SAKSGANG_PROVENANCE_COLUMNS
    " FROM provenance"
    " WHERE document = ? AND sight = ? AND version = ?";
constexpr std::string_view newest_sql =
    "SELECT " SAKSGANG_PROVENANCE_COLUMNS
    " FROM provenance WHERE document = ? AND sight = ? AND version <= ? AND origins IS NOT NULL"
    " ORDER BY version DESC LIMIT 1";
constexpr std::string_view newest_made_sql =
    "SELECT coalesce(max(version), 0) FROM provenance"
    " WHERE document = ? AND sight = ? AND version <= ?";
constexpr std::string_view links_sql =
    "SELECT number, blob_oid FROM version WHERE document = ? AND number > ? AND number <= ?"
    " ORDER BY number LIMIT ?";
constexpr std::string_view public_links_sql =
    "SELECT number, blob_oid FROM version WHERE document = ? AND number > ? AND number <= ?"
    " AND released_seq IS NOT NULL AND visibility = 3 ORDER BY number LIMIT ?";
constexpr std::string_view save_sql =
    "INSERT OR IGNORE INTO provenance (document, sight, " SAKSGANG_PROVENANCE_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view forget_provenance_sql = "DELETE FROM provenance";
constexpr std::string_view next_sql = "SELECT coalesce(max(seq) + 1, 0) FROM journal";
constexpr std::string_view documents_sql =
    "SELECT DISTINCT document FROM journal WHERE seq >= ? AND document IS NOT NULL"
    " AND type IN ('document.version_saved', 'document.version_released')";

// As the column has it: one number for every sight that is not the public's.
Visibility stored(Visibility sight) {
    return sight == Visibility::open ? sight : Visibility::secretariat;
}

ProvenanceRow row_at(const Statement& row) {
    return {.link = {.version = VersionNumber{row.integer(0)}, .blob = row.bytes<Oid>(1)},
            .previous = optional_number<VersionNumber>(row, 2),
            .origins =
                optional_at(row, 3, [](const Statement& r, int column) { return r.blob(column); })};
}

std::optional<ProvenanceRow> first_of(Statement row) {
    if (!row.step()) return std::nullopt;
    return row_at(row);
}

}  // namespace

std::optional<ProvenanceRow> find_provenance(Connection& db, const Chain& chain,
                                             VersionNumber version) {
    return first_of(
        db.prepare(find_provenance_sql).bind(chain.document, stored(chain.sight), version));
}

std::optional<ProvenanceRow> newest_provenance(Connection& db, const Chain& chain,
                                               VersionNumber until) {
    return first_of(db.prepare(newest_sql).bind(chain.document, stored(chain.sight), until));
}

std::vector<ChainLink> links_without_provenance(Connection& db, const Chain& chain,
                                                VersionNumber until, std::size_t limit) {
    auto newest = db.prepare(newest_made_sql).bind(chain.document, stored(chain.sight), until);
    const VersionNumber made{newest.step() ? newest.integer(0) : 0};
    std::vector<ChainLink> links;
    if (made >= until) return links;
    auto row = db.prepare(chain.sight == Visibility::open ? public_links_sql : links_sql)
                   .bind(chain.document, made, until, static_cast<std::int64_t>(limit));
    while (row.step())
        links.push_back({.version = VersionNumber{row.integer(0)}, .blob = row.bytes<Oid>(1)});
    return links;
}

void save_provenance(Connection& db, const Chain& chain, const ProvenanceRow& row) {
    const auto origins = row.origins ? std::optional{Blob{*row.origins}} : std::nullopt;
    db.prepare(save_sql)
        .bind(chain.document, stored(chain.sight), row.link.version, row.link.blob, row.previous,
              origins)
        .run();
}

void forget_provenance(Connection& db) {
    db.execute(std::string{forget_provenance_sql});
}

ChangedTexts texts_changed_since(Connection& db, Seq first) {
    ChangedTexts changed;
    auto end = db.prepare(next_sql);
    if (end.step()) changed.next = Seq{end.integer(0)};
    auto row = db.prepare(documents_sql).bind(first);
    while (row.step())
        changed.documents.push_back({row.text(0)});
    return changed;
}

}  // namespace saksgang::store
