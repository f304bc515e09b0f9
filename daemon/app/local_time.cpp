// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/local_time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <string>

namespace saksgang::app {
namespace {

const date::time_zone* find_zone(std::string_view zone) {
    try {
        return date::locate_zone(std::string{zone});
    } catch (const std::runtime_error&) {
        return nullptr;  // the library's only way to say "unknown"
    }
}

// The council's wall clock, as an instant that reads as if it were UTC.
Instant wall_clock(Instant instant, std::string_view zone) {
    const auto* place = find_zone(zone);
    if (place == nullptr) return instant;
    const auto local = place->to_local(date::sys_time<Milliseconds>{instant.time_since_epoch()});
    return Instant{local.time_since_epoch()};
}

// And back. Of an hour that comes twice, the first.
Instant at_wall_clock(Instant wall, std::string_view zone) {
    const auto* place = find_zone(zone);
    if (place == nullptr) return wall;
    const auto local = date::local_time<Milliseconds>{wall.time_since_epoch()};
    return Instant{place->to_sys(local, date::choose::earliest).time_since_epoch()};
}

}  // namespace

Result<void> check_time_zone(std::string_view zone) {
    if (find_zone(zone) != nullptr) return {};
    return fail(Errc::invalid_input,
                fmt::format("\"{}\" is no time zone; use a name such as Europe/Oslo", zone),
                "time_zone");
}

LocalDate local_date(Instant instant, std::string_view zone) {
    return LocalDate{std::chrono::floor<std::chrono::days>(wall_clock(instant, zone))};
}

Moment moment(Instant now, std::string_view zone) {
    return {.instant = now, .today = local_date(now, zone)};
}

Instant effective_instant(Instant now, LocalDate day, std::string_view zone) {
    if (day == local_date(now, zone)) return now;
    return at_wall_clock(Instant{std::chrono::sys_days{day}} + std::chrono::hours{12}, zone);
}

Instant start_of_day(LocalDate day, std::string_view zone) {
    return at_wall_clock(Instant{std::chrono::sys_days{day}}, zone);
}

std::string local_clock(Instant instant, std::string_view zone) {
    const auto local = wall_clock(instant, zone);
    const auto midnight = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::hh_mm_ss clock{local - midnight};
    return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

}  // namespace saksgang::app
