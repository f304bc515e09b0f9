// SPDX-License-Identifier: EUPL-1.2
// The process moves from stage to stage, where the guards of a transition let it. The same
// evaluation answers the command, the dry run and the page that says what is missing. Pure.
#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/decide_checks.hpp"
#include "workflows/guards.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

std::vector<const Stage*> stages_from_here(const Situation& situation) {
    std::vector<const Stage*> stages;
    for (const Transition& transition : situation.definition.transitions) {
        if (transition.from != situation.process.stage) continue;
        const Stage* stage = &stage_of(situation, transition.to);
        if (std::ranges::find(stages, stage) == stages.end()) stages.push_back(stage);
    }
    return stages;
}

Phrase ways_on(const Stage& here, const std::vector<const Stage*>& stages) {
    if (stages.empty()) return Sentence("reason.no_transition").with("stage", here.title);
    std::vector<Title> titles;
    titles.reserve(stages.size());
    for (const Stage* stage : stages)
        titles.push_back(stage->title);
    return Sentence("reason.transition_unknown")
        .with("stage", here.title)
        .with("stages", listed(titles));
}

std::unexpected<Error> no_way(const Situation& situation, const StageSlug& to) {
    const Stage& here = stage_of(situation, situation.process.stage);
    const auto stages = stages_from_here(situation);
    std::string slugs;
    for (const Stage* stage : stages) {
        slugs += fmt::format("{}'{}'", slugs.empty() ? "" : ", ", stage->slug.value);
    }
    Error refusal =
        error(Errc::transition_unknown,
              fmt::format("no transition leads from '{}' to '{}'; from here one can go to: {}",
                          here.slug.value, to.value, slugs.empty() ? "nowhere" : slugs),
              "to");
    refusal.reasons.push_back({.kind = "transition_unknown",
                               .phrase = ways_on(here, stages),
                               .who = {},
                               .by = std::nullopt});
    return std::unexpected(std::move(refusal));
}

Result<LocalDate> effective_day(const Situation& situation, const ChangeStage& command) {
    const LocalDate day = command.effective_on.value_or(situation.now.today);
    TRY(check_happened(day, situation.now, "effective_on"));
    if (day < situation.process.stage_entered_on) {
        return unfit(
            "effective_on",
            fmt::format("must not be before {}, when the present stage began",
                        format_date(situation.process.stage_entered_on)),
            Sentence("reason.day_before_stage").with("day", situation.process.stage_entered_on));
    }
    return day;
}

// What the check of a text finds is not the rules' to know; somebody else must have said it.
Result<void> check_informed(const Situation& situation,
                            const std::vector<const Transition*>& ways) {
    const auto& head = situation.process.head;
    const bool asked = std::ranges::any_of(
        ways, [](const Transition* transition) { return asks_for_check(*transition); });
    if (!asked || !head || situation.facts.stopping.contains(head->text.commit)) return {};
    return fail(Errc::facts_needed,
                fmt::format("check the text of version {} first", head->text.version.value));
}

std::unexpected<Error> refused(const Transition& transition, std::vector<Reason> reasons) {
    Error refusal = error(Errc::transition_refused,
                          fmt::format("{} of the conditions of '{}' are not met: clear each reason",
                                      reasons.size(), transition.slug.value));
    refusal.reasons = std::move(reasons);
    return std::unexpected(std::move(refusal));
}

}  // namespace

Result<Events> decide(const Situation& situation, const ChangeStage& command) {
    const Process& process = situation.process;
    std::vector<const Transition*> ways;
    for (const Transition& transition : situation.definition.transitions) {
        if (transition.from != process.stage || transition.to != command.to) continue;
        ways.push_back(&transition);
    }
    if (ways.empty()) return no_way(situation, command.to);
    TRY(const auto day, effective_day(situation, command));
    TRY(check_words(command.note, limits::note_bytes_max, "note"));
    TRY(check_informed(situation, ways));

    const auto open = std::ranges::find_if(ways, [&](const Transition* transition) {
        return unmet_guards(situation, *transition, day).empty();
    });
    if (open == ways.end()) {
        return refused(*ways.front(), unmet_guards(situation, *ways.front(), day));
    }
    return Events{
        StageChanged{.transition = (*open)->slug,
                     .from = process.stage,
                     .to = command.to,
                     .entered_on = day,
                     .text = process.head ? std::optional{process.head->text} : std::nullopt,
                     .note = Committed::of(command.note)}};
}

std::vector<OpenTransition> transitions_from_here(const Situation& situation) {
    std::vector<OpenTransition> transitions;
    for (const Transition& transition : situation.definition.transitions) {
        if (transition.from != situation.process.stage) continue;
        transitions.push_back({.transition = &transition,
                               .unmet = unmet_guards(situation, transition, situation.now.today)});
    }
    return transitions;
}

std::vector<BodyStatus> bodies_at_work(const Situation& situation) {
    const Process& process = situation.process;
    std::vector<BodyStatus> bodies;
    for (const BodySlug& slug : stage_of(situation, process.stage).bodies) {
        BodyStatus status{.body = slug, .latest_decision = std::nullopt};
        if (const Body* body = situation.council.find_body(slug)) {
            status.answered = all_answered(process, *body);
            status.seats_answered = answered_by(process, *body).seats;
            status.seats = static_cast<int>(body->seats.size());
        }
        for (const Decision& decision : process.decisions) {
            if (decision.body != slug || decision.standing == Standing::withdrawn) continue;
            status.latest_decision = decision.number;
        }
        bodies.push_back(std::move(status));
    }
    return bodies;
}

}  // namespace saksgang::workflows
