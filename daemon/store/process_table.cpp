// SPDX-License-Identifier: EUPL-1.2
// The process's own row, and the aggregate put together from its tables.
#include <fmt/format.h>

#include "daemon/store/aggregates.hpp"
#include "daemon/store/process_rows.hpp"
#include "daemon/store/row_reading.hpp"

namespace saksgang::store {
namespace {

using workflows::Process;

constexpr std::string_view load_process_sql = R"sql(
    SELECT language, case_number, workflow, workflow_revision, workflow_blob, workflow_sha256,
           stage, visit, stage_since, stage_entered_on, stage_seq, created_seq, last_seq, head
      FROM process WHERE document = ?)sql";

constexpr std::string_view save_process_sql = R"sql(
    INSERT INTO process (document, language, case_number, workflow, workflow_revision,
                         workflow_blob, workflow_sha256, stage, visit, stage_since,
                         stage_entered_on, stage_seq, created_seq, last_seq, head)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (document) DO UPDATE SET
        language = excluded.language, case_number = excluded.case_number,
        workflow = excluded.workflow, workflow_revision = excluded.workflow_revision,
        workflow_blob = excluded.workflow_blob, workflow_sha256 = excluded.workflow_sha256,
        stage = excluded.stage, visit = excluded.visit, stage_since = excluded.stage_since,
        stage_entered_on = excluded.stage_entered_on, stage_seq = excluded.stage_seq,
        created_seq = excluded.created_seq, last_seq = excluded.last_seq, head = excluded.head)sql";

constexpr std::string_view workflow_blob_sql =
    "SELECT workflow_blob FROM process WHERE document = ?";

// The row, in the order of the statement above.
auto columns_of(const Process& p) {
    const auto head = p.head ? std::optional{p.head->text.version} : std::nullopt;
    return std::tuple_cat(
        std::tie(p.document, p.language, p.case_number, p.workflow, p.workflow_revision,
                 p.workflow_blob, p.workflow_sha256, p.stage, p.visit, p.stage_since,
                 p.stage_entered_on, p.stage_seq, p.created_seq, p.last_seq),
        std::tuple{head});
}

// Its number stands in the last column of the row.
std::optional<workflows::Version> head_of(Connection& db, const DocumentSlug& document,
                                          std::optional<VersionNumber> number) {
    if (!number) return std::nullopt;
    return find_version(db, document, *number);
}

std::unexpected<Error> no_document(const DocumentSlug& document) {
    return fail(Errc::not_found, fmt::format("no document \"{}\"", document.value), "document");
}

}  // namespace

Process load_process(Connection& db, const DocumentSlug& document) {
    auto row = db.prepare(load_process_sql).bind(document);
    if (!row.step()) return {};
    return {.document = document,
            .language = row.text(0),
            .case_number = row.text(1),
            .workflow = {row.text(2)},
            .workflow_revision = row.integer(3),
            .workflow_blob = row.bytes<Oid>(4),
            .workflow_sha256 = row.bytes<Sha256>(5),
            .stage = {row.text(6)},
            .visit = small_integer(row, 7),
            .stage_since = row.instant(8),
            .stage_entered_on = row.date(9),
            .stage_seq = Seq{row.integer(10)},
            .created_seq = Seq{row.integer(11)},
            .last_seq = Seq{row.integer(12)},
            .head = head_of(db, document, optional_number<VersionNumber>(row, 13)),
            .milestones = load_milestones(db, document),
            .decisions = load_decisions(db, document),
            .responses = load_responses(db, document)};
}

void save_process(Connection& db, const Process& before, const Process& after) {
    if (columns_of(before) != columns_of(after)) {
        run_with(db.prepare(save_process_sql), columns_of(after));
    }
    save_head(db, after.document, before.head, after.head);
    save_milestones(db, after.document, before.milestones, after.milestones);
    save_decisions(db, after.document, before.decisions, after.decisions);
    save_responses(db, after.document, before.responses, after.responses);
}

Result<Oid> find_workflow_blob(Connection& db, const DocumentSlug& document) {
    auto row = db.prepare(workflow_blob_sql).bind(document);
    if (!row.step()) return no_document(document);
    return row.bytes<Oid>(0);
}

}  // namespace saksgang::store
