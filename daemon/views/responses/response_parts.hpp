// SPDX-License-Identifier: EUPL-1.2
// The parts that pages of responses are put together from; inner to this folder. Pure.
#pragma once

#include "daemon/views/responses/responses_model.hpp"

namespace saksgang::views {

// Of a hearing circle the member, else the body.
std::string respondent_of(const app::ProcessView& view, const workflows::Response& response,
                          const Speech& speech);
AnswerCell answer_cell(const workflows::Answer* answer, const Speech& speech);
std::string access_of(const workflows::Response& response, const Speech& speech);
// The questions it answers; nothing: a statement.
const workflows::QuestionSet* questions_of(const app::ProcessView& view,
                                           const workflows::Response& response);
// "Trukket tilbake: …"; empty when it stands.
std::string withdrawn_words(const ResponsesReading& reading, const workflows::Response& response,
                            const Speech& speech);

std::vector<RoundLine> round_lines(const ResponsesReading& reading, const Speech& speech);

}  // namespace saksgang::views
