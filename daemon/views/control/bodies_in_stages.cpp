// SPDX-License-Identifier: EUPL-1.2
// Every body in every stage where it has the matter: what it did, does, or is to do there.
#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Body;
using workflows::BodyKind;
using workflows::Decision;
using workflows::Response;
using workflows::Stage;

std::ptrdiff_t place_of(const ProcessView& view, const StageSlug& stage) {
    const auto& stages = view.definition->stages;
    return std::ranges::find(stages, stage, &Stage::slug) - stages.begin();
}

const Decision* newest_decision(const ProcessView& view, const Stage& stage, const BodySlug& body) {
    for (const Decision& decision : view.process.decisions | std::views::reverse) {
        const bool here = decision.stage == stage.slug && decision.body == body;
        if (here && decision.standing != workflows::Standing::withdrawn) return &decision;
    }
    return nullptr;
}

// Of the newest visit to the stage that has any; each seat once.
std::set<std::string> answers_of(const ProcessView& view, const Stage& stage,
                                 const BodySlug& body) {
    std::set<std::string> seats;
    int visit = 0;
    for (const Response& response : view.process.responses) {
        if (response.stage != stage.slug || response.body != body || response.withdrawn) continue;
        if (response.visit > visit) seats.clear();
        visit = std::max(visit, response.visit);
        seats.insert(response.seat ? response.seat->value : std::string{});
    }
    return seats;
}

std::string decided(const Decision& decision, const Speech& speech) {
    const auto kind = kind_of(decision, speech);
    const bool lapsed = decision.standing == workflows::Standing::lapsed;
    return speech.say(lapsed ? "decided_but_lapsed" : "has_decided",
                      {{"kind", kind}, {"day", speech.date(decision.decided_on)}});
}

// In a stage the process does not stand in.
void tell_elsewhere(const ProcessView& view, const Stage& stage, const BodySlug& slug,
                    const Speech& speech, BodyInStage& row) {
    const auto answers = answers_of(view, stage, slug);
    const Body* body = view.council.find_body(slug);
    if (const Decision* decision = newest_decision(view, stage, slug)) {
        row.state = decided(*decision, speech);
        row.done = decision->standing != workflows::Standing::lapsed;
    } else if (!answers.empty() && body != nullptr && body->kind == BodyKind::hearing_circle) {
        row.state = speech.say("answered_of", {{"answered", std::to_string(answers.size())},
                                               {"seats", std::to_string(body->seats.size())}});
        row.done = true;
    } else if (!answers.empty()) {
        row.state = speech.say("has_answered");
        row.done = true;
    } else {
        const bool later = place_of(view, stage.slug) > place_of(view, view.process.stage);
        row.state = speech.say(later ? "comes_later" : "nothing_recorded");
    }
}

// The members of a hearing circle that have not answered in this visit.
void tell_missing(const ProcessView& view, const BodySlug& slug, const Speech& speech,
                  BodyInStage& row) {
    const Body* body = view.council.find_body(slug);
    if (body == nullptr || body->kind != BodyKind::hearing_circle) return;
    for (const workflows::Seat& seat : body->seats) {
        const bool answered =
            std::ranges::any_of(view.process.responses, [&](const Response& response) {
                return response.body == slug && response.seat == seat.slug &&
                       response.visit == view.process.visit && !response.withdrawn;
            });
        if (!answered) row.missing.push_back(seat.represents);
    }
    if (row.missing.empty()) return;
    row.missing_heading =
        speech.count("not_answered", static_cast<std::int64_t>(row.missing.size()));
}

}  // namespace

std::vector<BodyInStage> bodies_in_stages(const ProcessView& view, const Speech& speech) {
    const auto lines = body_lines(view, speech);  // of the present stage, in its order
    std::vector<BodyInStage> rows;
    for (const Stage& stage : view.definition->stages) {
        const bool now = stage.slug == view.process.stage;
        for (std::size_t i = 0; i < stage.bodies.size(); ++i) {
            BodyInStage row{.stage = speech.of(stage.title),
                            .body = name_of(view, stage.bodies[i], speech),
                            .state = {},
                            .done = false,
                            .now = now,
                            .missing = {},
                            .missing_heading = {}};
            if (now && i < lines.size()) {
                row.state = lines[i].state;
                row.done = lines[i].done;
                tell_missing(view, stage.bodies[i], speech, row);
            } else {
                tell_elsewhere(view, stage, stage.bodies[i], speech, row);
            }
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace saksgang::views
