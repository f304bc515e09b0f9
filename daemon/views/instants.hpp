// SPDX-License-Identifier: EUPL-1.2
// Instants as people at the council read them: the day and the clock there. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "daemon/views/speech.hpp"

namespace saksgang::views {

// "26. april 2024 kl. 10.42"
std::string instant_words(Instant instant, std::string_view time_zone, const Speech& speech);

}  // namespace saksgang::views
