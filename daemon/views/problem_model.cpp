// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/problem_model.hpp"

#include <fmt/format.h>

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {

ProblemModel problem_model(const Error& error, const workflows::Council& council,
                           std::string request_id, Language language) {
    const Speech speech{language};
    const ErrcInfo& known = info(error.code);
    const bool ours = known.http_status >= 500;
    ProblemModel model{.problem = speech.say(fmt::format("problem_{}", known.slug)),
                       .remedy = speech.say(fmt::format("remedy_{}", known.slug)),
                       .field = ours ? std::string{} : error.field,
                       .detail = ours ? std::string{} : error.message,
                       .reasons = {},
                       .status = std::to_string(known.http_status),
                       .code = std::string{known.slug},
                       .request_id = std::move(request_id)};
    if (ours) return model;
    for (const Reason& reason : error.reasons) {
        model.reasons.push_back(reason_line(council, reason, speech));
    }
    return model;
}

}  // namespace saksgang::views
