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

// Digit by digit: a journal holds millions of these, and a format string is read anew each time.
void put_digits(std::string& text, unsigned value, std::size_t digits) {
    const std::size_t end = text.size() + digits;
    text.resize(end);
    for (std::size_t i = 1; i <= digits; ++i, value /= 10)
        text[end - i] = static_cast<char>('0' + value % 10);
}

void put_date(std::string& text, LocalDate date) {
    const int year{date.year()};
    if (year >= 0 && year <= 9999) {
        put_digits(text, static_cast<unsigned>(year), 4);
    } else {
        text += fmt::format("{:04}", year);
    }
    text += '-';
    put_digits(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    put_digits(text, static_cast<unsigned>(date.day()), 2);
}

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

std::int64_t to_unix_ms(Instant instant) {
    return instant.time_since_epoch().count();
}
Instant from_unix_ms(std::int64_t unix_ms) {
    return Instant{Milliseconds{unix_ms}};
}

std::string format_instant(Instant instant) {
    const auto midnight = std::chrono::floor<days>(instant);
    const std::chrono::hh_mm_ss clock{instant - midnight};
    std::string text;
    text.reserve(sizeof "2024-04-26T10:00:00.007Z");
    put_date(text, LocalDate{midnight});
    text += 'T';
    put_digits(text, static_cast<unsigned>(clock.hours().count()), 2);
    text += ':';
    put_digits(text, static_cast<unsigned>(clock.minutes().count()), 2);
    text += ':';
    put_digits(text, static_cast<unsigned>(clock.seconds().count()), 2);
    text += '.';
    put_digits(text, static_cast<unsigned>(clock.subseconds().count()), 3);
    text += 'Z';
    return text;
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
    std::string text;
    put_date(text, date);
    return text;
}

std::optional<LocalDate> parse_date(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !text.empty()) return std::nullopt;
    return date;
}

LocalDate add_days(LocalDate date, int count) {
    return LocalDate{sys_days{date} + days{count}};
}

int days_between(LocalDate from, LocalDate to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

}  // namespace saksgang
