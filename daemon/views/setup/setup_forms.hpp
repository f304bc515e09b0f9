// SPDX-License-Identifier: EUPL-1.2
// The forms of a first run: the council, the first administrator, and a document. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "daemon/views/forms/plain_form.hpp"
#include "daemon/views/people/people_model.hpp"

namespace saksgang::views {

// What `start` may be besides the name of an example: the files that were pasted.
inline constexpr std::string_view own_files = "own";

PlainForm setup_council_form(std::span<const std::string> examples, const PlainFormReading& reading,
                             const Speech& speech);
PlainForm setup_administrator_form(const PlainFormReading& reading, const Speech& speech);

// `first`: it ends a first run.
PlainForm new_document_form(const PlainFormReading& reading, bool first, const Speech& speech);

}  // namespace saksgang::views
