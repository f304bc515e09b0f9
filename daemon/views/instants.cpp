// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/instants.hpp"

#include "daemon/app/local_time.hpp"

namespace saksgang::views {

std::string instant_words(Instant instant, std::string_view time_zone, const Speech& speech) {
    return speech.say("at_time", {{"date", speech.date(app::local_date(instant, time_zone))},
                                  {"time", app::local_clock(instant, time_zone)}});
}

}  // namespace saksgang::views
