// SPDX-License-Identifier: EUPL-1.2
// The plan of days: milestones down a line in the order of their days, a long wait shown as a
// longer way. One without a day stands where the plan has it.
#include <algorithm>

#include "daemon/views/drawing_layout.hpp"

namespace saksgang::views {
namespace {

using workflows::MilestonePlan;
using workflows::MilestoneState;

constexpr int axis_x = 8;
constexpr int words_x = 28;
constexpr int below_heading = 10;
constexpr int between_milestones = 12;
constexpr int days_a_unit = 2;  // of additional way
constexpr int additional_max = 40;

struct Planned {
    const MilestonePlan* plan = nullptr;
    std::optional<LocalDate> from = {};
    std::optional<LocalDate> until = {};
    MilestoneState state = MilestoneState::planned;
    std::optional<LocalDate> sorted_by = {};  // its day, else that of the nearest before it
};

Planned planned(const DrawingSubject& subject, const MilestonePlan& plan) {
    Planned made{.plan = &plan, .from = plan.from, .until = plan.until};
    if (subject.process == nullptr) return made;
    const auto& milestones = subject.process->milestones;
    const auto found = milestones.find(plan.slug);
    if (found == milestones.end()) return made;
    made.from = found->second.from;
    made.until = found->second.until;
    made.state = found->second.state;
    return made;
}

std::vector<Planned> in_order(const DrawingSubject& subject) {
    std::vector<Planned> all;
    std::optional<LocalDate> latest;
    for (const MilestonePlan& plan : subject.definition.milestones) {
        all.push_back(planned(subject, plan));
        if (all.back().from) latest = all.back().from;
        all.back().sorted_by = latest;
    }
    std::ranges::sort(all, {}, [](const Planned& one) {
        return std::pair{one.sorted_by, one.plan};  // the same day: as the file has them
    });
    return all;
}

std::string when(const Planned& planned, const Speech& speech) {
    if (!planned.from) return speech.say("day_not_set");
    const auto period = speech.period(*planned.from, planned.until);
    switch (planned.state) {
        case MilestoneState::planned:
            return period;
        case MilestoneState::moved:
            return period + " · " + speech.say("milestone_moved");
        case MilestoneState::held:
            return period + " · " + speech.say("milestone_held");
        case MilestoneState::cancelled:
            return period + " · " + speech.say("milestone_cancelled");
    }
    return period;
}

int additional_way(const std::optional<LocalDate>& last, const Planned& next) {
    if (!last || !next.from) return 0;
    return std::clamp(days_between(*last, *next.from) / days_a_unit, 0, additional_max);
}

}  // namespace

Drawing draw_milestones(const DrawingSubject& subject, int width, const Speech& speech) {
    Drawing drawing;
    const auto all = in_order(subject);
    if (all.empty()) return drawing;
    auto& lines = drawing.lines;
    int y = set_words(lines, speech.say("plan"), {0, 0, width, Lettering::heading});
    y += below_heading - between_milestones;
    std::optional<LocalDate> last;
    for (const Planned& one : all) {
        y += between_milestones + additional_way(last, one);
        const int room = width - words_x;
        DrawnMilestone drawn{.slug = one.plan->slug,
                             .at = {axis_x, y + line_height(Lettering::day) / 2},
                             .until_y = std::nullopt,
                             .state = one.state,
                             .has_day = one.from.has_value()};
        y = set_words(lines, when(one, speech), {words_x, y, room, Lettering::day});
        y = set_words(lines, speech.of(one.plan->title), {words_x, y, room, Lettering::milestone});
        if (one.plan->body) {
            y = set_words(lines, name_of(subject, *one.plan->body, speech),
                          {words_x, y, room, Lettering::body});
        }
        if (one.until && one.until != one.from) drawn.until_y = y - line_height(Lettering::day) / 2;
        if (one.from) last = one.until ? one.until : one.from;
        drawing.milestones.push_back(std::move(drawn));
    }
    return drawing;
}

}  // namespace saksgang::views
