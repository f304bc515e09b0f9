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

Values choice_group_values(const ChoiceGroup& group) {
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

// What a change is shown with: which page of which comparison.
struct Shown {
    const ChangesBody& body;
    const ChangesLinks& links;
    ChangesLayout layout;
};

// Of a change on a page that one cannot go to: nothing.
std::string url_of(const Shown& shown, const ChangeLink& link) {
    if (link.number.empty()) return {};
    const auto place = fmt::format("#{}-{}", shown.links.anchor, link.number);
    if (link.page == shown.body.page) return place;
    return shown.links.page_url ? shown.links.page_url(link.page) + place : std::string{};
}

Values card_values(const Shown& shown, const ChangeCard& card) {
    const bool side = shown.layout == ChangesLayout::side_by_side;
    Values values;
    values
        .set("id", fmt::format("{}-{}{}{}", shown.links.anchor, card.number,
                               card.piece.empty() ? "" : "-", card.piece))
        .set("place", card.place)
        .set("level", card.level.words)
        .set("tone", std::string{to_string(card.level.tone)})
        .show("is_heading", card.heading)
        .show("is_item", card.item)
        .show("has_reasons", !card.reasons.empty())
        .repeat("reasons", reason_rows(card.reasons))
        .show("in_text", !side)
        .show("by_side", side)
        .repeat("runs", each(card.runs, run_values))
        .repeat("before", runs_without(card.runs, repo::RunKind::inserted))
        .repeat("after", runs_without(card.runs, repo::RunKind::removed));
    set_optional(values, "previous_url", url_of(shown, card.previous));
    set_optional(values, "next_url", url_of(shown, card.next));
    const auto other_url = url_of(shown, card.other_change);
    values.show("no_other_url", other_url.empty());
    set_optional(values, "other_url", other_url);
    set_optional(values, "state", card.state);
    return set_optional(values, "other", card.other);
}

Values fold_values(const Shown& shown, const Fold& fold) {
    Values values;
    values.set("fold", fold.words).repeat("lines", each(fold.lines, [](const FoldedLine& line) {
                                              return Values{}
                                                  .set("words", line.words)
                                                  .show("is_heading", line.heading)
                                                  .show("is_item", line.item);
                                          }));
    const bool leads = !shown.links.text_url.empty() && !fold.paragraph.empty();
    set_optional(
        values, "rest_url",
        leads ? fmt::format("{}#p{}", shown.links.text_url, fold.paragraph) : std::string{});
    return set_optional(values, "left_out", fold.left_out);
}

Values highlight_values(const Shown& shown, const HighlightLine& line) {
    const auto url = url_of(shown, line.change);
    Values values;
    values.set("words", line.words)
        .set("level", line.level.words)
        .set("tone", std::string{to_string(line.level.tone)})
        .show("no_change_url", url.empty());
    return set_optional(values, "change_url", url);
}

Values section_values(const Shown& shown, const ChangedSection& section) {
    return Values{}.set("words", section.words).set("change_url", url_of(shown, section.change));
}

// The way to the other pages; nothing where there are none, or none that one can go to.
void set_pages(Values& values, const Shown& shown) {
    const auto& [body, links, layout] = shown;
    const auto to = [&](bool there, std::size_t page) {
        return there && links.page_url ? links.page_url(page) + "#in-full" : std::string{};
    };
    set_optional(values, "shown", body.shown);
    set_optional(values, "first_page_url", to(body.page > 2, 1));
    set_optional(values, "previous_page_url", to(body.page > 1, body.page - 1));
    set_optional(values, "next_page_url", to(body.page < body.pages, body.page + 1));
    set_optional(values, "last_page_url", to(body.page + 1 < body.pages, body.pages));
    const bool leads = links.page_url != nullptr && body.sections.size() > 1;
    values.show("turns", links.page_url != nullptr && body.pages > 1)
        .show("has_sections", leads)
        .repeat("sections", leads ? each(body.sections,
                                         [&](const ChangedSection& section) {
                                             return section_values(shown, section);
                                         })
                                  : std::vector<Values>{})
        .set("rest", links.rest)
        .show("has_rest", !links.page_url && body.page < body.pages);
    set_optional(values, "more_sections", body.more_sections);
}

}  // namespace

Values run_values(const ChangedRun& run) {
    return Values{}
        .set("words", run.words)
        .show("same", run.kind == repo::RunKind::same && run.left_out == 0)
        .show("skipped", run.left_out > 0)
        .show("taken", run.kind == repo::RunKind::removed)
        .show("put", run.kind == repo::RunKind::inserted);
}

Values changes_body_values(const ChangesBody& body, const ChangesLinks& links,
                           ChangesLayout layout) {
    const Shown shown{.body = body, .links = links, .layout = layout};
    const auto row_values = [&](const ChangesRow& row) {
        Values each_row;
        each_row
            .repeat("cards",
                    each(row.card, [&](const auto& card) { return card_values(shown, card); }))
            .repeat("folds",
                    each(row.fold, [&](const auto& fold) { return fold_values(shown, fold); }));
        return set_optional(each_row, "section", row.section);
    };
    Values values;
    values.set("summary", body.summary)
        .set("text_level", body.level.words)
        .set("text_tone", std::string{to_string(body.level.tone)})
        .show("has_highlights", !body.highlights.empty())
        .repeat("highlights", each(body.highlights,
                                   [&](const auto& line) { return highlight_values(shown, line); }))
        .repeat("rows", each(body.rows, row_values));
    set_pages(values, shown);
    return set_optional(values, "coarse", body.coarse);
}

Values changes_values(const Layout& layout, const ChangesModel& model) {
    const bool side = model.layout == ChangesLayout::side_by_side;
    const bool failed = !model.problem.empty();
    std::vector<Values> compared;
    if (!failed) {
        const auto path = fmt::format("/documents/{}/changes", model.head.slug);
        const ChangesLinks links{
            .anchor = "change",
            .page_url =
                [&](std::size_t page) {
                    return url_in(layout, path, fmt::format("{}&page={}", model.pages_query, page));
                },
            .text_url = url_in(layout, model.text_path),
            .rest = {}};
        auto body = changes_body_values(model.body, links, model.layout);
        body.set("compared", model.compared)
            .set("whole_url", url_in(layout, path, model.whole_query));
        compared.push_back(std::move(set_optional(body, "within", model.within)));
    }
    Values values;
    set_document_head(values, layout, model.head);
    return values.set("action_url", "/documents/" + model.head.slug + "/changes")
        .show("has_lang", layout.language_asked)
        .set("lang", std::string{to_string(layout.language)})
        .show("has_form", !model.from.empty())
        .repeat("from_groups", each(model.from, choice_group_values))
        .repeat("to_groups", each(model.to, choice_group_values))
        .show("is_inline", !side)
        .show("is_side", side)
        .show("failed", failed)
        .set("problem", model.problem)
        .set("problem_field", model.problem_field)
        .repeat("compared_texts", std::move(compared));
}

}  // namespace saksgang::views
