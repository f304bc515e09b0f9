// SPDX-License-Identifier: EUPL-1.2
// Instants are UTC milliseconds; dates are calendar days in the council's time zone (local_time in
// daemon/app turns one into the other). Nothing below daemon/main.cpp reads the machine's clock.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace saksgang {

using Milliseconds = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Milliseconds>;
using LocalDate = std::chrono::year_month_day;

// Wall clock and monotonic clock in one, so that tests own both.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

// What a rule may know of time: the instant, and what day it is at the council.
struct Moment {
    Instant instant;
    LocalDate today;
};

std::int64_t to_unix_ms(Instant instant);
Instant from_unix_ms(std::int64_t unix_ms);

// RFC 3339, UTC, with milliseconds: 2024-04-26T10:00:00.000Z
std::string format_instant(Instant instant);
std::optional<Instant> parse_instant(std::string_view text);

// ISO 8601 calendar date: 2024-04-26
std::string format_date(LocalDate date);
std::optional<LocalDate> parse_date(std::string_view text);
LocalDate add_days(LocalDate date, int days);
int days_between(LocalDate from, LocalDate to);

}  // namespace saksgang
