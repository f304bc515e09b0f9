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
                               [](const ChangesBody& body) {
                                   return changes_body_values(body, "their_change",
                                                              ChangesLayout::inline_text);
                               }))
        .repeat("changes",
                {changes_body_values(model.changes, "your_change", ChangesLayout::inline_text)})
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
        .repeat("theirs",
                {changes_body_values(model.theirs, "their_change", ChangesLayout::inline_text)})
        .repeat("join_form", {form_rows(layout, model.form)})
        .set("whole_text", *model.text)
        .set("message", model.message)
        .set("back_url", url_in(layout, model.back_url))
        .set("way_back", model.back);
    set_faults(values, model.form.faults);
    return set_document_head(values, layout, model.head);
}

}  // namespace saksgang::views
