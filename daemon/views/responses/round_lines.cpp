// SPDX-License-Identifier: EUPL-1.2
// Rounds of answers: each visit to a stage in which somebody answered, newest first.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <ranges>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "daemon/views/responses/answers.hpp"
#include "daemon/views/responses/response_parts.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using app::ResponseView;
using workflows::Answer;
using workflows::Question;
using workflows::QuestionSet;
using workflows::Response;

using Responses = std::vector<const ResponseView*>;  // that stand

// A statement is the answer to one question that nobody put.
std::vector<Question> asked(const QuestionSet* questions) {
    if (questions != nullptr) return questions->questions;
    return {Question{.slug = {}, .title = {}}};
}

std::string choices_counted(const Question& question, const std::vector<const Answer*>& answers,
                            const Speech& speech) {
    if (question.answer == workflows::AnswerKind::text) {
        const auto given = std::ranges::count_if(answers, [](const Answer* one) { return one; });
        return speech.count("answers", given);
    }
    std::vector<std::string> counted;
    for (const auto* choice : {"yes", "partly", "no"}) {
        if (choice == std::string_view{"partly"} &&
            question.answer != workflows::AnswerKind::yes_partly_no) {
            continue;
        }
        const auto times = std::ranges::count_if(
            answers, [&](const Answer* one) { return one && one->choice == choice; });
        counted.push_back(
            fmt::format("{} {}", times, speech.say(fmt::format("choice_{}", choice))));
    }
    return fmt::format("{}", fmt::join(counted, ", "));
}

// How many answered, of those who have the matter in that stage.
std::string summary_of(const ProcessView& view, const Response& first, const Responses& responses,
                       const Speech& speech) {
    const auto* stage = view.definition->find_stage(first.stage);
    std::size_t wanted = 0;
    for (const BodySlug& slug : stage ? stage->bodies : std::vector<BodySlug>{}) {
        const auto* body = view.council.find_body(slug);
        const bool circle = body && body->kind == workflows::BodyKind::hearing_circle;
        wanted += circle ? body->seats.size() : 1;
    }
    return speech.say("answered_of", {{"answered", std::to_string(responses.size())},
                                      {"seats", std::to_string(wanted)}});
}

RoundLine round_of(const ProcessView& view, const Responses& responses, const Speech& speech) {
    const Response& first = responses.front()->response;
    const auto questions = asked(questions_of(view, first));
    RoundLine round{.id = fmt::format("round-{}", first.visit),
                    .title = name_of(view, first.stage, speech),
                    .summary = summary_of(view, first, responses, speech),
                    .questions = {},
                    .respondents = {}};
    std::vector<std::vector<Answer>> given;
    for (const ResponseView* one : responses) {
        given.push_back(answers_in(one->answers.value_or("")));
        const Response& response = one->response;
        RespondentRow row{.name = respondent_of(view, response, speech),
                          .url = page_of(view.process.document,
                                         fmt::format("/responses/{}", response.number.value)),
                          .when = speech.date(response.received_on),
                          .access = access_of(response, speech),
                          .cells = {}};
        for (const Question& question : questions)
            row.cells.push_back(answer_cell(find_answer(given.back(), question.slug), speech));
        round.respondents.push_back(std::move(row));
    }
    for (std::size_t at = 0; at < questions.size(); ++at) {
        const Question& question = questions[at];
        const auto title =
            question.slug.value.empty() ? speech.say("statement") : speech.of(question.title);
        auto named = numbered(title, at + 1);
        QuestionLine line{.number = std::move(named.number),
                          .title = std::move(named.title),
                          .summary = {},
                          .said = {}};
        std::vector<const Answer*> answers;
        for (std::size_t who = 0; who < given.size(); ++who) {
            answers.push_back(find_answer(given[who], question.slug));
            if (answers.back() == nullptr) continue;
            line.said.push_back(
                {.name = round.respondents[who].name, .answer = round.respondents[who].cells[at]});
        }
        line.summary = choices_counted(question, answers, speech);
        round.questions.push_back(std::move(line));
    }
    return round;
}

}  // namespace

std::vector<RoundLine> round_lines(const ResponsesReading& reading, const Speech& speech) {
    std::map<int, Responses> by_visit;
    for (const ResponseView& one : reading.responses) {
        if (!one.response.withdrawn) by_visit[one.response.visit].push_back(&one);
    }
    std::vector<RoundLine> rounds;
    for (const auto& [visit, responses] : by_visit | std::views::reverse)
        rounds.push_back(round_of(reading.process, responses, speech));
    return rounds;
}

}  // namespace saksgang::views
