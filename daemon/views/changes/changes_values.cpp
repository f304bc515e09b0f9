// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

Values choice_values(const TextChoice& choice) {
    return Values{}
        .set("value", choice.value)
        .set("words", choice.words)
        .show("chosen", choice.chosen);
}

Values group_values(const ChoiceGroup& group) {
    return Values{}.set("group", group.words).repeat("choices", each(group.choices, choice_values));
}

std::vector<Values> runs_without(const std::vector<ChangedRun>& runs, repo::RunKind kind) {
    std::vector<Values> rows;
    for (const ChangedRun& run : runs) {
        if (run.kind != kind) rows.push_back(run_values(run));
    }
    return rows;
}

std::vector<Values> reason_rows(const std::vector<std::string>& reasons) {
    return each(reasons, [](const std::string& reason) { return Values{}.set("reason", reason); });
}

Values card_values(const ChangeCard& card, std::size_t last, ChangesLayout layout) {
    const auto number = std::stoull(card.number);
    const bool side = layout == ChangesLayout::side_by_side;
    Values values;
    values.set("number", card.number)
        .set("place", card.place)
        .set("level", card.level.words)
        .set("tone", std::string{to_string(card.level.tone)})
        .set("other_id", card.other_id)
        .show("is_heading", card.heading)
        .show("is_item", card.item)
        .show("has_reasons", !card.reasons.empty())
        .repeat("reasons", reason_rows(card.reasons))
        .show("has_previous", number > 1)
        .set("previous", std::to_string(number - 1))
        .show("has_next", number < last)
        .set("next", std::to_string(number + 1))
        .show("in_text", !side)
        .show("by_side", side)
        .repeat("runs", each(card.runs, run_values))
        .repeat("before", runs_without(card.runs, repo::RunKind::inserted))
        .repeat("after", runs_without(card.runs, repo::RunKind::removed));
    set_optional(values, "state", card.state);
    return set_optional(values, "other", card.other);
}

Values fold_values(const Fold& fold) {
    Values values;
    values.set("fold", fold.words).repeat("lines", each(fold.lines, [](const FoldedLine& line) {
                                              return Values{}
                                                  .set("words", line.words)
                                                  .show("is_heading", line.heading)
                                                  .show("is_item", line.item);
                                          }));
    return set_optional(values, "left_out", fold.left_out);
}

Values highlight_values(const HighlightLine& line) {
    return Values{}
        .set("words", line.words)
        .set("number", line.number)
        .set("level", line.level.words)
        .set("tone", std::string{to_string(line.level.tone)});
}

}  // namespace

Values run_values(const ChangedRun& run) {
    return Values{}
        .set("words", run.words)
        .show("same", run.kind == repo::RunKind::same)
        .show("taken", run.kind == repo::RunKind::removed)
        .show("put", run.kind == repo::RunKind::inserted);
}

Values changes_body_values(const ChangesBody& body, std::string_view anchor, ChangesLayout layout) {
    std::size_t last = 0;
    for (const ChangesRow& row : body.rows)
        last += row.card.size();
    const auto row_values = [&](const ChangesRow& row) {
        Values each_row;
        each_row
            .repeat("cards",
                    each(row.card,
                         [&](const ChangeCard& card) { return card_values(card, last, layout); }))
            .repeat("folds", each(row.fold, fold_values));
        return set_optional(each_row, "section", row.section);
    };
    Values values;
    values.set("anchor", std::string{anchor})
        .set("summary", body.summary)
        .set("text_level", body.level.words)
        .set("text_tone", std::string{to_string(body.level.tone)})
        .show("has_highlights", !body.highlights.empty())
        .repeat("highlights", each(body.highlights, highlight_values))
        .repeat("rows", each(body.rows, row_values));
    return set_optional(values, "coarse", body.coarse);
}

Values changes_values(const Layout& layout, const ChangesModel& model) {
    const bool side = model.layout == ChangesLayout::side_by_side;
    const bool failed = !model.problem.empty();
    std::vector<Values> compared;
    if (!failed) {
        auto body = changes_body_values(model.body, "change", model.layout);
        body.set("compared", model.compared)
            .set("whole_url", url_in(layout, fmt::format("/documents/{}/changes", model.head.slug),
                                     model.whole_query));
        compared.push_back(std::move(set_optional(body, "within", model.within)));
    }
    Values values;
    set_document_head(values, layout, model.head);
    return values.set("action_url", "/documents/" + model.head.slug + "/changes")
        .show("has_lang", layout.language_asked)
        .set("lang", std::string{to_string(layout.language)})
        .show("has_form", !model.from.empty())
        .repeat("from_groups", each(model.from, group_values))
        .repeat("to_groups", each(model.to, group_values))
        .show("is_inline", !side)
        .show("is_side", side)
        .show("failed", failed)
        .set("problem", model.problem)
        .set("problem_field", model.problem_field)
        .repeat("compared_texts", std::move(compared));
}

}  // namespace saksgang::views
