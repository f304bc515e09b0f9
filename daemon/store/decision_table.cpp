// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "daemon/store/aggregates.hpp"
#include "daemon/store/process_rows.hpp"
#include "daemon/store/row_reading.hpp"

namespace saksgang::store {
namespace {

using workflows::ChairVote;
using workflows::Decision;
using workflows::DecisionKind;
using workflows::Standing;

#define SAKSGANG_DECISION_COLUMNS                                                              \
    "number, body, kind, version, commit_oid, tree_oid, blob_oid, text_sha256, workflow_blob," \
    " stage, present, seats, in_favour, against, abstained, chair, quorum_numerator,"          \
    " quorum_denominator, chair_breaks_ties, quorum_met, overridden, case_number, decided_on," \
    " standing, corrects, seq, late"

constexpr std::string_view load_decisions_sql =
    "SELECT " SAKSGANG_DECISION_COLUMNS " FROM decision WHERE document = ? ORDER BY number";
constexpr std::string_view save_decision_sql =
    "REPLACE INTO decision (document, " SAKSGANG_DECISION_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

Decision decision_at(const Statement& row) {
    return {.number = DecisionNumber{row.integer(0)},
            .body = {row.text(1)},
            .kind = row.enumerator(2, DecisionKind::rejected),
            .text = text_ref_at(row, 3),
            .workflow_blob = row.bytes<Oid>(8),
            .stage = {row.text(9)},
            .present = small_integer(row, 10),
            .seats = small_integer(row, 11),
            .votes = {.in_favour = small_integer(row, 12),
                      .against = small_integer(row, 13),
                      .abstained = small_integer(row, 14)},
            .chair = row.enumerator(15, ChairVote::against),
            .rule = {.quorum_numerator = small_integer(row, 16),
                     .quorum_denominator = small_integer(row, 17),
                     .chair_breaks_ties = row.integer(18) != 0},
            .quorum_met = row.integer(19) != 0,
            .overridden = row.integer(20) != 0,
            .case_number = row.text(21),
            .decided_on = row.date(22),
            .standing = row.enumerator(23, Standing::withdrawn),
            .corrects = optional_number<DecisionNumber>(row, 24),
            .seq = Seq{row.integer(25)},
            .late = row.integer(26) != 0};
}

// Written with the decision, which keeps them for ever.
constexpr std::string_view load_sections_sql =
    "SELECT decision, section, sha256 FROM decision_section WHERE document = ?"
    " ORDER BY decision, place";
constexpr std::string_view save_section_sql =
    "REPLACE INTO decision_section (document, decision, place, section, sha256)"
    " VALUES (?, ?, ?, ?, ?)";

void load_sections(Connection& db, const DocumentSlug& document, Decisions& decisions) {
    auto row = db.prepare(load_sections_sql).bind(document);
    while (row.step()) {
        const auto decision =
            std::ranges::find(decisions, DecisionNumber{row.integer(0)}, &Decision::number);
        if (decision == decisions.end()) continue;
        decision->sections.push_back({.section = {row.text(1)}, .sha256 = row.bytes<Sha256>(2)});
    }
}

void save_sections(Connection& db, const DocumentSlug& document, const Decision& decision) {
    std::int64_t place = 0;
    for (const auto& decided : decision.sections) {
        run_with(db.prepare(save_section_sql),
                 std::tie(document, decision.number, place, decided.section, decided.sha256));
        ++place;
    }
}

}  // namespace

Decisions load_decisions(Connection& db, const DocumentSlug& document) {
    Decisions decisions;
    auto row = db.prepare(load_decisions_sql).bind(document);
    while (row.step())
        decisions.push_back(decision_at(row));
    load_sections(db, document, decisions);
    return decisions;
}

void save_decisions(Connection& db, const DocumentSlug& document, const Decisions& before,
                    const Decisions& after) {
    for (std::size_t i = 0; i < after.size(); ++i) {
        const Decision& d = after[i];
        if (i < before.size() && before[i] == d) continue;
        run_with(db.prepare(save_decision_sql),
                 std::tie(document, d.number, d.body, d.kind, d.text.version, d.text.commit,
                          d.text.tree, d.text.blob, d.text.text_sha256, d.workflow_blob, d.stage,
                          d.present, d.seats, d.votes.in_favour, d.votes.against, d.votes.abstained,
                          d.chair, d.rule.quorum_numerator, d.rule.quorum_denominator,
                          d.rule.chair_breaks_ties, d.quorum_met, d.overridden, d.case_number,
                          d.decided_on, d.standing, d.corrects, d.seq, d.late));
        if (i >= before.size()) save_sections(db, document, d);
    }
}

}  // namespace saksgang::store
