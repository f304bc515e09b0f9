// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/responses/response_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/forms/form_choices.hpp"
#include "daemon/views/overview_parts.hpp"
#include "daemon/views/responses/answers.hpp"
#include "daemon/views/responses/response_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Answer;
using workflows::AnswerKind;
using workflows::Channel;
using workflows::Question;
using workflows::QuestionSet;
using workflows::Response;

bool has_answered(const ProcessView& view, const Respondent& who) {
    return std::ranges::any_of(view.process.responses, [&](const Response& response) {
        return !response.withdrawn && response.visit == view.process.visit &&
               response.body == who.body && response.seat == who.seat;
    });
}

// Those of the stage who have not answered yet, in its order.
std::vector<Choice> respondent_choices(const ProcessView& view, const Speech& speech) {
    std::vector<Choice> choices{{"", speech.say("choose")}};
    const auto* stage = view.definition->find_stage(view.process.stage);
    if (stage == nullptr) return choices;
    for (const BodySlug& slug : stage->bodies) {
        const auto* body = view.council.find_body(slug);
        if (body == nullptr) continue;
        if (body->kind != workflows::BodyKind::hearing_circle) {
            const Respondent who{.body = slug, .seat = std::nullopt};
            if (!has_answered(view, who)) {
                choices.push_back({to_string(who), speech.of(body->title)});
            }
            continue;
        }
        for (const auto& seat : body->seats) {
            const Respondent who{.body = slug, .seat = seat.slug};
            if (!has_answered(view, who)) choices.push_back({to_string(who), seat.represents});
        }
    }
    return choices;
}

std::vector<Choice> channel_choices(const Speech& speech) {
    std::vector<Choice> choices;
    for (const auto channel :
         {Channel::email, Channel::letter, Channel::meeting, Channel::survey, Channel::page}) {
        const auto slug = to_string(channel);
        choices.push_back(
            {std::string{slug}, with_capital(speech.say(fmt::format("channel_{}", slug)))});
    }
    return choices;
}

std::vector<Choice> answer_choices(const Question& question, const Speech& speech) {
    std::vector<Choice> choices;
    for (const auto* choice : {"yes", "partly", "no"}) {
        if (choice == std::string_view{"partly"} && question.answer != AnswerKind::yes_partly_no)
            continue;
        choices.push_back({choice, with_capital(speech.say(fmt::format("choice_{}", choice)))});
    }
    return choices;
}

void add_question(std::vector<FormField>& fields, const Question& question, std::size_t place,
                  const Speech& speech) {
    const auto [number, title] = numbered(speech.of(question.title), place);
    const bool in_words = question.answer == AnswerKind::text;
    if (!in_words) {
        fields.push_back({.name = choice_field(question.slug),
                          .kind = FieldKind::radios,
                          .label = title,
                          .required = question.required,
                          .choices = answer_choices(question, speech)});
    }
    fields.push_back(
        {.name = words_field(question.slug),
         .kind = FieldKind::text,
         .label = in_words ? title : speech.say("field_remark_on", {{"number", number}}),
         .required = in_words && question.required,
         .bytes_max = limits::answer_bytes_max,
         .rows = in_words ? 4 : 2});
}

void add_answers(std::vector<FormField>& fields, const QuestionSet* questions,
                 const Speech& speech) {
    const auto first = fields.size();
    if (questions == nullptr) {
        fields.push_back({.name = words_field({}),
                          .kind = FieldKind::text,
                          .label = speech.say("statement"),
                          .required = true,
                          .bytes_max = limits::answer_bytes_max,
                          .rows = 8});
    } else {
        for (std::size_t i = 0; i < questions->questions.size(); ++i)
            add_question(fields, questions->questions[i], i + 1, speech);
    }
    if (first < fields.size()) {
        fields[first].group =
            questions ? speech.of(questions->title) : speech.say("group_statement");
    }
}

std::vector<FormField> response_fields(const FormReading& reading, const QuestionSet* questions,
                                       const Speech& speech) {
    const auto versions = version_choices(reading.versions, speech);
    std::vector<FormField> fields{{.name = "received_on",
                                   .kind = FieldKind::date,
                                   .value = format_date(reading.process.today),
                                   .required = true},
                                  {.name = "channel",
                                   .kind = FieldKind::select,
                                   .value = "email",
                                   .required = true,
                                   .choices = channel_choices(speech)},
                                  {.name = "version",
                                   .kind = FieldKind::select,
                                   .hint = speech.say("hint_response_version"),
                                   .value = versions.size() > 1 ? versions[1].value : std::string{},
                                   .required = true,
                                   .choices = versions}};
    add_answers(fields, questions, speech);
    fields.push_back({.name = "visibility",
                      .kind = FieldKind::select,
                      .hint = speech.say("hint_response_visibility"),
                      .value = "public",
                      .required = true,
                      .choices = visibility_choices(speech),
                      .group = speech.say("group_access")});
    fields.push_back({.name = "statute",
                      .hint = speech.say("hint_statute"),
                      .bytes_max = limits::name_bytes_max});
    return fields;
}

void put_in(std::vector<FormField>& fields, const app::ResponseView& view) {
    const Response& response = view.response;
    put_in(fields, "received_on", format_date(response.received_on));
    put_in(fields, "channel", std::string{to_string(response.channel)});
    put_in(fields, "version", std::to_string(response.version.value));
    put_in(fields, "visibility", std::string{to_string(response.visibility)});
    put_in(fields, "statute", response.statute);
    for (const Answer& answer : answers_in(view.answers.value_or(""))) {
        put_in(fields, choice_field(answer.question), answer.choice);
        put_in(fields, words_field(answer.question), answer.text);
    }
}

FormPageModel response_page(const FormReading& reading, std::string title,
                            std::vector<std::string> words, FormModel form, const Speech& speech) {
    fill_in(form, reading.sent, reading.process.council, speech);
    return {.head = document_head(reading.process, DocumentTab::responses, speech),
            .title = std::move(title),
            .words = std::move(words),
            .forms = {std::move(form)},
            .back_url = page_of(reading.process.process.document, "/responses"),
            .back = speech.say("back_to_responses")};
}

std::string told(const ProcessView& view, const Response& response, const Speech& speech) {
    return speech.say("response_numbered", {{"response", std::to_string(response.number.value)},
                                            {"who", respondent_of(view, response, speech)}});
}

std::string act_on(const FormReading& reading, const Response& response, std::string_view act) {
    return page_of(reading.process.process.document,
                   fmt::format("/responses/{}/{}", response.number.value, act));
}

}  // namespace

std::string choice_field(const QuestionSlug& question) {
    return "choice-" + question.value;
}

std::string words_field(const QuestionSlug& question) {
    return question.value.empty() ? std::string{"statement"} : "words-" + question.value;
}

std::optional<Respondent> respondent_from(std::string_view text) {
    const auto slash = text.find('/');
    const auto body = text.substr(0, slash);
    if (!is_slug(body)) return std::nullopt;
    Respondent who{.body = {std::string{body}}, .seat = std::nullopt};
    if (slash == std::string_view::npos) return who;
    const auto seat = text.substr(slash + 1);
    if (!is_slug(seat)) return std::nullopt;
    who.seat = SeatSlug{std::string{seat}};
    return who;
}

std::string to_string(const Respondent& respondent) {
    if (!respondent.seat) return respondent.body.value;
    return fmt::format("{}/{}", respondent.body.value, respondent.seat->value);
}

FormPageModel register_response_page(const FormReading& reading, bool for_anybody,
                                     Language language) {
    const Speech speech{language};
    const auto* stage = reading.process.definition->find_stage(reading.process.process.stage);
    const auto* questions =
        stage && stage->question_set
            ? reading.process.definition->find_question_set(*stage->question_set)
            : nullptr;
    FormModel form{.id = "response",
                   .action = page_of(reading.process.process.document, "/responses/new"),
                   .submit = speech.say("do_register_response"),
                   .once = reading.once,
                   .fields = response_fields(reading, questions, speech)};
    form.fields.insert(form.fields.begin(),
                       {.name = "respondent",
                        .kind = FieldKind::select,
                        .hint = speech.say(for_anybody ? "hint_respondent" : "hint_own_body"),
                        .required = true,
                        .choices = respondent_choices(reading.process, speech)});
    return response_page(
        reading, speech.say("do_register_response"),
        {speech.say(for_anybody ? "words_register_response" : "words_own_response")},
        std::move(form), speech);
}

FormPageModel withdraw_response_page(const FormReading& reading, const app::ResponseView& response,
                                     Language language) {
    const Speech speech{language};
    FormModel form{.id = "withdraw",
                   .action = act_on(reading, response.response, "withdraw"),
                   .submit = speech.say("do_withdraw_response"),
                   .once = reading.once,
                   .weighty = true,
                   .fields = {reason_field(speech)}};
    return response_page(
        reading, speech.say("do_withdraw_response"),
        {told(reading.process, response.response, speech), speech.say("words_withdraw_response")},
        std::move(form), speech);
}

FormPageModel correct_response_page(const FormReading& reading, const app::ResponseView& response,
                                    Language language) {
    const Speech speech{language};
    FormModel form{.id = "correct",
                   .action = act_on(reading, response.response, "correct"),
                   .submit = speech.say("do_correct_response"),
                   .once = reading.once,
                   .fields = response_fields(
                       reading, questions_of(reading.process, response.response), speech)};
    put_in(form.fields, response);
    form.fields.insert(form.fields.begin(), reason_field(speech));
    return response_page(
        reading, speech.say("do_correct_response"),
        {told(reading.process, response.response, speech), speech.say("words_correct")},
        std::move(form), speech);
}

}  // namespace saksgang::views
