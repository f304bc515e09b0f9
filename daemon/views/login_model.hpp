// SPDX-License-Identifier: EUPL-1.2
// The log-in form. Its fields are `email`, `password`, `next` and, when there is one, `csrf_token`.
// Plain data.
#pragma once

#include <optional>
#include <string>

#include "workflows/core/error.hpp"

namespace saksgang::views {

struct LoginModel {
    std::string email;                 // as typed; the password never comes back
    std::string next = "/";            // where log-in leads; another host's address reads as "/"
    std::string csrf_token;            // empty: the form carries none
    std::optional<Errc> failure = {};  // why the last attempt was stopped
};

}  // namespace saksgang::views
