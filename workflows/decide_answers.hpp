// SPDX-License-Identifier: EUPL-1.2
// The answers of a response: held against the question set, and written down. Inner to this room.
// Pure; any thread. Knows nothing of who answers.
#pragma once

#include <string>
#include <vector>

#include "workflows/commands.hpp"

namespace saksgang::workflows {

// Errc::invalid_input naming the answer (`/answers/2/choice`). Without a question set there is one
// answer to no question: a statement in words. `has_original`: a letter may stand in for answers.
// An answer left wholly blank, as forms send them, counts as not given.
Result<void> check_answers(const QuestionSet* questions, const std::vector<Answer>& answers,
                           bool has_original);

// Canonical JSON, `[{question, choice?, text?}]`, of what was given; empty where nothing was.
Result<std::string> written_answers(const std::vector<Answer>& answers);

}  // namespace saksgang::workflows
