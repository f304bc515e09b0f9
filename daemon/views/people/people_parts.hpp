// SPDX-License-Identifier: EUPL-1.2
// Words that the pages about people share; inner to this folder. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "daemon/views/speech.hpp"

namespace saksgang::views {

// "sekretariat og revisor"
std::string role_names(std::span<const Role> roles, const Speech& speech);

// What was just done, of what these pages do; empty for anything else, so that an address cannot
// put words on a page.
std::string done_people(std::string_view done, const Speech& speech);

}  // namespace saksgang::views
