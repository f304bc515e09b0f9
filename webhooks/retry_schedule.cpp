// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/retry_schedule.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "webhooks/http_date.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<Milliseconds, limits::attempts_max> delays = {
    seconds{0}, seconds{5}, minutes{5}, minutes{30}, hours{2},
    hours{5},   hours{10},  hours{14},  hours{20},   hours{24}};

constexpr int gone = 410;

Milliseconds jitter(Milliseconds wait, Rng& rng) {
    std::array<std::uint8_t, 8> bytes{};
    rng.fill(bytes);
    std::uint64_t drawn = 0;
    for (const std::uint8_t byte : bytes)
        drawn = drawn << 8U | byte;
    const auto most = static_cast<std::uint64_t>(wait.count() * limits::jitter_percent_max / 100);
    return Milliseconds{static_cast<std::int64_t>(drawn % (most + 1))};
}

}  // namespace

Milliseconds delay_before(int attempt) {
    ASSERT(attempt >= 1);
    ASSERT(attempt <= limits::attempts_max);
    return delays[static_cast<std::size_t>(attempt - 1)];
}

std::optional<seconds> parse_retry_after(std::string_view value, Instant now) {
    constexpr seconds longest = limits::retry_after_max;
    if (const auto date = parse_http_date(value)) {
        const auto wait = std::chrono::ceil<seconds>(*date - now);
        return std::clamp(wait, seconds{0}, longest);
    }
    if (value.empty() || value.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    // Digits beyond what fits are an exaggerated wait, not a fault.
    if (error == std::errc::result_out_of_range) return longest;
    return std::min(seconds{count}, longest);
}

Outcome outcome_of(const Delivery& delivery, const Attempt& attempt, Instant now, Rng& rng) {
    const auto settled = [](Settlement how) {
        return Outcome{.settlement = how, .next_attempt_at = std::nullopt};
    };
    if (attempt.outcome == AttemptOutcome::delivered) return settled(Settlement::delivered);
    if (attempt.http_status == gone) return settled(Settlement::endpoint_gone);
    if (delivery.attempt >= limits::attempts_max) return settled(Settlement::exhausted);
    Milliseconds wait = delay_before(delivery.attempt + 1);
    if (attempt.retry_after) {
        const seconds asked = std::min<seconds>(*attempt.retry_after, limits::retry_after_max);
        wait = std::max<Milliseconds>(wait, asked);
    }
    return {.settlement = Settlement::retry, .next_attempt_at = now + wait + jitter(wait, rng)};
}

}  // namespace saksgang::webhooks
