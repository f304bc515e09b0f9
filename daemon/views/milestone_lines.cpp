// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Milestone;
using workflows::MilestonePlan;
using workflows::MilestoneState;

// As it stands now, or as the workflow planned it where nothing has been recorded of it.
Milestone today_of(const ProcessView& view, const MilestonePlan& plan) {
    const auto found = view.process.milestones.find(plan.slug);
    if (found != view.process.milestones.end()) return found->second;
    return {.slug = plan.slug,
            .state = MilestoneState::planned,
            .from = plan.from,
            .until = plan.until,
            .moves = 0,
            .last_seq = {}};
}

bool is_on(const Milestone& milestone, LocalDate today) {
    return milestone.from && *milestone.from <= today && today <= *milestone.last_day();
}

Tag tag_of(const Milestone& milestone, LocalDate today, const Speech& speech) {
    if (milestone.is_ahead() && is_on(milestone, today)) {
        return {.words = speech.say("milestone_going_on"), .tone = Tone::accent};
    }
    const auto words = speech.say(fmt::format("milestone_{}", to_string(milestone.state)));
    switch (milestone.state) {
        case MilestoneState::held:
            return {.words = words, .tone = Tone::success};
        case MilestoneState::planned:
            return {.words = words, .tone = Tone::neutral};
        case MilestoneState::moved:
            return {.words = words, .tone = Tone::warning};
        case MilestoneState::cancelled:
            return {.words = words, .tone = Tone::danger};
    }
    return {};
}

// From today to its first day while that lies ahead, then to its last.
std::string distance_to(const Milestone& milestone, LocalDate today, const Speech& speech) {
    if (!milestone.from || !milestone.is_ahead()) return {};
    if (*milestone.from < today && is_on(milestone, today)) {
        return speech.say("ends", {{"distance", speech.distance(today, *milestone.last_day())}});
    }
    const bool over = *milestone.last_day() < today;
    return speech.distance(today, over ? *milestone.last_day() : *milestone.from);
}

// What the body decided at it; once, however often it was recorded or the text was changed after.
std::vector<std::string> notes_of(const ProcessView& view, const MilestonePlan& plan,
                                  const Milestone& milestone, const Speech& speech) {
    std::vector<std::string> notes;
    if (milestone.state == MilestoneState::held && milestone.moves > 0) {
        notes.push_back(speech.count("moved_times", milestone.moves));
    }
    if (!plan.body || !milestone.from) return notes;
    for (const workflows::Decision& decision : view.process.decisions) {
        const bool here = decision.body == *plan.body && decision.decided_on >= *milestone.from &&
                          decision.decided_on <= *milestone.last_day();
        if (!here || decision.standing == workflows::Standing::withdrawn) continue;
        const auto kind = kind_of(decision, speech);
        auto note =
            decision.case_number.empty()
                ? with_capital(kind)
                : speech.say("case_and_kind", {{"case", decision.case_number}, {"kind", kind}});
        if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
    }
    return notes;
}

bool is_at_its_end(const ProcessView& view) {
    const auto* stage = view.definition->find_stage(view.process.stage);
    return stage != nullptr && stage->final;
}

}  // namespace

std::optional<MilestoneSlug> current_milestone(const ProcessView& view) {
    if (is_at_its_end(view)) return std::nullopt;
    std::optional<MilestoneSlug> next;
    for (const MilestonePlan& plan : view.definition->milestones) {
        const auto milestone = today_of(view, plan);
        if (!milestone.is_ahead()) continue;
        if (is_on(milestone, view.today)) return plan.slug;
        if (!next) next = plan.slug;
    }
    return next;
}

std::vector<MilestoneLine> milestone_lines(const ProcessView& view, const Speech& speech) {
    const auto current = current_milestone(view);
    std::vector<MilestoneLine> lines;
    for (const MilestonePlan& plan : view.definition->milestones) {
        const auto milestone = today_of(view, plan);
        const bool is_current = current == plan.slug;
        MilestoneLine line{.title = speech.of(plan.title),
                           .when = milestone.from ? speech.period(*milestone.from, milestone.until)
                                                  : speech.say("day_not_set"),
                           .distance = distance_to(milestone, view.today, speech),
                           .state = tag_of(milestone, view.today, speech),
                           .place = {},
                           .current = is_current,
                           .notes = notes_of(view, plan, milestone, speech)};
        if (is_current) line.place = speech.say(is_on(milestone, view.today) ? "now" : "next");
        lines.push_back(std::move(line));
    }
    return lines;
}

MilestoneAxis axis_of(const ProcessView& view, const Speech& speech) {
    const auto current = current_milestone(view);
    std::vector<AxisMilestone> dated;
    for (const MilestonePlan& plan : view.definition->milestones) {
        const auto milestone = today_of(view, plan);
        if (!milestone.from) continue;
        dated.push_back({.from = *milestone.from,
                         .until = *milestone.last_day(),
                         .state = milestone.state,
                         .current = current == plan.slug});
    }
    return milestone_axis(dated, view.today, speech);
}

}  // namespace saksgang::views
