// SPDX-License-Identifier: EUPL-1.2
// The one table of what the daemon answers.
#pragma once

#include <span>
#include <string_view>

#include "daemon/http/call.hpp"

namespace saksgang::http {

enum class Audience { program = 1, person };  // problem+json, or a readable page

struct Route {
    std::string_view method;
    std::string_view pattern;
    Handle handle;
    Audience audience = Audience::program;
};

std::span<const Route> routes();

// Finds the route, the caller and the language; runs it; turns an Error into its answer.
Handler make_handler(app::App& app);

}  // namespace saksgang::http
