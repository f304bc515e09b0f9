// SPDX-License-Identifier: EUPL-1.2
// Every version there has been, one row each. Today's is the process's head; a release changes it.
#include <fmt/format.h>

#include "daemon/store/aggregates.hpp"
#include "daemon/store/attachment_column.hpp"
#include "daemon/store/process_rows.hpp"
#include "daemon/store/row_reading.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::store {
namespace {

using workflows::Version;
using workflows::Visibility;

constexpr std::string_view save_version_sql =
    "REPLACE INTO version (document, " SAKSGANG_VERSION_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view find_version_sql =
    "SELECT " SAKSGANG_VERSION_COLUMNS " FROM version WHERE document = ? AND number = ?";

}  // namespace

Version version_at(const Statement& row) {
    return {.text = text_ref_at(row, 0),
            .text_bytes = row.integer(5),
            .visibility = row.enumerator(6, Visibility::withheld),
            .statute = row.text(7),
            .name = row.text(8),
            .saved_by = {.role = row.enumerator(9, Role::system), .pseudonym = {row.text(10)}},
            .saved_at = row.instant(11),
            .saved_seq = Seq{row.integer(12)},
            .released_at = optional_instant(row, 13),
            .released_seq = optional_number<Seq>(row, 14),
            .attachments = attachments_at(row, 15)};
}

void save_head(Connection& db, const DocumentSlug& document, const std::optional<Version>& before,
               const std::optional<Version>& after) {
    if (after == before) return;
    ASSERT(after.has_value());
    const std::int64_t last = before ? before->text.version.value : 0;
    const std::int64_t present = after->text.version.value;
    // Two new versions in one save would leave the first of them out of the table.
    ASSERT(present == last || present == last + 1);
    const Version& v = *after;
    const auto attachments = attachments_text(v.attachments);
    run_with(db.prepare(save_version_sql),
             std::tie(document, v.text.version, v.text.commit, v.text.tree, v.text.blob,
                      v.text.text_sha256, v.text_bytes, v.visibility, v.statute, v.name,
                      v.saved_by.role, v.saved_by.pseudonym, v.saved_at, v.saved_seq, v.released_at,
                      v.released_seq, attachments));
}

std::optional<Version> find_version(Connection& db, const DocumentSlug& document,
                                    VersionNumber number) {
    auto row = db.prepare(find_version_sql).bind(document, number);
    if (!row.step()) return std::nullopt;
    return version_at(row);
}

Result<Version> get_version(Connection& db, const DocumentSlug& document, VersionNumber number) {
    auto version = find_version(db, document, number);
    if (version) return *std::move(version);
    return fail(Errc::not_found,
                fmt::format("\"{}\" has no version {}: list its versions to see which there are",
                            document.value, number.value),
                "version");
}

}  // namespace saksgang::store
