// SPDX-License-Identifier: EUPL-1.2
// Where notices go: making, reading and removing endpoints, trying them out, sending again.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/store/deliveries.hpp"
#include "daemon/store/endpoints.hpp"
#include "daemon/store/telling.hpp"
#include "webhooks/target_url.hpp"

namespace saksgang::app {

// What configuration says of targets. Errc::invalid_input naming the entry.
Result<webhooks::TargetRules> target_rules(const config::Config& config);

struct WantedEndpoint {
    std::string name;
    std::string url;
    std::vector<std::string> events;     // empty: all
    std::vector<std::string> documents;  // empty: all
    store::Reads reads = store::Reads::open;
};
struct MadeEndpoint {
    EndpointId id;
    std::string secret;  // "whsec_…": shown this once
};
// Errc::invalid_input, Errc::address_refused. A ping is on its way when it returns. Repeated with
// its Idempotency-Key, it answers with the endpoint and the secret that it made.
asio::awaitable<Result<MadeEndpoint>> add_endpoint(App& app, Caller caller, WantedEndpoint wanted);
asio::awaitable<Result<std::vector<store::Endpoint>>> list_endpoints(App& app, Caller caller);

// How it goes with each: for pages.
struct EndpointStatus {
    store::Endpoint endpoint;
    store::Traffic traffic;
};
asio::awaitable<Result<std::vector<EndpointStatus>>> list_endpoint_statuses(App& app,
                                                                            Caller caller);
asio::awaitable<Result<EndpointStatus>> read_endpoint_status(App& app, Caller caller,
                                                             EndpointId id);
asio::awaitable<Result<store::Endpoint>> read_endpoint(App& app, Caller caller, EndpointId id);
asio::awaitable<Result<void>> remove_endpoint(App& app, Caller caller, EndpointId id);
// What was held while it was disabled is sent.
asio::awaitable<Result<void>> enable_endpoint(App& app, Caller caller, EndpointId id);
asio::awaitable<Result<DeliveryId>> ping_endpoint(App& app, Caller caller, EndpointId id);

asio::awaitable<Result<std::vector<store::StoredDelivery>>> list_deliveries(
    App& app, Caller caller, EndpointId id, std::optional<DeliveryId> before, std::size_t limit,
    std::vector<store::DeliveryState> states = {});

// One notice, with the bytes that were sent or will be. Errc::not_found.
struct SentDelivery {
    store::Endpoint endpoint;
    store::StoredDelivery delivery;
    std::string body;
};
asio::awaitable<Result<SentDelivery>> read_delivery(App& app, Caller caller, DeliveryId id);
asio::awaitable<Result<void>> resend_delivery(App& app, Caller caller, DeliveryId id);

}  // namespace saksgang::app
