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

using namespace std::chrono_literals;

constexpr std::array<Milliseconds, limits::attempts_max> delays = {
    0s, 5s, 5min, 30min, 2h, 5h, 10h, 14h, 20h, 24h};

constexpr int gone = 410;

Milliseconds jitter(Milliseconds wait, Rng& rng) {
    std::array<std::uint8_t, 8> bytes{};
    rng.fill(bytes);
    std::uint64_t drawn = 0;
    for (const std::uint8_t byte : bytes) drawn = drawn << 8U | byte;
    const auto most = static_cast<std::uint64_t>(wait.count() * limits::jitter_percent_max / 100);
    return Milliseconds{static_cast<std::int64_t>(drawn % (most + 1))};
}

}  // namespace

Milliseconds delay_before(int attempt) {
    ASSERT(attempt >= 1);
    ASSERT(attempt <= limits::attempts_max);
    return delays[static_cast<std::size_t>(attempt - 1)];
}

std::optional<std::chrono::seconds> parse_retry_after(std::string_view value, Instant now) {
    constexpr std::chrono::seconds longest = limits::retry_after_max;
    if (const auto date = parse_http_date(value)) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(*date - now);
        return std::clamp(wait, 0s, longest);
    }
    if (value.empty() || value.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    // Digits beyond what fits are an exaggerated wait, not a fault.
    if (error == std::errc::result_out_of_range) return longest;
    return std::min(std::chrono::seconds{seconds}, longest);
}

Outcome outcome_of(const Delivery& delivery, const Attempt& attempt, Instant now, Rng& rng) {
    if (attempt.outcome == AttemptOutcome::delivered) return {.settlement = Settlement::delivered};
    if (attempt.http_status == gone) return {.settlement = Settlement::endpoint_gone};
    if (delivery.attempt >= limits::attempts_max) return {.settlement = Settlement::exhausted};
    Milliseconds wait = delay_before(delivery.attempt + 1);
    if (attempt.retry_after) {
        wait = std::max<Milliseconds>(wait, std::min<std::chrono::seconds>(
                                                *attempt.retry_after, limits::retry_after_max));
    }
    return {.settlement = Settlement::retry, .next_attempt_at = now + wait + jitter(wait, rng)};
}

}  // namespace saksgang::webhooks
