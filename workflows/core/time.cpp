// SPDX-License-Identifier: EUPL-1.2
#include "workflows/core/time.hpp"

#include <fmt/format.h>

#include <charconv>

namespace saksgang {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Reads exactly `digits` decimal digits at the front of `text` and takes them off.
std::optional<int> take_digits(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (char c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<LocalDate> take_date(std::string_view& text) {
    const auto year = take_digits(text, 4);
    if (!year || !take(text, '-')) return std::nullopt;
    const auto month = take_digits(text, 2);
    if (!month || !take(text, '-')) return std::nullopt;
    const auto day = take_digits(text, 2);
    if (!day) return std::nullopt;
    const LocalDate date{std::chrono::year{*year},
                         std::chrono::month{static_cast<unsigned>(*month)},
                         std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

std::int64_t to_unix_ms(Instant instant) { return instant.time_since_epoch().count(); }
Instant from_unix_ms(std::int64_t unix_ms) { return Instant{Milliseconds{unix_ms}}; }

std::string format_instant(Instant instant) {
    const auto midnight = std::chrono::floor<days>(instant);
    const std::chrono::hh_mm_ss clock{instant - midnight};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", format_date(LocalDate{midnight}),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

std::optional<Instant> parse_instant(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !take(text, 'T')) return std::nullopt;
    const auto hour = take_digits(text, 2);
    if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
    const auto minute = take_digits(text, 2);
    if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
    const auto second = take_digits(text, 2);
    if (!second || *second > 59) return std::nullopt;
    int fraction = 0;
    if (take(text, '.')) {
        const auto millis = take_digits(text, 3);
        if (!millis) return std::nullopt;
        fraction = *millis;
    }
    if (text != "Z") return std::nullopt;
    return Instant{sys_days{*date}} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + Milliseconds{fraction};
}

std::string format_date(LocalDate date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<LocalDate> parse_date(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !text.empty()) return std::nullopt;
    return date;
}

LocalDate add_days(LocalDate date, int count) { return LocalDate{sys_days{date} + days{count}}; }

int days_between(LocalDate from, LocalDate to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

}  // namespace saksgang
