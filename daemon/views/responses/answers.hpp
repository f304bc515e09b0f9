// SPDX-License-Identifier: EUPL-1.2
// What was answered, out of the stored words of a response. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflows/commands.hpp"

namespace saksgang::views {

// As it was registered; nothing for what cannot be read.
std::vector<workflows::Answer> answers_in(std::string_view canonical_json);

// The answer to that question; nothing where there is none. A statement answers the blank one.
const workflows::Answer* find_answer(const std::vector<workflows::Answer>& answers,
                                     const QuestionSlug& question);

// A question's number and its title with it. Its author's own number ("2a. …") is kept; else it is
// numbered by its place.
struct NumberedTitle {
    std::string number;
    std::string title;
};
NumberedTitle numbered(const std::string& title, std::size_t place);

}  // namespace saksgang::views
