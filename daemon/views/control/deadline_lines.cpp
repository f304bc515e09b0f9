// SPDX-License-Identifier: EUPL-1.2
// The days to come: milestones that begin or end, and transitions that open or close.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Milestone;

struct Day {
    LocalDate date;
    std::string title;
    auto operator<=>(const Day&) const = default;
};

void add_milestones(const ProcessView& view, const Speech& speech, std::vector<Day>& days) {
    for (const auto& plan : view.definition->milestones) {
        const auto found = view.process.milestones.find(plan.slug);
        if (found == view.process.milestones.end() || !found->second.is_ahead()) continue;
        const Milestone& milestone = found->second;
        const auto title = speech.of(plan.title);
        if (!milestone.from) continue;
        const LocalDate last = *milestone.last_day();
        if (last == *milestone.from) {
            days.push_back({*milestone.from, title});
            continue;
        }
        days.push_back({*milestone.from, speech.say("begins", {{"title", title}})});
        days.push_back({last, speech.say("last_day_of", {{"title", title}})});
    }
}

void add_transitions(const ProcessView& view, const Speech& speech, std::vector<Day>& days) {
    for (const app::NextStage& next : view.next) {
        for (const Reason& reason : next.unmet) {
            if (reason.kind != "earliest" || !reason.by) continue;
            days.push_back(
                {*reason.by, speech.say("step_opens", {{"step", speech.of(next.title)}})});
        }
    }
}

}  // namespace

std::vector<DeadlineLine> deadline_lines(const ProcessView& view, const Speech& speech) {
    std::vector<Day> days;
    add_milestones(view, speech, days);
    add_transitions(view, speech, days);
    const LocalDate last = add_days(view.today, limits::deadline_horizon_days);
    std::erase_if(days, [&](const Day& day) { return day.date < view.today || day.date > last; });
    std::ranges::sort(days);
    const auto repeated = std::ranges::unique(days);
    days.erase(repeated.begin(), repeated.end());

    std::vector<DeadlineLine> lines;
    for (const Day& day : days) {
        lines.push_back({.date = format_date(day.date),
                         .when = speech.date(day.date),
                         .distance = speech.distance(view.today, day.date),
                         .title = day.title});
    }
    return lines;
}

}  // namespace saksgang::views
