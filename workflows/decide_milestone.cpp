// SPDX-License-Identifier: EUPL-1.2
// Milestones are moved, held and cancelled; what is held or cancelled stays so, and every move
// keeps the day it moved from and why. Pure; any thread.
#include <fmt/format.h>

#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/decide_checks.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

std::unexpected<Error> closed(const Situation& situation, const Milestone& milestone) {
    const MilestonePlan* plan = situation.definition.find_milestone(milestone.slug);
    const Title title = plan ? plan->title : Title{.nb = milestone.slug.value, .nn = {}, .en = {}};
    const bool held = milestone.state == MilestoneState::held;
    return refuse(
        Errc::milestone_closed,
        fmt::format("'{}' was {} before", milestone.slug.value, to_string(milestone.state)),
        {.kind = "milestone_closed",
         .phrase = Sentence(held ? "reason.milestone_was_held" : "reason.milestone_cancelled")
                       .with("milestone", title),
         .who = {},
         .by = std::nullopt});
}

Result<const Milestone*> find_open(const Situation& situation, const MilestoneSlug& slug) {
    const auto found = situation.process.milestones.find(slug);
    if (found == situation.process.milestones.end()) {
        return fail(Errc::not_found, fmt::format("there is no milestone '{}'", slug.value));
    }
    const Milestone& milestone = found->second;
    switch (milestone.state) {
        case MilestoneState::planned:
        case MilestoneState::moved:
            return &milestone;
        case MilestoneState::held:
        case MilestoneState::cancelled:
            break;
    }
    return closed(situation, milestone);
}

}  // namespace

Result<Events> decide(const Situation& situation, const MoveMilestone& command) {
    TRY(const Milestone* milestone, find_open(situation, command.milestone));
    if (!command.from.ok())
        return fail(Errc::invalid_input, "must be a day of the calendar", "from");
    if (command.until && !command.until->ok()) {
        return fail(Errc::invalid_input, "must be a day of the calendar", "until");
    }
    if (command.until && *command.until < command.from) {
        return unfit("until", "must not be before the first day",
                     Sentence("reason.ends_before_it_begins"));
    }
    if (milestone->from == command.from && milestone->until == command.until) {
        return unfit("from", "is the day it stands on already", Sentence("reason.same_day"));
    }
    TRY(check_reason(command.reason));
    return Events{MilestoneMoved{.milestone = command.milestone,
                                 .old_from = milestone->from,
                                 .old_until = milestone->until,
                                 .from = command.from,
                                 .until = command.until,
                                 .reason = Committed::of(command.reason)}};
}

Result<Events> decide(const Situation& situation, const HoldMilestone& command) {
    TRY(find_open(situation, command.milestone));
    TRY(check_happened(command.held_on, situation.now, "held_on"));
    TRY(check_words(command.note, limits::note_bytes_max, "note"));
    return Events{MilestoneWasHeld{.milestone = command.milestone,
                                   .held_on = command.held_on,
                                   .note = Committed::of(command.note)}};
}

Result<Events> decide(const Situation& situation, const CancelMilestone& command) {
    TRY(find_open(situation, command.milestone));
    TRY(check_reason(command.reason));
    return Events{MilestoneCancelled{.milestone = command.milestone,
                                     .reason = Committed::of(command.reason)}};
}

}  // namespace saksgang::workflows
