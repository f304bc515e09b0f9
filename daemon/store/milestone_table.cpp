// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/process_rows.hpp"
#include "daemon/store/row_reading.hpp"

namespace saksgang::store {
namespace {

using workflows::Milestone;
using workflows::MilestoneState;

constexpr std::string_view load_milestones_sql = R"sql(
    SELECT slug, state, first_day, last_day, moves, last_seq FROM milestone WHERE document = ?)sql";
constexpr std::string_view save_milestone_sql = R"sql(
    REPLACE INTO milestone (document, slug, state, first_day, last_day, moves, last_seq)
    VALUES (?, ?, ?, ?, ?, ?, ?))sql";

Milestone milestone_at(const Statement& row) {
    return {.slug = {row.text(0)},
            .state = row.enumerator(1, MilestoneState::cancelled),
            .from = optional_date(row, 2),
            .until = optional_date(row, 3),
            .moves = small_integer(row, 4),
            .last_seq = Seq{row.integer(5)}};
}

}  // namespace

Milestones load_milestones(Connection& db, const DocumentSlug& document) {
    Milestones milestones;
    auto row = db.prepare(load_milestones_sql).bind(document);
    while (row.step()) {
        Milestone milestone = milestone_at(row);
        MilestoneSlug slug = milestone.slug;
        milestones.emplace(std::move(slug), std::move(milestone));
    }
    return milestones;
}

void save_milestones(Connection& db, const DocumentSlug& document, const Milestones& before,
                     const Milestones& after) {
    for (const auto& [slug, m] : after) {
        const auto known = before.find(slug);
        if (known != before.end() && known->second == m) continue;
        run_with(db.prepare(save_milestone_sql),
                 std::tie(document, m.slug, m.state, m.from, m.until, m.moves, m.last_seq));
    }
}

}  // namespace saksgang::store
