// SPDX-License-Identifier: EUPL-1.2
// The one table of what the daemon answers.
#pragma once

#include <span>
#include <string_view>

#include "daemon/http/call.hpp"

namespace saksgang::http {

enum class Audience { program = 1, person };  // problem+json, or a readable page

// Irrelevant: whoever asks gets the same, whatever cookie comes along (log-in itself, static
// files).
enum class Identity { asked = 1, irrelevant };

// Kept: one answer serves all who are not logged in, until something is committed. Not for what
// waits, or says anything that is in neither the database nor the address.
enum class Keeping { no = 1, until_commit };

// Files: the form may be multipart/form-data (multipart.hpp). No other route reads one.
enum class FormBody { fields = 1, files };

struct Route {
    std::string_view method;
    std::string_view pattern;
    Handle handle;
    Audience audience = Audience::program;
    Identity identity = Identity::asked;
    Keeping keeping = Keeping::no;
    FormBody form = FormBody::fields;
};

std::span<const Route> routes();

// What answers are made from. All outlive the handler.
struct Parts {
    app::App& app;
    const views::Pages& pages;
    const Instruments& instruments;
};

// Finds the route, the caller and the language; runs it; turns an Error into its answer.
Handler make_handler(Parts parts);

}  // namespace saksgang::http
