// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/answer.hpp"

#include <fmt/format.h>

#include "webhooks/http_date.hpp"
#include "webhooks/printable.hpp"
#include "webhooks/retry_schedule.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

constexpr std::size_t location_bytes_shown = 200;

// A redirect's target without what may be secret in it.
std::string shown_location(std::string_view location) {
    const std::size_t end = std::min(location.find_first_of("?#"), location.size());
    return printable(location.substr(0, end), location_bytes_shown);
}

std::string_view likely_cause(int status) {
    switch (status) {
        case 401:
        case 403:
            return ": the receiver does not take our signature, or wants another log-in";
        case 404:
            return ": the receiver has nothing at that path";
        case 405:
            return ": the receiver takes no POST there";
        case 410:
            return ": the receiver is gone and wants no more notices";
        case 413:
            return ": the receiver finds the notice too large";
        case 429:
            return ": the receiver asks for fewer notices";
        default:
            return "";
    }
}

std::string detail_of(const Answer& answer) {
    if (answer.status / 100 == 3 && !answer.location.empty()) {
        return fmt::format(
            "answered {} and points to {}; redirects are not followed, give the "
            "endpoint its new address",
            answer.status, shown_location(answer.location));
    }
    return fmt::format("answered {}{}", answer.status, likely_cause(answer.status));
}

// A receiver refuses signatures more than five minutes from its clock, so a wrong clock on either
// side is worth a word.
std::string clock_difference(const Answer& answer, Instant now) {
    const auto theirs = parse_http_date(answer.date);
    if (!theirs) return {};
    const auto ahead = std::chrono::duration_cast<std::chrono::seconds>(*theirs - now);
    if (std::chrono::abs(ahead) <= limits::signature_tolerance) return {};
    return fmt::format("; the receiver's clock is {} s {} ours", std::chrono::abs(ahead).count(),
                       ahead.count() > 0 ? "ahead of" : "behind");
}

}  // namespace

void read_answer(const Answer& answer, Instant now, Attempt& attempt) {
    const bool delivered = answer.status >= 200 && answer.status <= 299;
    attempt.outcome = delivered ? AttemptOutcome::delivered : AttemptOutcome::refused;
    attempt.http_status = answer.status;
    attempt.detail = detail_of(answer) + clock_difference(answer, now);
    if (!answer.body_ending.empty()) attempt.detail += "; " + answer.body_ending;
    attempt.response_start = printable(answer.body_start, limits::response_body_bytes_kept);
    attempt.retry_after = parse_retry_after(answer.retry_after, now);
}

}  // namespace saksgang::webhooks
