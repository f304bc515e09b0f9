// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/responses/responses_model.hpp"

#include <fmt/format.h>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "daemon/views/responses/answers.hpp"
#include "daemon/views/responses/response_parts.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Response;

Tone tone_of(std::string_view choice) {
    if (choice == "yes") return Tone::success;
    if (choice == "no") return Tone::danger;
    return Tone::warning;
}

std::vector<std::string> facts_of(const Response& response, const Speech& speech) {
    std::vector<std::string> facts{
        speech.say("response_received",
                   {{"day", speech.date(response.received_on)},
                    {"how", speech.say(fmt::format("channel_{}", to_string(response.channel)))}}),
        speech.say("response_about", {{"version", std::to_string(response.version.value)}})};
    if (response.on_behalf) facts.push_back(speech.say("response_on_behalf"));
    if (response.late) facts.push_back(speech.say("recorded_late"));
    if (response.corrects) {
        facts.push_back(speech.say("response_corrects",
                                   {{"response", std::to_string(response.corrects->value)}}));
    }
    return facts;
}

std::vector<ResponseModel::Answered> answered(const ProcessView& view, const app::ResponseView& one,
                                              const Speech& speech) {
    const auto given = answers_in(one.answers.value_or(""));
    const auto* questions = questions_of(view, one.response);
    std::vector<ResponseModel::Answered> lines;
    if (questions == nullptr) {
        for (const auto& answer : given)
            lines.push_back({speech.say("statement"), answer_cell(&answer, speech)});
        return lines;
    }
    for (const auto& question : questions->questions) {
        lines.push_back(
            {speech.of(question.title), answer_cell(find_answer(given, question.slug), speech)});
    }
    return lines;
}

std::vector<std::string> undone_lines(const ResponsesReading& reading, const Speech& speech) {
    std::vector<std::string> lines;
    for (const app::ResponseView& one : reading.responses) {
        if (!one.response.withdrawn) continue;
        lines.push_back(
            fmt::format("{}: {}",
                        speech.say("response_numbered",
                                   {{"response", std::to_string(one.response.number.value)},
                                    {"who", respondent_of(reading.process, one.response, speech)}}),
                        withdrawn_words(reading, one.response, speech)));
    }
    return lines;
}

}  // namespace

std::string respondent_of(const ProcessView& view, const Response& response, const Speech& speech) {
    const auto* body = view.council.find_body(response.body);
    const auto* seat = body && response.seat ? body->find_seat(*response.seat) : nullptr;
    return seat != nullptr ? seat->represents : name_of(view, response.body, speech);
}

AnswerCell answer_cell(const workflows::Answer* answer, const Speech& speech) {
    if (answer == nullptr) return {.choice = {}, .text = {}, .mark = "–"};
    if (answer->choice.empty()) {
        return {.choice = {}, .text = answer->text, .mark = speech.say("answered_in_words")};
    }
    const auto words = speech.say("choice_" + answer->choice);
    return {.choice = {.words = words, .tone = tone_of(answer->choice)},
            .text = answer->text,
            .mark = words};
}

std::string access_of(const Response& response, const Speech& speech) {
    switch (response.visibility) {
        case workflows::Visibility::open:
            return {};
        case workflows::Visibility::secretariat:
            return speech.say("access_secretariat");
        case workflows::Visibility::recipients:
            return speech.say("access_recipients");
        case workflows::Visibility::withheld:
            return speech.say("access_withheld", {{"statute", response.statute}});
    }
    return {};
}

const workflows::QuestionSet* questions_of(const ProcessView& view, const Response& response) {
    return response.question_set ? view.definition->find_question_set(*response.question_set)
                                 : nullptr;
}

std::string withdrawn_words(const ResponsesReading& reading, const Response& response,
                            const Speech& speech) {
    if (!response.withdrawn) return {};
    for (const app::GivenReason& reason : reading.reasons) {
        if (reason.response != response.number) continue;
        return speech.say("response_withdrawn_because",
                          {{"why", reason.text.value_or(speech.say("reason_erased"))}});
    }
    return speech.say("was_withdrawn");
}

ResponsesModel responses_model(const ResponsesReading& reading, Language language) {
    const Speech speech{language};
    ResponsesModel model{
        .head = document_head(reading.process, DocumentTab::responses, speech),
        .receipt = std::nullopt,
        .rounds = round_lines(reading, speech),
        .undone = undone_lines(reading, speech),
        .register_url = page_of(reading.process.process.document, "/responses/new")};
    if (reading.done != nullptr) {
        model.receipt = receipt_line(reading.process, *reading.done, speech);
    }
    return model;
}

ResponseModel response_model(const ResponsesReading& reading, const app::ResponseView& response,
                             Language language) {
    const Speech speech{language};
    const ProcessView& view = reading.process;
    const Response& one = response.response;
    const auto path = fmt::format("/responses/{}", one.number.value);
    ResponseModel model{.head = document_head(view, DocumentTab::responses, speech),
                        .title = respondent_of(view, one, speech),
                        .facts = facts_of(one, speech),
                        .access = access_of(one, speech),
                        .withdrawn = withdrawn_words(reading, one, speech),
                        .erased = response.erased,
                        .answers = answered(view, response, speech),
                        .withdraw_url = {},
                        .correct_url = {},
                        .all_url = page_of(view.process.document, "/responses")};
    if (one.withdrawn) return model;
    model.withdraw_url = page_of(view.process.document, path + "/withdraw");
    model.correct_url = page_of(view.process.document, path + "/correct");
    return model;
}

}  // namespace saksgang::views
