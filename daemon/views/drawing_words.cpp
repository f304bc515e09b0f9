// SPDX-License-Identifier: EUPL-1.2
// What a drawing says: names, and guards in few words.
#include <fmt/format.h>

#include "daemon/views/drawing_layout.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using workflows::Definition;

std::string milestone_name(const DrawingSubject& subject, const MilestoneSlug& slug,
                           const Speech& speech) {
    const auto* found = subject.definition.find_milestone(slug);
    return found == nullptr ? slug.value : speech.of(found->title);
}

std::string bodies_named(const DrawingSubject& subject, const std::vector<BodySlug>& bodies,
                         const Speech& speech) {
    std::vector<std::string> names;
    for (const BodySlug& body : bodies)
        names.push_back(name_of(subject, body, speech));
    return listed(names, speech);
}

std::string days(int count, const Speech& speech) {
    return speech.count("drawing_days", count);
}

// "Høring" · "3 dager etter Høring" · "én dag før Høring"
std::string day_of(const DrawingSubject& subject, const MilestoneSlug& milestone, int plus_days,
                   const Speech& speech) {
    const auto name = milestone_name(subject, milestone, speech);
    if (plus_days == 0) return speech.say("drawing_milestone", {{"milestone", name}});
    return speech.say(plus_days > 0 ? "drawing_days_after" : "drawing_days_before",
                      {{"days", days(std::abs(plus_days), speech)}, {"milestone", name}});
}

struct InShort {
    const DrawingSubject& subject;
    const Speech& speech;

    std::string operator()(const workflows::AllAnswered& guard) const {
        const auto bodies = bodies_named(subject, guard.bodies, speech);
        if (!guard.seats_min) return speech.say("drawing_all_answered", {{"bodies", bodies}});
        return speech.say("drawing_some_answered",
                          {{"count", std::to_string(*guard.seats_min)}, {"bodies", bodies}});
    }
    std::string operator()(const workflows::HasDecision& guard) const {
        const auto kind = speech.say(fmt::format("kind_{}", to_string(guard.kind)));
        const bool any = guard.scope == workflows::DecisionScope::any;
        return speech.say(any ? "drawing_decision_any" : "drawing_decision",
                          {{"body", name_of(subject, guard.body, speech)}, {"kind", kind}});
    }
    std::string operator()(const workflows::MilestoneHeld& guard) const {
        return speech.say("drawing_held",
                          {{"milestone", milestone_name(subject, guard.milestone, speech)}});
    }
    std::string operator()(const workflows::Earliest& guard) const {
        if (guard.days_in_stage) {
            return speech.say("drawing_days_in_stage",
                              {{"days", days(*guard.days_in_stage, speech)}});
        }
        return speech.say("drawing_earliest", {{"day", day(guard)}});
    }
    std::string operator()(const workflows::Latest& guard) const {
        return speech.say("drawing_latest", {{"day", day(guard)}});
    }
    std::string operator()(const workflows::TextReleased&) const {
        return speech.say("drawing_released");
    }
    std::string operator()(const workflows::TextChecked&) const {
        return speech.say("drawing_checked");
    }

    std::string day(const auto& guard) const {
        if (guard.milestone) return day_of(subject, *guard.milestone, guard.plus_days, speech);
        return guard.date ? speech.date(*guard.date) : std::string{};
    }
};

}  // namespace

std::string name_of(const DrawingSubject& subject, const BodySlug& body, const Speech& speech) {
    const auto* found = subject.council == nullptr ? nullptr : subject.council->find_body(body);
    return found == nullptr ? body.value : speech.of(found->title);
}

std::string name_of(const DrawingSubject& subject, const StageSlug& stage, const Speech& speech) {
    const auto* found = subject.definition.find_stage(stage);
    return found == nullptr ? stage.value : speech.of(found->title);
}

std::string in_short(const DrawingSubject& subject, const workflows::Guard& guard,
                     const Speech& speech) {
    return std::visit(InShort{subject, speech}, guard);
}

std::string description_of(const DrawingSubject& subject, const Speech& speech) {
    const Definition& definition = subject.definition;
    std::vector<std::string> stages;
    for (const auto& stage : definition.stages)
        stages.push_back(speech.of(stage.title));
    auto text = speech.say("drawing_description", {{"stages", listed(stages, speech)}});
    if (subject.process != nullptr) {
        text += " " + speech.say("drawing_description_here",
                                 {{"stage", name_of(subject, subject.process->stage, speech)}});
    }
    return text;
}

Way way_of(const Definition& definition, const workflows::Transition& transition) {
    const auto step = place_of(definition, transition.to) - place_of(definition, transition.from);
    if (step <= 0) return Way::back;
    return step == 1 ? Way::onward : Way::past;
}

std::string_view to_string(Way way) {
    switch (way) {
        case Way::onward:
            return "onward";
        case Way::past:
            return "past";
        case Way::back:
            return "back";
    }
    return {};
}

}  // namespace saksgang::views
