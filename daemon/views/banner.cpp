// SPDX-License-Identifier: EUPL-1.2
// The banner: ADR-0011 says why it comes first and in words.
#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "daemon/app/local_time.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Decision;
using workflows::Visibility;

const Decision* adoption_of(const ProcessView& view) {
    for (const Decision& decision : view.process.decisions | std::views::reverse) {
        const bool stands = decision.standing == workflows::Standing::valid ||
                            decision.standing == workflows::Standing::carried;
        const bool adopts = decision.kind == workflows::DecisionKind::adoption &&
                            decision.sections.empty();  // of the whole text
        if (adopts && stands) return &decision;
    }
    return nullptr;
}

std::string adopted_verdict(const ProcessView& view, const Speech& speech) {
    const auto* adoption = adoption_of(view);
    if (adoption == nullptr) {
        return speech.say("adopted_on", {{"day", speech.date(view.process.stage_entered_on)}});
    }
    const Speech::Arguments arguments{{"body", name_of(view, adoption->body, speech)},
                                      {"day", speech.date(adoption->decided_on)},
                                      {"case", adoption->case_number}};
    return speech.say(adoption->case_number.empty() ? "adopted_by" : "adopted_by_in_case",
                      arguments);
}

std::string since_line(const ProcessView& view, const Speech& speech) {
    const LocalDate since = view.process.stage_entered_on;
    return speech.say("in_stage_since", {{"day", speech.date(since)},
                                         {"distance", speech.distance(view.today, since)}});
}

std::string now_line(const ProcessView& view, const Speech& speech) {
    const auto current = current_milestone(view);
    if (!current) return {};
    const auto found = view.process.milestones.find(*current);
    const auto* plan = view.definition->find_milestone(*current);
    const bool recorded = found != view.process.milestones.end();
    const auto from = recorded ? found->second.from : plan->from;
    const auto until = recorded ? found->second.until : plan->until;
    const auto title = speech.of(plan->title);
    if (!from) return speech.say("next_without_day", {{"title", title}});

    const LocalDate last = until.value_or(*from);
    const bool over = last < view.today;
    const bool started = *from <= view.today;
    if (*from == view.today && last == view.today)
        return speech.say("held_today", {{"title", title}});
    const LocalDate day = started ? last : *from;
    return speech.say(over      ? "not_held_yet"
                      : started ? "going_on_until"
                                : "next_on",
                      {{"title", title},
                       {"day", speech.date(day)},
                       {"distance", speech.distance(view.today, day)}});
}

}  // namespace

bool text_is_locked(const ProcessView& view) {
    const auto* stage = view.definition->find_stage(view.process.stage);
    return stage != nullptr && stage->text == workflows::StageText::locked;
}

Banner banner_of(const ProcessView& view, const Speech& speech) {
    const auto* stage = view.definition->find_stage(view.process.stage);
    const bool adopted = stage != nullptr && stage->adopted;
    const bool locked = text_is_locked(view);
    return {
        .stage = name_of(view, view.process.stage, speech),
        .adopted = adopted,
        .verdict = adopted ? adopted_verdict(view, speech)
                           : speech.say(locked ? "not_adopted_locked" : "not_adopted"),
        .version = view.version ? version_line(view, *view.version, speech) : speech.say("no_text"),
        .access = view.version ? access_line(*view.version, speech) : std::string{},
        .since = adopted ? std::string{} : since_line(view, speech),
        .now = now_line(view, speech)};
}

}  // namespace saksgang::views
