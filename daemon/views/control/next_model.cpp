// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/control/next_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using app::NextStage;
using app::ProcessView;
using workflows::Stage;

// Several transitions may lead there: an open one, else the first.
const NextStage* find_way(const ProcessView& view, const StageSlug& to) {
    const NextStage* way = nullptr;
    for (const NextStage& next : view.next) {
        if (next.to != to) continue;
        if (next.open()) return &next;
        if (way == nullptr) way = &next;
    }
    return way;
}

std::string text_sentence(const ProcessView& view, const Stage& stage, const Speech& speech) {
    if (!view.process.head) return speech.say("step_without_text");
    const auto& head = *view.process.head;
    const bool locked = stage.text == workflows::StageText::locked;
    const Speech::Arguments arguments{{"version", std::to_string(head.text.version.value)},
                                      {"name", head.name}};
    const auto* words = locked ? "step_locks" : "step_takes";
    return speech.say(fmt::format("{}{}", words, head.name.empty() ? "" : "_named"), arguments);
}

std::string bodies_sentence(const ProcessView& view, const Stage& stage, const Speech& speech) {
    if (stage.bodies.empty()) return speech.say("step_to_nobody");
    std::vector<std::string> names;
    for (const BodySlug& slug : stage.bodies) {
        const auto* body = view.council.find_body(slug);
        const auto name = name_of(view, slug, speech);
        const bool circle = body && body->kind == workflows::BodyKind::hearing_circle;
        names.push_back(circle ? fmt::format("{} ({})", name, body->seats.size()) : name);
    }
    return speech.say("step_to_bodies", {{"bodies", listed(names, speech)}});
}

std::string questions_sentence(const ProcessView& view, const Stage& stage, const Speech& speech) {
    const auto* questions =
        stage.question_set ? view.definition->find_question_set(*stage.question_set) : nullptr;
    if (questions == nullptr) return {};
    return speech.say("step_asks", {{"questions", speech.of(questions->title)}});
}

std::string notices_sentence(const NextReading& reading, const Speech& speech) {
    const auto receivers = receivers_of(reading.endpoints, reading.process.process.document,
                                        workflows::StageChanged::type);
    if (receivers == 0) return speech.say("step_tells_nobody");
    return speech.count("step_tells", static_cast<std::int64_t>(receivers));
}

// Days planned for the bodies of the stage that are still to come.
std::string milestones_sentence(const ProcessView& view, const Stage& stage, const Speech& speech) {
    std::vector<std::string> days;
    for (const auto& plan : view.definition->milestones) {
        const bool theirs =
            plan.body && std::ranges::find(stage.bodies, *plan.body) != stage.bodies.end();
        const auto found = view.process.milestones.find(plan.slug);
        if (!theirs || found == view.process.milestones.end()) continue;
        const auto& milestone = found->second;
        if (!milestone.from || *milestone.last_day() < view.today) continue;
        if (milestone.state == workflows::MilestoneState::held ||
            milestone.state == workflows::MilestoneState::cancelled)
            continue;
        days.push_back(fmt::format("{} {}", speech.of(plan.title),
                                   speech.period(*milestone.from, milestone.until)));
    }
    if (days.empty()) return {};
    return speech.say("step_milestones", {{"milestones", listed(days, speech)}});
}

std::vector<std::string> what_happens(const NextReading& reading, const Stage& stage,
                                      const Speech& speech) {
    const ProcessView& view = reading.process;
    std::vector<std::string> happens{
        speech.say("step_moves", {{"from", name_of(view, view.process.stage, speech)},
                                  {"to", speech.of(stage.title)}}),
        text_sentence(view, stage, speech)};
    if (stage.adopted) happens.push_back(speech.say("step_adopts"));
    if (!stage.final) happens.push_back(bodies_sentence(view, stage, speech));
    happens.push_back(questions_sentence(view, stage, speech));
    happens.push_back(milestones_sentence(view, stage, speech));
    happens.push_back(notices_sentence(reading, speech));
    happens.push_back(speech.say("step_recorded"));
    std::erase(happens, std::string{});
    return happens;
}

std::string how_undone(const ProcessView& view, const StageSlug& to, const Speech& speech) {
    for (const auto& transition : view.definition->transitions) {
        if (transition.from != to || transition.to != view.process.stage) continue;
        return speech.say("undo_step", {{"step", speech.of(transition.title)}});
    }
    return speech.say("undo_step_without_way");
}

FormModel step_form(const NextReading& reading, const NextStage& way, const Speech& speech) {
    const ProcessView& view = reading.process;
    FormModel form{.id = "step",
                   .action = page_of(view.process.document, "/next"),
                   .submit = speech.of(way.title),
                   .once = reading.once,
                   .weighty = false,
                   .hidden = {{"to", way.to.value}},
                   .fields = {{.name = "effective_on",
                               .kind = FieldKind::date,
                               .hint = speech.say("hint_effective_on"),
                               .value = format_date(view.today),
                               .required = true},
                              {.name = "note",
                               .kind = FieldKind::text,
                               .hint = speech.say("hint_step_note"),
                               .bytes_max = limits::note_bytes_max}},
                   .faults = {}};
    fill_in(form, reading.sent, view.council, speech);
    return form;
}

}  // namespace

Result<NextModel> next_model(const NextReading& reading, Language language) {
    const ProcessView& view = reading.process;
    const Speech speech{language};
    const NextStage* way = find_way(view, reading.to);
    if (way == nullptr) {
        return fail(Errc::transition_unknown,
                    fmt::format("no transition leads from '{}' to '{}'", view.process.stage.value,
                                reading.to.value),
                    "to");
    }
    const Stage* stage = view.definition->find_stage(reading.to);
    ASSERT(stage != nullptr);
    NextModel model{.head = document_head(view, DocumentTab::control, speech),
                    .title = speech.of(way->title),
                    .happens = what_happens(reading, *stage, speech),
                    .open = way->open(),
                    .reasons = {},
                    .undo = how_undone(view, reading.to, speech),
                    .form = step_form(reading, *way, speech)};
    for (const Reason& reason : way->unmet)
        model.reasons.push_back(reason_line(view.council, reason, speech));
    return model;
}

}  // namespace saksgang::views
