// SPDX-License-Identifier: EUPL-1.2
// An error as people read it: what is wrong, which field, what to do, and the request to name when
// asking for help. Pure; any thread. Says nothing internal about a fault of ours.
#pragma once

#include <string>
#include <vector>

#include "daemon/views/overview_model.hpp"
#include "workflows/core/error.hpp"
#include "workflows/council.hpp"

namespace saksgang::views {

struct ProblemModel {
    std::string problem;
    std::string remedy;
    std::string field;   // empty: none is to blame
    std::string detail;  // English, for whoever made the request; empty for a fault of ours
    std::vector<ReasonLine> reasons;
    std::string status;  // "409"
    std::string code;    // "transition_refused"
    std::string request_id;
};

// `council` names the bodies of reasons.
ProblemModel problem_model(const Error& error, const workflows::Council& council,
                           std::string request_id, Language language);

}  // namespace saksgang::views
