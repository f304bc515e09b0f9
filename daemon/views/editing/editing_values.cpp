// SPDX-License-Identifier: EUPL-1.2
// The review of a text, and the page where two wordings meet, as values.
#include "daemon/views/editing/editing_values.hpp"

#include "daemon/views/forms/form_rows.hpp"
#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

Values side_values(const JoiningModel::Side& side) {
    return Values{}
        .set("side", side.title)
        .show("absent", side.runs.empty())
        .show("stands", !side.runs.empty())
        .repeat("runs", each(side.runs, run_values));
}

Values place_values(const Layout& layout, const JoiningModel& model,
                    const JoiningModel::Place& place) {
    FormModel fields = model.form;
    fields.fields = {place.choice, place.wording};
    return Values{}
        .set("place", place.title)
        .set("kind", place.kind)
        .repeat("sides", each(place.sides, side_values))
        .repeat("place_fields", {form_rows(layout, fields)});
}

Values sentence(const std::string& words) {
    return Values{}.set("sentence", words);
}

Values whole_text_values(const std::shared_ptr<const std::string>& text) {
    return Values{}.set("whole_text", *text);
}

// The first of them; what is more has no page while a form is filled in.
Values changes_here(const Layout& layout, const ChangesBody& body, std::string_view anchor,
                    std::string_view rest) {
    const ChangesLinks links{.anchor = std::string{anchor},
                             .page_url = {},
                             .text_url = {},
                             .rest = Speech{layout.language}.say(rest)};
    return changes_body_values(body, links, ChangesLayout::inline_text);
}

Values their_values(const Layout& layout, const ChangesBody& body) {
    return changes_here(layout, body, "their_change", "changes_rest_saved");
}

}  // namespace

Values review_values(const Layout& layout, const ReviewModel& model) {
    const auto decision = [](const ReviewModel::Decision& one) {
        return Values{}
            .set("words", one.words)
            .set("why", one.why)
            .set("standing", one.tag.words)
            .set("tone", std::string{to_string(one.tag.tone)});
    };
    const auto finding = [](const FindingWords& one) {
        return Values{}.set("place", one.place).set("reason", one.reason).set("remedy", one.remedy);
    };
    std::vector<Values> sent;
    if (model.text) sent.push_back(whole_text_values(model.text));
    Values values;
    values.set("name", model.title)
        .repeat("words", each(model.words, sentence))
        .repeat("theirs", each(model.theirs,
                               [&](const ChangesBody& body) { return their_values(layout, body); }))
        .repeat("changes",
                {changes_here(layout, model.changes, "your_change", "changes_rest_unsaved")})
        .show("has_decisions", !model.decisions.empty())
        .repeat("decisions", each(model.decisions, decision))
        .show("has_findings", !model.findings.empty())
        .repeat("findings", each(model.findings, finding))
        .show("has_html", model.html != nullptr)
        .show("too_large", model.html == nullptr)
        .repeat("sent_text", std::move(sent))
        .repeat("review_form", {form_rows(layout, model.form)})
        .set("back_url", url_in(layout, model.back_url))
        .set("way_back", model.back);
    set_faults(values, model.form.faults);
    return set_document_head(values, layout, model.head);
}

Values joining_values(const Layout& layout, const JoiningModel& model) {
    const auto place = [&](const JoiningModel::Place& one) {
        return place_values(layout, model, one);
    };
    Values values;
    values.set("name", model.title)
        .set("intro", model.intro)
        .repeat("places", each(model.places, place))
        .repeat("theirs", {their_values(layout, model.theirs)})
        .repeat("join_form", {form_rows(layout, model.form)})
        .set("whole_text", *model.text)
        .set("message", model.message)
        .set("back_url", url_in(layout, model.back_url))
        .set("way_back", model.back);
    set_faults(values, model.form.faults);
    return set_document_head(values, layout, model.head);
}

}  // namespace saksgang::views
