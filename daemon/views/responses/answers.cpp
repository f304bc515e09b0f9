// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/responses/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

namespace saksgang::views {
namespace {

namespace json = boost::json;

std::string text_in(const json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    const auto* words = value ? value->if_string() : nullptr;
    return words ? std::string{words->data(), words->size()} : std::string{};
}

}  // namespace

std::vector<workflows::Answer> answers_in(std::string_view canonical_json) {
    boost::system::error_code broken;
    const auto value = json::parse(canonical_json, broken);
    std::vector<workflows::Answer> answers;
    if (broken || !value.is_array()) return answers;
    for (const json::value& item : value.get_array()) {
        const auto* object = item.if_object();
        if (object == nullptr) continue;
        answers.push_back({.question = {text_in(*object, "question")},
                           .choice = text_in(*object, "choice"),
                           .text = text_in(*object, "text")});
    }
    return answers;
}

const workflows::Answer* find_answer(const std::vector<workflows::Answer>& answers,
                                     const QuestionSlug& question) {
    const auto found = std::ranges::find(answers, question, &workflows::Answer::question);
    return found == answers.end() ? nullptr : &*found;
}

NumberedTitle numbered(const std::string& title, std::size_t place) {
    const bool begins_with_digit = !title.empty() && title[0] >= '0' && title[0] <= '9';
    const auto end = title.find(". ");
    constexpr std::size_t number_max = 4;
    if (begins_with_digit && end != std::string::npos && end <= number_max) {
        return {.number = title.substr(0, end), .title = title};
    }
    return {.number = std::to_string(place), .title = fmt::format("{}. {}", place, title)};
}

}  // namespace saksgang::views
