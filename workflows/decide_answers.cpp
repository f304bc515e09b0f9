// SPDX-License-Identifier: EUPL-1.2
#include "workflows/decide_answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/decide_checks.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

bool is_given(const Answer& answer) {
    return !answer.choice.empty() || !is_blank(answer.text);
}

std::string place(std::size_t index, std::string_view part) {
    return fmt::format("/answers/{}/{}", index, part);
}

bool is_choice_of(AnswerKind kind, std::string_view choice) {
    switch (kind) {
        case AnswerKind::yes_partly_no:
            return choice == "yes" || choice == "partly" || choice == "no";
        case AnswerKind::yes_no:
            return choice == "yes" || choice == "no";
        case AnswerKind::text:
            return false;
    }
    assertion_failed("an answer kind is one of three", std::source_location::current());
}

std::string_view choices_of(AnswerKind kind) {
    switch (kind) {
        case AnswerKind::yes_partly_no:
            return "must be yes, partly or no";
        case AnswerKind::yes_no:
            return "must be yes or no";
        case AnswerKind::text:
            return "the question is answered in words: leave the choice out";
    }
    assertion_failed("an answer kind is one of three", std::source_location::current());
}

// Of a question with choices the choice is the answer, and words are beside it.
bool answers(const Answer& answer, const Question& question) {
    if (answer.question != question.slug) return false;
    return question.answer == AnswerKind::text ? !is_blank(answer.text) : !answer.choice.empty();
}

Result<void> check_statement(const std::vector<Answer>& answers) {
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const Answer& answer = answers[i];
        if (!answer.question.value.empty()) {
            return fail(Errc::invalid_input, "this stage asks no questions: leave it empty",
                        place(i, "question"));
        }
        if (!answer.choice.empty()) {
            return fail(Errc::invalid_input, "a statement is in words: leave the choice out",
                        place(i, "choice"));
        }
    }
    if (std::ranges::count_if(answers, is_given) > 1) {
        return fail(Errc::invalid_input, "this stage takes one statement: join them", "answers");
    }
    return {};
}

Result<void> check_answer(const QuestionSet& questions, const std::vector<Answer>& answers,
                          std::size_t index) {
    const Answer& answer = answers[index];
    const auto question = std::ranges::find(questions.questions, answer.question, &Question::slug);
    if (question == questions.questions.end()) {
        return fail(Errc::invalid_input,
                    fmt::format("the question set '{}' has no question '{}'", questions.slug.value,
                                answer.question.value),
                    place(index, "question"));
    }
    const auto earlier = answers.begin() + static_cast<std::ptrdiff_t>(index);
    if (std::find_if(answers.begin(), earlier, [&](const Answer& other) {
            return other.question == answer.question;
        }) != earlier) {
        return fail(Errc::invalid_input, "answer each question once", place(index, "question"));
    }
    if (!answer.choice.empty() && !is_choice_of(question->answer, answer.choice)) {
        return fail(Errc::invalid_input, std::string{choices_of(question->answer)},
                    place(index, "choice"));
    }
    return {};
}

Result<void> check_required(const QuestionSet& questions, const std::vector<Answer>& given) {
    for (const Question& question : questions.questions) {
        if (!question.required) continue;
        const bool answered = std::ranges::any_of(
            given, [&](const Answer& answer) { return answers(answer, question); });
        if (answered) continue;
        return fail(Errc::invalid_input,
                    fmt::format("the question '{}' must be answered", question.slug.value),
                    "answers");
    }
    return {};
}

}  // namespace

Result<void> check_answers(const QuestionSet* questions, const std::vector<Answer>& answers,
                           bool has_original) {
    if (answers.size() > limits::answers_max) {
        return fail(Errc::invalid_input, fmt::format("send at most {}", limits::answers_max),
                    "answers");
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
        TRY(check_words(answers[i].text, limits::answer_bytes_max, place(i, "text")));
        if (questions != nullptr) TRY(check_answer(*questions, answers, i));
    }
    if (questions == nullptr) TRY(check_statement(answers));
    if (questions != nullptr) TRY(check_required(*questions, answers));
    if (!has_original && std::ranges::none_of(answers, is_given)) {
        return unfit("answers", "answer something, or send the original",
                     Sentence("reason.nothing_answered"));
    }
    return {};
}

Result<std::string> written_answers(const std::vector<Answer>& answers) {
    boost::json::array written;
    for (const Answer& answer : answers) {
        if (!is_given(answer)) continue;
        boost::json::object item{{"question", answer.question.value}};
        if (!answer.choice.empty()) item["choice"] = answer.choice;
        if (!answer.text.empty()) item["text"] = answer.text;
        written.push_back(std::move(item));
    }
    if (written.empty()) return std::string{};
    return journal::canonical_json(written);
}

}  // namespace saksgang::workflows
