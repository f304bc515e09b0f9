// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/reading_documents.hpp"

#include <algorithm>
#include <limits>

#include "daemon/store/process_rows.hpp"
#include "daemon/store/row_reading.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

using workflows::Version;
using workflows::Visibility;

constexpr std::string_view list_documents_sql = R"sql(
    SELECT process.document, contents.bytes, language, case_number, stage, stage_since, head
      FROM process LEFT JOIN contents
        ON contents.seq = process.created_seq AND contents.name = 'title'
     ORDER BY last_seq DESC, process.document)sql";

constexpr std::string_view list_slugs_sql =
    "SELECT document FROM process ORDER BY last_seq DESC, document";

constexpr std::string_view title_sql = R"sql(
    SELECT contents.bytes
      FROM process JOIN contents ON contents.seq = process.created_seq AND contents.name = 'title'
     WHERE process.document = ?)sql";

// Questions about released versions walk those alone. The planner sees that by itself only where
// the number is bounded too.
constexpr std::string_view list_versions_sql =
    "SELECT " SAKSGANG_VERSION_COLUMNS
    " FROM version WHERE document = ? AND number < ? ORDER BY number DESC LIMIT ?";
constexpr std::string_view list_public_versions_sql =
    "SELECT " SAKSGANG_VERSION_COLUMNS
    " FROM version WHERE document = ? AND number < ? AND released_seq IS NOT NULL"
    " AND visibility = 3 ORDER BY number DESC LIMIT ?";
constexpr std::string_view released_before_sql =
    "SELECT " SAKSGANG_VERSION_COLUMNS
    " FROM version INDEXED BY version_released"
    " WHERE document = ? AND released_seq IS NOT NULL AND released_at < ?"
    " ORDER BY number DESC LIMIT 1";
constexpr std::string_view public_released_before_sql =
    "SELECT " SAKSGANG_VERSION_COLUMNS
    " FROM version INDEXED BY version_released"
    " WHERE document = ? AND released_seq IS NOT NULL AND released_at < ?"
    " AND visibility = 3 ORDER BY number DESC LIMIT 1";

constexpr std::string_view versions_between_sql =
    "SELECT number, name, saved_by_role, saved_by, saved_at, released_at"
    " FROM version WHERE document = ? AND number BETWEEN ? AND ? ORDER BY number";

// Passing over a row is so many times cheaper than looking for one.
constexpr std::int64_t passed_over_max = 16;

constexpr std::string_view version_of_blob_sql =
    "SELECT " SAKSGANG_VERSION_COLUMNS
    " FROM version WHERE document = ? AND blob_oid = ? ORDER BY number DESC LIMIT 1";

static_assert(static_cast<int>(Visibility::open) == 3);  // as the statements above say

VersionInShort version_in_short_at(const Statement& row) {
    return {.number = VersionNumber{row.integer(0)},
            .name = row.text(1),
            .saved_by = {.role = row.enumerator(2, Role::system), .pseudonym = {row.text(3)}},
            .saved_at = row.instant(4),
            .released_at = optional_instant(row, 5)};
}

// The first of them, as far as none lies far behind the one before it.
std::span<const VersionNumber> neighbours(std::span<const VersionNumber> numbers) {
    const auto last = std::ranges::adjacent_find(numbers, [](VersionNumber a, VersionNumber b) {
        return b.value - a.value > passed_over_max;
    });
    if (last == numbers.end()) return numbers;
    return numbers.first(static_cast<std::size_t>(last - numbers.begin()) + 1);
}

}  // namespace

VersionInShort in_short(const Version& version) {
    return {.number = version.text.version,
            .name = version.name,
            .saved_by = version.saved_by,
            .saved_at = version.saved_at,
            .released_at = version.released_at};
}

std::vector<DocumentRow> list_documents(Connection& db) {
    std::vector<DocumentRow> documents;
    auto row = db.prepare(list_documents_sql);
    while (row.step()) {
        documents.push_back({.slug = {row.text(0)},
                             .title = row.blob(1),
                             .language = row.text(2),
                             .case_number = row.text(3),
                             .stage = {row.text(4)},
                             .stage_since = row.instant(5),
                             .head = optional_number<VersionNumber>(row, 6)});
    }
    return documents;
}

std::vector<DocumentSlug> list_document_slugs(Connection& db) {
    std::vector<DocumentSlug> slugs;
    auto row = db.prepare(list_slugs_sql);
    while (row.step())
        slugs.push_back({row.text(0)});
    return slugs;
}

std::string title_of(Connection& db, const DocumentSlug& document) {
    auto row = db.prepare(title_sql).bind(document);
    return row.step() ? row.blob(0) : std::string{};
}

std::vector<Version> list_versions(Connection& db, const DocumentSlug& document,
                                   std::optional<VersionNumber> before, std::size_t limit,
                                   Visibility sight) {
    const auto end = before ? before->value : std::numeric_limits<std::int64_t>::max();
    const auto rows = static_cast<std::int64_t>(std::min(limit, limits::page_max));
    const bool all = sight != Visibility::open;
    std::vector<Version> versions;
    versions.reserve(std::min(limit, limits::page_default));
    auto row =
        db.prepare(all ? list_versions_sql : list_public_versions_sql).bind(document, end, rows);
    while (row.step())
        versions.push_back(version_at(row));
    return versions;
}

std::vector<VersionInShort> versions_numbered(Connection& db, const DocumentSlug& document,
                                              std::span<const VersionNumber> numbers) {
    std::vector<VersionInShort> versions;
    versions.reserve(numbers.size());
    while (!numbers.empty()) {
        const auto near = neighbours(numbers);
        auto row = db.prepare(versions_between_sql).bind(document, near.front(), near.back());
        while (row.step()) {
            if (std::ranges::binary_search(near, VersionNumber{row.integer(0)}))
                versions.push_back(version_in_short_at(row));
        }
        numbers = numbers.subspan(near.size());
    }
    return versions;
}

std::optional<Version> version_of_blob(Connection& db, const DocumentSlug& document,
                                       const Oid& blob) {
    auto row = db.prepare(version_of_blob_sql).bind(document, blob);
    if (!row.step()) return std::nullopt;
    return version_at(row);
}

std::optional<Version> newest_version(Connection& db, const DocumentSlug& document,
                                      Visibility sight) {
    auto versions = list_versions(db, document, std::nullopt, 1, sight);
    if (versions.empty()) return std::nullopt;
    return std::move(versions.front());
}

std::optional<Version> newest_version_released_before(Connection& db, const DocumentSlug& document,
                                                      Instant end, Visibility sight) {
    const bool all = sight != Visibility::open;
    auto row =
        db.prepare(all ? released_before_sql : public_released_before_sql).bind(document, end);
    if (!row.step()) return std::nullopt;
    return version_at(row);
}

}  // namespace saksgang::store
