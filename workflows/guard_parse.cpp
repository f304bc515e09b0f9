// SPDX-License-Identifier: EUPL-1.2
#include "workflows/guard_parse.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
namespace {

constexpr DecisionScope decision_scopes[] = {DecisionScope::whole, DecisionScope::any};

Guard read_all_answered(TableReader& table) {
    return AllAnswered{.bodies = table.slugs<BodySlug>("all_answered"),
                       .seats_min = table.small_number("seats_min", Need::optional)};
}

Guard read_decision(TableReader& table) {
    const auto kind = table.word<DecisionKind>("decision", Need::required, decision_kinds);
    const auto scope = table.word<DecisionScope>("scope", Need::optional, decision_scopes);
    return HasDecision{.body = table.slug<BodySlug>("by"),
                       .kind = kind.value_or(DecisionKind::statement),
                       .scope = scope.value_or(DecisionScope::whole)};
}

Guard read_held(TableReader& table) {
    return MilestoneHeld{.milestone = table.slug<MilestoneSlug>("held")};
}

// Earliest and Latest alike: a day, or a milestone and days after it.
template <class Bound>
Guard read_bound(TableReader& table, std::string_view key) {
    const auto [date, name] = table.date_or_name(key);
    Bound bound;
    bound.date = date;
    if (name) bound.milestone = MilestoneSlug{*name};
    bound.plus_days = table.small_number("plus_days", Need::optional).value_or(0);
    return bound;
}

Guard read_earliest(TableReader& table) {
    return read_bound<Earliest>(table, "earliest");
}
Guard read_latest(TableReader& table) {
    return read_bound<Latest>(table, "latest");
}

Guard read_days_in_stage(TableReader& table) {
    Earliest earliest;
    earliest.days_in_stage = table.small_number("days_in_stage", Need::required);
    return earliest;
}

Guard read_released(TableReader& table) {
    if (!table.truth("released", Need::required).value_or(true)) {
        table.fault("released", "must be true", "leave the guard out where it is not wanted");
    }
    return TextReleased{};
}

Guard read_checked(TableReader& table) {
    if (!table.truth("text_checked", Need::required).value_or(true)) {
        table.fault("text_checked", "must be true", "leave the guard out where it is not wanted");
    }
    return TextChecked{};
}

struct Condition {
    std::string_view key;
    Guard (*read)(TableReader&);
};

constexpr Condition conditions[] = {
    {"all_answered", read_all_answered},
    {"decision", read_decision},
    {"held", read_held},
    {"earliest", read_earliest},
    {"latest", read_latest},
    {"days_in_stage", read_days_in_stage},
    {"released", read_released},
    {"text_checked", read_checked},
};

std::string remedy_for_no_condition(const TableReader& table) {
    std::vector<std::string_view> known;
    for (const auto& condition : conditions)
        known.push_back(condition.key);
    auto remedy = fmt::format("write one of: {}", fmt::join(known, ", "));
    for (const auto key : table.keys())
        remedy = remedy_for_unknown(key, known, remedy);
    return remedy;
}

}  // namespace

Guard read_guard(TableReader& table) {
    std::vector<Condition> said;
    for (const auto& condition : conditions) {
        if (table.has(condition.key)) said.push_back(condition);
    }
    if (said.size() == 1) return said.front().read(table);

    if (said.empty()) {
        table.fault_here("says no known condition", remedy_for_no_condition(table));
    } else {
        table.fault_here(fmt::format("says {} and {} in one", said[0].key, said[1].key),
                         "give each condition braces of its own; all of them must hold");
    }
    for (const auto key : table.keys())
        table.know({key});  // one fault is enough
    return Guard{};
}

}  // namespace saksgang::workflows
