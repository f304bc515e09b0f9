// SPDX-License-Identifier: EUPL-1.2
// When a notice is tried again, and what becomes of it. Pure: time and chance are handed in.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "webhooks/outbox.hpp"
#include "workflows/core/random.hpp"

namespace saksgang::webhooks {

// The wait before attempt 1, 2, … limits::attempts_max, counted from the end of the one before:
// 0, 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h, 24 h (Standard Webhooks; about three days).
Milliseconds delay_before(int attempt);

// A Retry-After header: whole seconds or an HTTP date, at least 0 and at most
// limits::retry_after_max. Nothing for anything else (negative, fractions, 1e300, NaN).
std::optional<std::chrono::seconds> parse_retry_after(std::string_view value, Instant now);

// What follows from the attempt `delivery.attempt` that ended at `now`. A retry comes after the
// longer of the schedule's wait and the receiver's Retry-After, and up to
// limits::jitter_percent_max per cent later than that; never earlier.
Outcome outcome_of(const Delivery& delivery, const Attempt& attempt, Instant now, Rng& rng);

}  // namespace saksgang::webhooks
