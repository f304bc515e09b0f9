// SPDX-License-Identifier: EUPL-1.2
// Who has the ball: the bodies of the stage, and whether each has done its part.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Body;
using workflows::BodyKind;
using workflows::BodyStatus;
using workflows::Decision;

// What a body is waited for to do in this stage.
enum class Part { answer = 1, decide, work };

bool has_answered_now(const ProcessView& view, const BodySlug& body) {
    return std::ranges::any_of(view.process.responses, [&](const workflows::Response& response) {
        return response.body == body && response.visit == view.process.visit && !response.withdrawn;
    });
}

Part part_of(const ProcessView& view, const BodyStatus& status) {
    const auto* stage = view.definition->find_stage(view.process.stage);
    const Body* body = view.council.find_body(status.body);
    if (stage != nullptr && stage->question_set) return Part::answer;
    if (body != nullptr && body->kind == BodyKind::hearing_circle) return Part::answer;
    // Statements are often given as answers, also where no questions were set.
    if (status.answered && has_answered_now(view, status.body)) return Part::answer;
    return body != nullptr && !body->mandate.empty() ? Part::decide : Part::work;
}

// Made since the process last entered the stage: an earlier visit's does not count again.
const Decision* decision_in_this_stage(const ProcessView& view, const BodyStatus& status) {
    if (!status.latest_decision) return nullptr;
    const Decision* decision = view.process.find_decision(*status.latest_decision);
    const bool here = decision != nullptr && decision->stage == view.process.stage &&
                      decision->seq > view.process.stage_seq;
    return here ? decision : nullptr;
}

BodyLine answering(const ProcessView& view, const BodyStatus& status, const Speech& speech) {
    const Body* body = view.council.find_body(status.body);
    const bool circle = body != nullptr && body->kind == BodyKind::hearing_circle;
    const auto state =
        circle ? speech.say("answered_of", {{"answered", std::to_string(status.seats_answered)},
                                            {"seats", std::to_string(status.seats)}})
               : speech.say(status.answered ? "has_answered" : "has_not_answered");
    return {.title = {}, .state = state, .done = status.answered};
}

BodyLine deciding(const ProcessView& view, const BodyStatus& status, const Speech& speech) {
    const Decision* decision = decision_in_this_stage(view, status);
    if (decision == nullptr) {
        return {.title = {}, .state = speech.say("has_not_decided"), .done = false};
    }
    const auto kind = kind_of(*decision, speech);
    const bool lapsed = decision->standing == workflows::Standing::lapsed;
    return {.title = {},
            .state = speech.say(lapsed ? "decided_but_lapsed" : "has_decided",
                                {{"kind", kind}, {"day", speech.date(decision->decided_on)}}),
            .done = !lapsed};
}

BodyLine line_of(const ProcessView& view, const BodyStatus& status, const Speech& speech) {
    switch (part_of(view, status)) {
        case Part::answer:
            return answering(view, status, speech);
        case Part::decide:
            return deciding(view, status, speech);
        case Part::work:
            return {.title = {}, .state = speech.say("works_on_the_text"), .done = false};
    }
    return {};
}

}  // namespace

std::vector<BodyLine> body_lines(const ProcessView& view, const Speech& speech) {
    std::vector<BodyLine> lines;
    for (const BodyStatus& status : view.bodies) {
        auto line = line_of(view, status, speech);
        line.title = name_of(view, status.body, speech);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string bodies_summary(const ProcessView& view, const Speech& speech) {
    const auto lines = body_lines(view, speech);
    if (lines.empty()) {
        const auto* stage = view.definition->find_stage(view.process.stage);
        return speech.say(stage != nullptr && stage->final ? "process_ended" : "nobody_at_work");
    }
    if (lines.size() == 1) return speech.say("one_at_work", {{"body", lines.front().title}});
    const auto done = std::ranges::count_if(lines, &BodyLine::done);
    return speech.say("done_of",
                      {{"done", std::to_string(done)}, {"bodies", std::to_string(lines.size())}});
}

}  // namespace saksgang::views
