// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/notices/notices_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "daemon/views/instants.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::views {
namespace {

using store::DeliveryState;
using webhooks::AttemptOutcome;

struct Filter {
    std::string_view value;
    std::vector<DeliveryState> states;
};

const std::array<Filter, 5>& filters() {
    static const std::array<Filter, 5> all{
        Filter{"", {}},
        Filter{"pending", {DeliveryState::queued, DeliveryState::waiting, DeliveryState::leased}},
        Filter{"delivered", {DeliveryState::delivered}},
        Filter{"exhausted", {DeliveryState::exhausted}},
        Filter{"held", {DeliveryState::held}},
    };
    return all;
}

std::string host_of(const std::string& url) {
    const auto origin = webhooks::redacted_url(url);
    const auto slashes = origin.find("//");
    return slashes == std::string::npos ? origin : origin.substr(slashes + 2);
}

// Only what we said ourselves, so that a link cannot put words on the page.
std::string done_words(std::string_view done, const Speech& speech) {
    constexpr std::array known{"added", "pinged", "enabled", "removed", "resent"};
    if (std::ranges::find(known, done) == known.end()) return {};
    return speech.say(fmt::format("notices_done_{}", done));
}

Tag state_of(const store::Endpoint& endpoint, const Speech& speech) {
    if (endpoint.disabled_reason) return {speech.say("endpoint_off"), Tone::danger};
    if (endpoint.failing_since) return {speech.say("endpoint_failing"), Tone::warning};
    return {speech.say("endpoint_ok"), Tone::success};
}

std::string why(const store::Endpoint& endpoint, const NoticeFrame& frame) {
    const auto when = [&](Instant instant) {
        return instant_words(instant, frame.time_zone, frame.speech);
    };
    if (endpoint.disabled_reason) {
        const auto reason = to_string(*endpoint.disabled_reason);
        return frame.speech.say(
            fmt::format("endpoint_off_{}", reason),
            {{"when", endpoint.disabled_at ? when(*endpoint.disabled_at) : std::string{}}});
    }
    if (!endpoint.failing_since) return {};
    if (endpoint.paused_until) {
        return frame.speech.say("endpoint_paused", {{"when", when(*endpoint.failing_since)},
                                                    {"until", when(*endpoint.paused_until)}});
    }
    return frame.speech.say("endpoint_failing_since", {{"when", when(*endpoint.failing_since)}});
}

EndpointLine endpoint_line(const app::EndpointStatus& status, const NoticeFrame& frame) {
    const auto& [endpoint, traffic] = status;
    const Speech& speech = frame.speech;
    EndpointLine line{.id = std::to_string(endpoint.id.value),
                      .name = endpoint_name(endpoint),
                      .host = host_of(endpoint.url),
                      .state = state_of(endpoint, speech),
                      .why = why(endpoint, frame),
                      .last_success = speech.say("endpoint_no_success"),
                      .pending = {}};
    if (traffic.last_success) {
        line.last_success =
            speech.say("endpoint_last_success",
                       {{"when", instant_words(*traffic.last_success, frame.time_zone, speech)}});
    }
    if (traffic.pending > 0) line.pending = speech.count("endpoint_pending", traffic.pending);
    if (traffic.held > 0) line.pending = speech.count("endpoint_held", traffic.held);
    return line;
}

std::string outcome_words(const webhooks::Attempt& attempt, const Speech& speech) {
    return speech.say(fmt::format("outcome_{}", webhooks::to_string(attempt.outcome)),
                      {{"status", std::to_string(attempt.http_status)}});
}

Tag state_of(const store::StoredDelivery& delivery, const Speech& speech) {
    const bool tried = !delivery.attempts.empty();
    switch (delivery.state) {
        case DeliveryState::queued:
            return {speech.say("delivery_queued"), Tone::neutral};
        case DeliveryState::waiting:
            return {speech.say(tried ? "delivery_retrying" : "delivery_waiting"),
                    tried ? Tone::warning : Tone::accent};
        case DeliveryState::leased:
            return {speech.say("delivery_sending"), Tone::accent};
        case DeliveryState::delivered:
            return {speech.say("delivery_delivered"), Tone::success};
        case DeliveryState::exhausted:
            return {speech.say("delivery_exhausted"), Tone::danger};
        case DeliveryState::held:
            return {speech.say("delivery_held"), Tone::neutral};
    }
    return {};
}

bool can_be_resent(DeliveryState state) {
    return state == DeliveryState::delivered || state == DeliveryState::exhausted ||
           state == DeliveryState::waiting;
}

std::string attempts_words(const store::StoredDelivery& delivery, const Speech& speech) {
    if (delivery.attempts.empty()) return speech.say("no_attempts");
    const auto count = static_cast<std::int64_t>(delivery.attempts.size());
    return speech.say("attempts_and_last",
                      {{"attempts", speech.count("attempts", count)},
                       {"last", outcome_words(delivery.attempts.back().attempt, speech)}});
}

DeliveryLine delivery_line(const store::StoredDelivery& delivery, const NoticeFrame& frame) {
    const Speech& speech = frame.speech;
    DeliveryLine line{.id = std::to_string(delivery.id.value),
                      .when = instant_words(delivery.created_at, frame.time_zone, speech),
                      .event = event_words(delivery.event_type, speech),
                      .document = delivery.document,
                      .state = state_of(delivery, speech),
                      .attempts = attempts_words(delivery, speech),
                      .next = {},
                      .resendable = can_be_resent(delivery.state)};
    if (delivery.next_attempt_at && !delivery.attempts.empty()) {
        line.next = speech.say(
            "next_attempt",
            {{"when", instant_words(*delivery.next_attempt_at, frame.time_zone, speech)}});
    }
    return line;
}

AttemptLine attempt_line(const store::StoredDelivery::Try& tried, const NoticeFrame& frame) {
    const auto& attempt = tried.attempt;
    const Speech& speech = frame.speech;
    const bool delivered = attempt.outcome == AttemptOutcome::delivered;
    return {.title = speech.say("attempt_title", {{"number", std::to_string(tried.number)},
                                                  {"outcome", outcome_words(attempt, speech)}}),
            .when = instant_words(attempt.started_at, frame.time_zone, speech),
            .took = fmt::format("{} ms", attempt.took.count()),
            .detail = delivered ? std::string{} : attempt.detail,
            .response = attempt.response_start,
            .tone = delivered ? Tone::success : Tone::danger};
}

// "*" stands alone where it stands.
bool is_everything(const std::vector<std::string>& names) {
    return names.size() == 1 && names.front() == store::everything;
}

}  // namespace

std::string endpoint_name(const store::Endpoint& endpoint) {
    return endpoint.name.empty() ? host_of(endpoint.url) : endpoint.name;
}

std::string event_words(std::string_view type, const Speech& speech) {
    auto name = fmt::format("event_{}", type);
    std::ranges::replace(name, '.', '_');
    return speech.say(name);
}

std::vector<store::DeliveryState> states_of_filter(std::string_view value) {
    const auto found = std::ranges::find(filters(), value, &Filter::value);
    return found == filters().end() ? std::vector<DeliveryState>{} : found->states;
}

NoticesModel notices_model(std::span<const app::EndpointStatus> statuses, std::string_view done,
                           const NoticeFrame& frame) {
    NoticesModel model{.endpoints = {}, .done = done_words(done, frame.speech)};
    for (const app::EndpointStatus& status : statuses)
        model.endpoints.push_back(endpoint_line(status, frame));
    return model;
}

EndpointModel endpoint_model(const EndpointReading& reading, std::string_view done,
                             const NoticeFrame& frame) {
    const auto& endpoint = reading.status.endpoint;
    const Speech& speech = frame.speech;
    std::vector<std::string> events;
    for (const auto& event : endpoint.events)
        events.push_back(event_words(event, speech));
    EndpointModel model{.line = endpoint_line(reading.status, frame),
                        .events = is_everything(endpoint.events) ? speech.say("every_event")
                                                                 : listed(events, speech),
                        .documents = is_everything(endpoint.documents)
                                         ? speech.say("every_document")
                                         : listed(endpoint.documents, speech),
                        .reads = speech.say(fmt::format("reads_{}", to_string(endpoint.reads))),
                        .created = instant_words(endpoint.created_at, frame.time_zone, speech),
                        .secret = {},
                        .ping_key = {},
                        .enabled = !endpoint.disabled_reason,
                        .filters = {},
                        .deliveries = {},
                        .older_query = {},
                        .done = done_words(done, speech)};
    for (const Filter& filter : filters()) {
        const auto name = filter.value.empty() ? "all" : filter.value;
        model.filters.push_back({.value = std::string{filter.value},
                                 .words = speech.say(fmt::format("filter_{}", name)),
                                 .chosen = filter.value == reading.state_filter});
    }
    for (const auto& delivery : reading.deliveries)
        model.deliveries.push_back(delivery_line(delivery, frame));
    if (reading.more && !model.deliveries.empty()) {
        model.older_query =
            fmt::format("state={}&before={}", reading.state_filter, model.deliveries.back().id);
    }
    return model;
}

DeliveryModel delivery_model(const app::SentDelivery& sent, std::string_view done,
                             const NoticeFrame& frame) {
    DeliveryModel model{.endpoint_id = std::to_string(sent.endpoint.id.value),
                        .endpoint_name = endpoint_name(sent.endpoint),
                        .message_id = sent.delivery.message_id,
                        .line = delivery_line(sent.delivery, frame),
                        .attempts = {},
                        .body = sent.body,
                        .done = done_words(done, frame.speech)};
    if (sent.endpoint.disabled_reason) model.line.resendable = false;
    for (const auto& tried : sent.delivery.attempts)
        model.attempts.push_back(attempt_line(tried, frame));
    std::ranges::reverse(model.attempts);
    return model;
}

}  // namespace saksgang::views
