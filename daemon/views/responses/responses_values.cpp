// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/responses/responses_values.hpp"

#include "daemon/views/forms/form_rows.hpp"

namespace saksgang::views {
namespace {

Values& set_answer(Values& values, const AnswerCell& answer) {
    values.set("tone", std::string{to_string(answer.choice.tone)}).set("mark", answer.mark);
    set_optional(values, "choice", answer.choice.words);
    return set_optional(values, "text", answer.text);
}

Values answer_cell_values(const AnswerCell& answer) {
    Values values;
    return set_answer(values, answer);
}

Values respondent_values(const Layout& layout, const RespondentRow& row) {
    Values values;
    values.set("name", row.name)
        .set("url", url_in(layout, row.url))
        .set("when", row.when)
        .repeat("cells", each(row.cells, answer_cell_values));
    return set_optional(values, "access", row.access);
}

Values question_values(const QuestionLine& question) {
    const auto said = [](const QuestionLine::Said& one) {
        Values values;
        values.set("name", one.name);
        return set_answer(values, one.answer);
    };
    return Values{}
        .set("number", question.number)
        .set("question", question.title)
        .set("summary", question.summary)
        .show("has_said", !question.said.empty())
        .repeat("said", each(question.said, said));
}

Values round_values(const Layout& layout, const RoundLine& round) {
    const auto respondent = [&](const RespondentRow& one) {
        return respondent_values(layout, one);
    };
    return Values{}
        .set("id", round.id)
        .set("stage_title", round.title)
        .set("summary", round.summary)
        .repeat("questions", each(round.questions, question_values))
        .repeat("respondents", each(round.respondents, respondent));
}

std::vector<Values> sentences(const std::vector<std::string>& lines) {
    return each(lines, [](const std::string& one) { return Values{}.set("sentence", one); });
}

}  // namespace

Values responses_values(const Layout& layout, const ResponsesModel& model) {
    const auto round = [&](const RoundLine& one) { return round_values(layout, one); };
    Values values;
    values.show("none", model.rounds.empty())
        .repeat("rounds", each(model.rounds, round))
        .show("has_undone", !model.undone.empty())
        .repeat("undone", sentences(model.undone));
    set_way(values, layout, "register_url", model.register_url, auth::Action::answer_for_own_body);
    set_receipt(values, model.receipt);
    set_document_head(values, layout, model.head);
    return values;
}

Values response_values(const Layout& layout, const ResponseModel& model) {
    const auto answered = [](const ResponseModel::Answered& one) {
        Values values;
        values.set("question", one.question);
        return set_answer(values, one.answer);
    };
    Values values;
    values.set("name", model.title)
        .repeat("facts", sentences(model.facts))
        .show("erased", model.erased)
        .repeat("answers", each(model.answers, answered))
        .set("all_url", url_in(layout, model.all_url));
    set_optional(values, "withdrawn", model.withdrawn);
    set_way(values, layout, "withdraw_url", model.withdraw_url, auth::Action::register_response);
    set_way(values, layout, "correct_url", model.correct_url, auth::Action::register_response);
    set_document_head(values, layout, model.head);
    // After the head, whose banner says who may read the text.
    return set_optional(values, "response_access", model.access);
}

}  // namespace saksgang::views
