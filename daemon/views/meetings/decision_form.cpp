// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/meetings/decision_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/forms/form_choices.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Body;
using workflows::ChairVote;
using workflows::Decision;
using workflows::DecisionKind;

// Those that decide at all; those that have the matter now come first.
std::vector<Choice> body_choices(const ProcessView& view, const Speech& speech) {
    std::vector<Choice> choices{{"", speech.say("choose")}};
    const auto* stage = view.definition->find_stage(view.process.stage);
    const auto add = [&](const BodySlug& slug) {
        const Body* body = view.council.find_body(slug);
        const bool there = std::ranges::find(choices, slug.value, &Choice::value) != choices.end();
        if (body == nullptr || body->mandate.empty() || there) return;
        choices.push_back({slug.value, speech.of(body->title)});
    };
    if (stage != nullptr) std::ranges::for_each(stage->bodies, add);
    std::ranges::for_each(view.definition->bodies, add);
    return choices;
}

std::vector<Choice> kind_choices(const Speech& speech) {
    std::vector<Choice> choices{{"", speech.say("choose")}};
    for (const auto kind :
         {DecisionKind::statement, DecisionKind::endorsement, DecisionKind::recommendation,
          DecisionKind::adoption, DecisionKind::sent_back, DecisionKind::rejected}) {
        const auto slug = to_string(kind);
        choices.push_back(
            {std::string{slug}, with_capital(speech.say(fmt::format("kind_{}", slug)))});
    }
    return choices;
}

std::vector<Choice> chair_choices(const Speech& speech) {
    std::vector<Choice> choices;
    for (const auto vote : {ChairVote::none, ChairVote::in_favour, ChairVote::against}) {
        const auto slug = to_string(vote);
        choices.push_back({std::string{slug}, speech.say(fmt::format("chair_{}", slug))});
    }
    return choices;
}

// The only body that has the matter now, where there is one that decides.
std::string likely_body(const std::vector<Choice>& bodies, const ProcessView& view) {
    const auto* stage = view.definition->find_stage(view.process.stage);
    if (stage == nullptr || stage->bodies.size() != 1) return {};
    const auto& only = stage->bodies.front().value;
    return std::ranges::find(bodies, only, &Choice::value) == bodies.end() ? std::string{} : only;
}

std::string count_of(int number) {
    return std::to_string(number);
}

// The title is not among them: what is under it is the whole text.
std::vector<Choice> section_choices(const repo::Structure& structure) {
    std::vector<Choice> choices;
    for (const repo::Section& section : structure.sections) {
        if (section.depth == 0 || section.title) continue;
        const auto words = section.number.empty()
                               ? section.heading
                               : fmt::format("{} {}", section.number, section.heading);
        choices.push_back({.value = section.id, .words = words, .depth = section.depth});
    }
    if (choices.empty()) return choices;
    const int least = std::ranges::min(choices, {}, &Choice::depth).depth;
    for (Choice& choice : choices)
        choice.depth -= least;
    return choices;
}

void add_sections(std::vector<FormField>& fields, const OfferedSections& offered,
                  const Speech& speech) {
    if (offered.structure == nullptr) return;
    auto choices = section_choices(*offered.structure);
    if (choices.empty()) return;
    const auto after_version =
        std::ranges::find(fields, std::string_view{"decided_on"}, &FormField::name);
    fields.insert(
        after_version,
        {.name = "sections",
         .kind = FieldKind::ticks,
         .hint = speech.say("hint_sections", {{"version", std::to_string(offered.version.value)}}),
         .choices = std::move(choices)});
}

std::vector<FormField> decision_fields(const FormReading& reading, const OfferedSections& offered,
                                       const Speech& speech) {
    const auto bodies = body_choices(reading.process, speech);
    const auto versions = version_choices(reading.versions, speech);
    std::vector<FormField> fields{
        {.name = "body",
         .kind = FieldKind::select,
         .value = likely_body(bodies, reading.process),
         .required = true,
         .choices = bodies},
        {.name = "kind",
         .kind = FieldKind::select,
         .required = true,
         .choices = kind_choices(speech)},
        {.name = "version",
         .kind = FieldKind::select,
         .hint = speech.say("hint_decision_version"),
         .value = versions.size() > 1 ? versions[1].value : std::string{},
         .required = true,
         .choices = versions},
        {.name = "decided_on",
         .kind = FieldKind::date,
         .hint = speech.say("hint_decided_on"),
         .value = format_date(reading.process.today),
         .required = true},
        {.name = "case_number", .bytes_max = limits::name_bytes_max},
        {.name = "present",
         .kind = FieldKind::number,
         .required = true,
         .group = speech.say("group_votes")},
        {.name = "in_favour", .kind = FieldKind::number},
        {.name = "against", .kind = FieldKind::number},
        {.name = "abstained", .kind = FieldKind::number},
        {.name = "chair",
         .kind = FieldKind::select,
         .hint = speech.say("hint_chair"),
         .value = "none",
         .choices = chair_choices(speech)},
        {.name = "note",
         .kind = FieldKind::text,
         .hint = speech.say("hint_decision_note"),
         .bytes_max = limits::note_bytes_max,
         .group = speech.say("group_more")},
        {.name = "override_reason",
         .kind = FieldKind::text,
         .hint = speech.say("hint_override_reason"),
         .bytes_max = limits::note_bytes_max,
         .rows = 2},
    };
    add_sections(fields, offered, speech);
    return fields;
}

void put_in(std::vector<FormField>& fields, const Decision& decision) {
    put_in(fields, "body", decision.body.value);
    put_in(fields, "kind", std::string{to_string(decision.kind)});
    put_in(fields, "version", std::to_string(decision.text.version.value));
    put_in(fields, "decided_on", format_date(decision.decided_on));
    put_in(fields, "case_number", decision.case_number);
    put_in(fields, "present", count_of(decision.present));
    put_in(fields, "in_favour", count_of(decision.votes.in_favour));
    put_in(fields, "against", count_of(decision.votes.against));
    put_in(fields, "abstained", count_of(decision.votes.abstained));
    put_in(fields, "chair", std::string{to_string(decision.chair)});
    const auto sections = std::ranges::find(fields, std::string_view{"sections"}, &FormField::name);
    if (sections == fields.end()) return;
    for (const auto& decided : decision.sections)
        sections->chosen.push_back(decided.section.value);
}

std::string told(const ProcessView& view, const Decision& decision, const Speech& speech) {
    return speech.say("decision_told", {{"decision", std::to_string(decision.number.value)},
                                        {"body", name_of(view, decision.body, speech)},
                                        {"kind", kind_of(decision, speech)},
                                        {"day", speech.date(decision.decided_on)},
                                        {"version", std::to_string(decision.text.version.value)}});
}

FormPageModel decision_page(const FormReading& reading, std::string title,
                            std::vector<std::string> words, FormModel form, const Speech& speech) {
    fill_in(form, reading.sent, reading.process.council, speech);
    return {.head = document_head(reading.process, DocumentTab::meetings, speech),
            .title = std::move(title),
            .words = std::move(words),
            .forms = {std::move(form)},
            .back_url = page_of(reading.process.process.document, "/meetings"),
            .back = speech.say("back_to_meetings")};
}

std::string act_on(const FormReading& reading, const Decision& decision, std::string_view act) {
    return page_of(reading.process.process.document,
                   fmt::format("/decisions/{}/{}", decision.number.value, act));
}

}  // namespace

FormPageModel record_decision_page(const FormReading& reading, const OfferedSections& sections,
                                   Language language) {
    const Speech speech{language};
    FormModel form{.id = "decision",
                   .action = page_of(reading.process.process.document, "/decisions/new"),
                   .submit = speech.say("do_record_decision"),
                   .once = reading.once,
                   .fields = decision_fields(reading, sections, speech)};
    return decision_page(reading, speech.say("do_record_decision"),
                         {speech.say("words_record_decision")}, std::move(form), speech);
}

FormPageModel withdraw_decision_page(const FormReading& reading, const Decision& decision,
                                     Language language) {
    const Speech speech{language};
    FormModel form{.id = "withdraw",
                   .action = act_on(reading, decision, "withdraw"),
                   .submit = speech.say("do_withdraw_decision"),
                   .once = reading.once,
                   .weighty = true,
                   .fields = {reason_field(speech)}};
    return decision_page(
        reading, speech.say("do_withdraw_decision"),
        {told(reading.process, decision, speech), speech.say("words_withdraw_decision")},
        std::move(form), speech);
}

FormPageModel correct_decision_page(const FormReading& reading, const OfferedSections& sections,
                                    const Decision& decision, Language language) {
    const Speech speech{language};
    FormModel form{.id = "correct",
                   .action = act_on(reading, decision, "correct"),
                   .submit = speech.say("do_correct_decision"),
                   .once = reading.once,
                   .fields = decision_fields(reading, sections, speech)};
    put_in(form.fields, decision);
    form.fields.insert(form.fields.begin(), reason_field(speech));
    return decision_page(reading, speech.say("do_correct_decision"),
                         {told(reading.process, decision, speech), speech.say("words_correct")},
                         std::move(form), speech);
}

}  // namespace saksgang::views
