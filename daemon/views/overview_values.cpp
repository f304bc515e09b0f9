// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

constexpr std::string_view radius_current = "9";
constexpr std::string_view radius_other = "6";

Values body_line_values(const BodyLine& body) {
    Values values;
    values.set("name", body.title).set("state", body.state);
    return values.show("done", body.done).show("waiting", !body.done);
}

std::vector<Values> note_values(const std::vector<std::string>& notes) {
    return each(notes, [](const std::string& note) { return Values{}.set("note", note); });
}

Values milestone_values(const MilestoneLine& milestone) {
    Values values;
    values.set("name", milestone.title)
        .set("when", milestone.when)
        .set("state", milestone.state.words)
        .set("tone", std::string{to_string(milestone.state.tone)})
        .set("place", milestone.place)
        .show("current", milestone.current)
        .repeat("notes", note_values(milestone.notes));
    return set_optional(values, "distance", milestone.distance);
}

Values mark_values(const MilestoneAxis::Mark& mark) {
    Values values;
    values.set("at", mark.at)
        .set("look", mark.look)
        .set("radius", std::string{mark.look == "current" ? radius_current : radius_other});
    return set_optional(values, "until", mark.until);
}

void set_axis(Values& values, const MilestoneAxis& axis) {
    const auto tick = [](const MilestoneAxis::Tick& one) {
        return Values{}.set("at", one.at).set("label", one.label);
    };
    values.show("has_axis", axis.drawn())
        .repeat("ticks", each(axis.ticks, tick))
        .repeat("marks", each(axis.marks, mark_values));
    set_optional(values, "today", axis.today);
}

Values stage_values(const StageLine& stage) {
    Values values;
    values.set("name", stage.title).show("here", stage.here);
    return set_optional(values, "bodies_there", stage.bodies);
}

Values next_values(const NextLine& next, const Speech& speech) {
    return Values{}
        .set("name", next.title)
        .set("to_line", speech.say("leads_to", {{"stage", next.to}}))
        .show("open", next.open)
        .show("closed", !next.open)
        .repeat("reasons", each(next.reasons, reason_values));
}

Values decision_values(const Layout& layout, const DecisionLine& decision) {
    Values values;
    values.set("number", decision.number)
        .set("name", decision.title)
        .set("when", decision.when)
        .set("standing", decision.standing.words)
        .set("tone", std::string{to_string(decision.standing.tone)})
        .set("about", decision.about)
        .set("why", decision.standing_why)
        .show("has_notes", !decision.notes.empty())
        .repeat("notes", note_values(decision.notes))
        .set("changes_url", decision.changes_url);
    set_optional(values, "changes", decision.changes);
    return set_optional(
        values, "url",
        decision.version_url.empty() ? std::string{} : url_in(layout, decision.version_url));
}

Values entry_values(const EntryLine& entry) {
    Values values;
    values.set("sentence", entry.sentence)
        .set("date", entry.date)
        .set("when", entry.when)
        .show("has_day", !entry.date.empty());
    return set_optional(values, "who", entry.who);
}

Values document_values(const Layout& layout, const DocumentLine& document) {
    const Speech speech{layout.language};
    Values values;
    values.set("url", url_in(layout, "/documents/" + document.slug))
        .set("title", document.title)
        .set("document_language", document.language);
    set_banner(values, document.banner);
    return set_case(values, document.case_number, speech);
}

}  // namespace

Values& set_case(Values& values, const std::string& case_number, const Speech& speech) {
    return values.show("has_case", !case_number.empty())
        .set("case_line", speech.say("case", {{"case", case_number}}));
}

Values reason_values(const ReasonLine& reason) {
    Values values;
    values.set("sentence", reason.sentence);
    return set_optional(values, "who_clears", reason.remedy);
}

Values reason_values_in(const Layout& layout, const ReasonLine& reason) {
    Values values = reason_values(reason);
    return set_optional(values, "see_url", reason.see.empty() ? "" : url_in(layout, reason.see));
}

Values overview_values(const Layout& layout, const OverviewModel& model) {
    const Speech speech{layout.language};
    const auto next = [&](const NextLine& one) { return next_values(one, speech); };
    Values values;
    values.set("text_url", url_in(layout, model.text_url))
        .show("has_text", !model.text_url.empty())
        .set("attachments_url", url_in(layout, model.attachments_url))
        .set("bodies_summary", model.bodies_summary)
        .show("has_bodies", !model.bodies.empty())
        .repeat("bodies", each(model.bodies, body_line_values))
        .repeat("milestones", each(model.milestones, milestone_values))
        .show("has_ways", !model.onward.empty() || !model.back.empty())
        .repeat("stages", each(model.stages, stage_values))
        .set("drawing_url", url_in(layout, model.drawing_url))
        .set("drawing_wide_url", url_in(layout, model.drawing_url, "sheet=wide"))
        .repeat("onward", each(model.onward, next))
        .show("has_back", !model.back.empty())
        .repeat("back", each(model.back, next))
        .show("no_decisions", model.decisions.empty())
        .repeat("decisions",
                each(model.decisions,
                     [&](const DecisionLine& one) { return decision_values(layout, one); }))
        .show("no_entries", model.entries.empty())
        .show("has_entries", !model.entries.empty())
        .repeat("entries", each(model.entries, entry_values));
    set_optional(values, "attachments", model.attachments);
    set_document_head(values, layout, model.head);
    set_axis(values, model.axis);
    return values;
}

Values documents_values(const Layout& layout, const DocumentsModel& model) {
    const auto document = [&](const DocumentLine& one) { return document_values(layout, one); };
    return Values{}
        .show("may_create", may(layout, auth::Action::create_document))
        .set("new_document_url", url_in(layout, "/new-document"))
        .show("none", model.documents.empty())
        .show("some", !model.documents.empty())
        .repeat("documents", each(model.documents, document));
}

}  // namespace saksgang::views
