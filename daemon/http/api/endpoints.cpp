// SPDX-License-Identifier: EUPL-1.2
// Where notices go, and what became of them.
#include "daemon/app/endpoints.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/choices.hpp"
#include "daemon/http/fields.hpp"
#include "daemon/http/json_body.hpp"
#include "daemon/http/json_values.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

// Never the secret; of the address only its origin, since receivers put keys of their own in it.
json::object endpoint_json(const store::Endpoint& endpoint) {
    json::object object{{"id", endpoint.id.value},
                        {"name", endpoint.name},
                        {"url", webhooks::redacted_url(endpoint.url)},
                        {"events", json::value_from(endpoint.events)},
                        {"documents", json::value_from(endpoint.documents)},
                        {"reads", to_string(endpoint.reads)},
                        {"enabled", !endpoint.disabled_reason},
                        {"disabled_reason", nullptr},
                        {"failing_since", instant_or_null(endpoint.failing_since)},
                        {"paused_until", instant_or_null(endpoint.paused_until)},
                        {"created_at", format_instant(endpoint.created_at)}};
    if (endpoint.disabled_reason) object["disabled_reason"] = to_string(*endpoint.disabled_reason);
    return object;
}

json::object attempt_json(const store::StoredDelivery::Try& tried) {
    const auto& attempt = tried.attempt;
    return {{"number", tried.number},
            {"outcome", webhooks::to_string(attempt.outcome)},
            {"status", attempt.http_status},
            {"url", attempt.url},
            {"address", attempt.address},
            {"took_ms", attempt.took.count()},
            {"detail", attempt.detail},
            {"response", attempt.response_start},
            {"started_at", format_instant(attempt.started_at)}};
}

json::object delivery_json(const store::StoredDelivery& delivery) {
    json::array attempts;
    for (const auto& tried : delivery.attempts)
        attempts.push_back(attempt_json(tried));
    return {{"id", delivery.id.value},
            {"message_id", delivery.message_id},
            {"event", delivery.event_type},
            {"document", delivery.document},
            {"state", to_string(delivery.state)},
            {"created_at", format_instant(delivery.created_at)},
            {"next_attempt_at", instant_or_null(delivery.next_attempt_at)},
            {"attempts", std::move(attempts)}};
}

}  // namespace

asio::awaitable<Result<Response>> get_endpoints(Call call) {
    CO_TRY(const auto endpoints, co_await app::list_endpoints(call.app, call.caller));
    co_return json_response(200, json::object{{"endpoints", array_of(endpoints, endpoint_json)}});
}

asio::awaitable<Result<Response>> post_endpoint(Call call) {
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    app::WantedEndpoint wanted;
    wanted.url = fields.required_string("url", limits::endpoint_url_bytes_max);
    wanted.name = fields.optional_string("name", limits::name_bytes_max).value_or("");
    wanted.events =
        fields.optional_strings("events", limits::endpoint_filters_max, limits::name_bytes_max)
            .value_or(std::vector<std::string>{});
    wanted.documents =
        fields.optional_strings("documents", limits::endpoint_filters_max, limits::slug_bytes_max)
            .value_or(std::vector<std::string>{});
    wanted.reads = fields.optional_enum("reads", store::reads_from, reads_choices)
                       .value_or(store::Reads::open);
    CO_TRY(fields.done());
    CO_TRY(const auto made, co_await app::add_endpoint(call.app, call.caller, std::move(wanted)));
    co_return json_response(201, json::object{{"id", made.id.value}, {"secret", made.secret}});
}

asio::awaitable<Result<Response>> get_endpoint(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(const auto endpoint, co_await app::read_endpoint(call.app, call.caller, id));
    co_return json_response(200, endpoint_json(endpoint));
}

asio::awaitable<Result<Response>> delete_endpoint(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(co_await app::remove_endpoint(call.app, call.caller, id));
    co_return empty_response();
}

asio::awaitable<Result<Response>> post_ping(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(const auto delivery, co_await app::ping_endpoint(call.app, call.caller, id));
    co_return json_response(202, json::object{{"delivery", delivery.value}});
}

asio::awaitable<Result<Response>> post_enable(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(co_await app::enable_endpoint(call.app, call.caller, id));
    co_return empty_response();
}

asio::awaitable<Result<Response>> get_deliveries(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(const auto before, integer_of(call, "before"));
    CO_TRY(const auto limit, limit_of(call, limits::page_default, limits::page_max));
    const auto older_than = before ? std::optional{DeliveryId{*before}} : std::nullopt;
    CO_TRY(const auto deliveries,
           co_await app::list_deliveries(call.app, call.caller, id, older_than, limit));
    co_return json_response(200, json::object{{"deliveries", array_of(deliveries, delivery_json)}});
}

asio::awaitable<Result<Response>> post_resend(Call call) {
    CO_TRY(const auto id, number_of<DeliveryId>(call, "id"));
    CO_TRY(co_await app::resend_delivery(call.app, call.caller, id));
    co_return json_response(202, json::object{{"delivery", id.value}});
}

}  // namespace saksgang::http
