// SPDX-License-Identifier: EUPL-1.2
// The forms about responses: registering one, withdrawing one, correcting one. The questions are
// those of the stage. Pure; any thread.
#pragma once

#include "daemon/app/read_response.hpp"
#include "daemon/views/forms/form_page.hpp"

namespace saksgang::views {

// The names of a question's two fields; a statement's words are the second alone.
std::string choice_field(const QuestionSlug& question);
std::string words_field(const QuestionSlug& question);

// Who may register for anybody chooses among all; anybody else among bodies of their own.
FormPageModel register_response_page(const FormReading& reading, bool for_anybody,
                                     Language language);
FormPageModel withdraw_response_page(const FormReading& reading, const app::ResponseView& response,
                                     Language language);
// Filled with what was registered.
FormPageModel correct_response_page(const FormReading& reading, const app::ResponseView& response,
                                    Language language);

// "body" or "body/seat": who answers, as one choice. Nothing for what is neither.
struct Respondent {
    BodySlug body;
    std::optional<SeatSlug> seat;
};
std::optional<Respondent> respondent_from(std::string_view text);
std::string to_string(const Respondent& respondent);

}  // namespace saksgang::views
