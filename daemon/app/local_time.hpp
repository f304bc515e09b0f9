// SPDX-License-Identifier: EUPL-1.2
// The edge between instants (UTC) and days at the council. The only file that knows time zones.
#pragma once

#include <string_view>

#include "workflows/core/result.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::app {

// Errc::invalid_input when the zone is unknown to this machine's tz database.
Result<void> check_time_zone(std::string_view zone);

// An unknown zone reads as UTC: a council's zone was checked when it was taken into use.
LocalDate local_date(Instant instant, std::string_view zone);
Moment moment(Instant now, std::string_view zone);

// When something registered afterwards happened: now if `day` is today, else noon of that day at
// the council, since the day is known and the hour is not.
Instant effective_instant(Instant now, LocalDate day, std::string_view zone);

// Midnight at the council, when `day` begins.
Instant start_of_day(LocalDate day, std::string_view zone);

// "10:42" at the council.
std::string local_clock(Instant instant, std::string_view zone);

}  // namespace saksgang::app
