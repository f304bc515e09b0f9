// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

Values& set_endpoint(Values& values, const EndpointLine& line) {
    values.set("name", line.name)
        .set("host", line.host)
        .set("state", line.state.words)
        .set("tone", std::string{to_string(line.state.tone)})
        .set("last_success", line.last_success);
    set_optional(values, "why", line.why);
    return set_optional(values, "pending", line.pending);
}

Values& set_delivery(Values& values, const DeliveryLine& line) {
    values.set("when", line.when)
        .set("event", line.event)
        .set("delivery_state", line.state.words)
        .set("delivery_tone", std::string{to_string(line.state.tone)});
    set_optional(values, "document", line.document);
    return set_optional(values, "next", line.next);
}

Values attempt_values(const AttemptLine& attempt) {
    Values values;
    values.set("attempt_title", attempt.title)
        .set("attempt_when", attempt.when)
        .set("attempt_tone", std::string{to_string(attempt.tone)})
        .set("took", attempt.took);
    set_optional(values, "detail", attempt.detail);
    return set_optional(values, "response", attempt.response);
}

}  // namespace

Values notices_values(const Layout& layout, const NoticesModel& model) {
    const auto endpoint = [&](const EndpointLine& line) {
        Values values;
        values.set("url", url_in(layout, "/notices/" + line.id));
        return set_endpoint(values, line);
    };
    Values values;
    values.set("new_url", url_in(layout, "/notices/new"))
        .show("none", model.endpoints.empty())
        .show("some", !model.endpoints.empty())
        .repeat("endpoints", each(model.endpoints, endpoint));
    return set_optional(values, "done", model.done);
}

Values endpoint_values(const Layout& layout, const EndpointModel& model) {
    const auto path = "/notices/" + model.line.id;
    const auto delivery = [&](const DeliveryLine& line) {
        Values values;
        values.set("delivery_url", url_in(layout, fmt::format("{}/deliveries/{}", path, line.id)))
            .set("attempts", line.attempts);
        return set_delivery(values, line);
    };
    const auto filter = [&](const FilterLink& link) {
        const auto query = link.value.empty() ? std::string{} : "state=" + link.value;
        return Values{}
            .set("filter_url", url_in(layout, path, query) + "#deliveries")
            .set("words", link.words)
            .show("chosen", link.chosen);
    };
    Values values;
    set_endpoint(values, model.line);
    values.set("notices_url", url_in(layout, "/notices"))
        .set("events", model.events)
        .set("documents", model.documents)
        .set("reads", model.reads)
        .set("created", model.created)
        .set("ping_url", url_in(layout, path + "/ping"))
        .set("ping_key", model.ping_key)
        .set("enable_url", url_in(layout, path + "/enable"))
        .set("remove_url", url_in(layout, path + "/remove"))
        .show("enabled", model.enabled)
        .show("disabled", !model.enabled)
        .repeat("filters", each(model.filters, filter))
        .show("none", model.deliveries.empty())
        .show("some", !model.deliveries.empty())
        .repeat("deliveries", each(model.deliveries, delivery))
        .set("older_url", url_in(layout, path, model.older_query))
        .show("has_older", !model.older_query.empty());
    set_optional(values, "secret", model.secret);
    return set_optional(values, "done", model.done);
}

Values delivery_values(const Layout& layout, const DeliveryModel& model) {
    const auto endpoint = "/notices/" + model.endpoint_id;
    const auto resend = fmt::format("{}/deliveries/{}/resend", endpoint, model.line.id);
    Values values;
    set_delivery(values, model.line);
    values.set("endpoint_url", url_in(layout, endpoint))
        .set("endpoint_name", model.endpoint_name)
        .set("message_id", model.message_id)
        .set("attempts_words", model.line.attempts)
        .set("resend_url", url_in(layout, resend))
        .show("resendable", model.line.resendable)
        .show("no_attempts", model.attempts.empty())
        .show("some_attempts", !model.attempts.empty())
        .repeat("attempts", each(model.attempts, attempt_values))
        .set("body", model.body);
    return set_optional(values, "done", model.done);
}

}  // namespace saksgang::views
