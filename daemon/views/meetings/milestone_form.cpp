// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/meetings/milestone_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/forms/form_choices.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using workflows::Milestone;

// A day that has come is likely the day it was held.
std::string likely_day(const Milestone& milestone, LocalDate today) {
    if (!milestone.from) return {};
    return format_date(std::min(*milestone.last_day(), today));
}

std::vector<FormField> fields_of(MilestoneAct act, const Milestone& milestone, LocalDate today,
                                 const Speech& speech) {
    switch (act) {
        case MilestoneAct::hold:
            return {{.name = "held_on",
                     .kind = FieldKind::date,
                     .value = likely_day(milestone, today),
                     .required = true},
                    {.name = "note",
                     .kind = FieldKind::text,
                     .bytes_max = limits::note_bytes_max,
                     .rows = 2}};
        case MilestoneAct::move:
            return {{.name = "from", .kind = FieldKind::date, .required = true},
                    {.name = "until", .kind = FieldKind::date, .hint = speech.say("hint_until")},
                    reason_field(speech)};
        case MilestoneAct::cancel:
            return {reason_field(speech)};
    }
    return {};
}

FormModel form_of(MilestoneAct act, const FormReading& reading, const Milestone& milestone,
                  const Speech& speech) {
    const auto name = std::string{to_string(act)};
    return {.id = name,
            .action = page_of(reading.process.process.document,
                              fmt::format("/milestones/{}/{}", milestone.slug.value, name)),
            .submit = speech.say("do_milestone_" + name),
            .once = fmt::format("{}-{}", reading.once, name),
            .heading = speech.say("heading_milestone_" + name),
            .weighty = act == MilestoneAct::cancel,
            .fields = fields_of(act, milestone, reading.process.today, speech)};
}

std::string stands_on(const Milestone& milestone, const Speech& speech) {
    const auto words = speech.say(fmt::format("milestone_{}", to_string(milestone.state)));
    if (!milestone.from) return speech.say("milestone_without_day", {{"state", words}});
    return speech.say(
        "milestone_stands",
        {{"state", words}, {"period", speech.period(*milestone.from, milestone.until)}});
}

}  // namespace

std::string_view to_string(MilestoneAct act) {
    switch (act) {
        case MilestoneAct::hold:
            return "held";
        case MilestoneAct::move:
            return "move";
        case MilestoneAct::cancel:
            return "cancel";
    }
    assertion_failed("a milestone act is one of three", std::source_location::current());
}

Result<FormPageModel> milestone_page(const FormReading& reading, const MilestoneSlug& milestone,
                                     std::optional<MilestoneAct> act, Language language) {
    const Speech speech{language};
    const auto& milestones = reading.process.process.milestones;
    const auto found = milestones.find(milestone);
    if (found == milestones.end()) {
        return fail(Errc::not_found, fmt::format("no milestone \"{}\" here", milestone.value));
    }
    FormPageModel page{.head = document_head(reading.process, DocumentTab::meetings, speech),
                       .title = name_of(reading.process, milestone, speech),
                       .words = {stands_on(found->second, speech)},
                       .forms = {},
                       .back_url = page_of(reading.process.process.document, "/meetings"),
                       .back = speech.say("back_to_meetings")};
    for (const auto one : {MilestoneAct::hold, MilestoneAct::move, MilestoneAct::cancel}) {
        auto form = form_of(one, reading, found->second, speech);
        fill_in(form, act == one ? reading.sent : SentForm{}, reading.process.council, speech);
        page.forms.push_back(std::move(form));
    }
    return page;
}

}  // namespace saksgang::views
