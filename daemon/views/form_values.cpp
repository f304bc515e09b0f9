// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "daemon/views/values.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {

Values login_values(const Layout& layout, const LoginModel& model) {
    const Speech speech{layout.language};
    Values values;
    values.set("action_url", url_in(layout, "/login"))
        .set("email", model.email)
        .set("email_max", std::to_string(limits::email_bytes_max))
        .set("password_max", std::to_string(limits::password_bytes_max))
        .set("next", own_path(model.next))
        .set("form_csrf_token", model.csrf_token)
        .show("has_csrf", !model.csrf_token.empty())
        .show("failed", model.failure.has_value());
    if (!model.failure) return values;
    const auto slug = info(*model.failure).slug;
    return values.set("problem", speech.say(fmt::format("problem_{}", slug)))
        .set("remedy", speech.say(fmt::format("remedy_{}", slug)));
}

Values problem_values(const ProblemModel& model) {
    Values values;
    values.set("problem", model.problem)
        .set("remedy", model.remedy)
        .set("status", model.status)
        .set("code", model.code)
        .set("request_id", model.request_id)
        .show("has_reasons", !model.reasons.empty())
        .repeat("reasons", each(model.reasons, reason_values));
    set_optional(values, "field", model.field);
    return set_optional(values, "detail", model.detail);
}

}  // namespace saksgang::views
