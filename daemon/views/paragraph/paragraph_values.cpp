// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

// A version's words are told from its neighbours' by one of three kinds of line below them.
constexpr std::size_t kinds_of_line = 3;

Values mention_values(const DecisionMention& decision) {
    return Values{}
        .set("words", decision.words)
        .set("standing", decision.standing.words)
        .set("tone", std::string{to_string(decision.standing.tone)});
}

Values words_values(const ParagraphModel& model, const BroughtWords& brought) {
    std::size_t place = 0;
    while (place < model.bringers.size() && model.bringers[place].version != brought.version)
        ++place;
    return Values{}
        .set("words", brought.words)
        .set("version", brought.version)
        .set("after", brought.after)
        .set("line", std::to_string(place % kinds_of_line + 1))
        .show("several", model.bringers.size() > 1)
        .show("one", model.bringers.size() <= 1);
}

Values bringer_values(const Layout& layout, const BringerLine& line) {
    return Values{}
        .set("version", line.version)
        .set("url", url_in(layout, line.url))
        .set("name", line.title)
        .set("when", line.when)
        .set("who", line.who)
        .show("undecided", line.decision.empty())
        .repeat("decision", each(line.decision, mention_values));
}

Values paragraph_step_values(const ParagraphStepLine& line) {
    const auto level = [](const Tag& tag) {
        return Values{}.set("words", tag.words).set("tone", std::string{to_string(tag.tone)});
    };
    return Values{}
        .set("url", line.url)
        .set("name", line.title)
        .set("when", line.when)
        .set("who", line.who)
        .set("state", line.state)
        .set("tone", line.level.empty() ? "neutral" : std::string{to_string(line.level[0].tone)})
        .repeat("level", each(line.level, level))
        .repeat("runs", each(line.runs, run_values))
        .show("has_decisions", !line.decisions.empty())
        .repeat("decisions", each(line.decisions, mention_values));
}

}  // namespace

Values paragraph_values(const Layout& layout, const ParagraphModel& model) {
    Values values;
    set_document_head(values, layout, model.head);
    values.set("name", model.title)
        .set("version_line", model.version_line)
        .set("text_url", model.text_url)
        .show("too_large", model.too_large)
        .show("known", !model.too_large)
        .show("several", model.bringers.size() > 1)
        .show("one", model.bringers.size() == 1)
        .repeat("brought",
                each(model.words,
                     [&](const BroughtWords& brought) { return words_values(model, brought); }))
        .repeat("bringers",
                each(model.bringers,
                     [&](const BringerLine& line) { return bringer_values(layout, line); }))
        .repeat("steps", each(model.steps, paragraph_step_values));
    return set_optional(
        values, "earlier_url",
        model.earlier_url.empty() ? std::string{} : url_in(layout, model.earlier_url));
}

}  // namespace saksgang::views
