// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/endpoints.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/app/command.hpp"
#include "daemon/auth/capabilities.hpp"
#include "webhooks/notice_body.hpp"
#include "webhooks/secret.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::app {
namespace {

Result<void> require_manager(const Caller& caller) {
    TRY(auth::acting_role(caller.roles, auth::Action::manage_endpoints));
    return {};
}

Result<void> check_events(const std::vector<std::string>& events) {
    for (const auto& event : events) {
        if (event == store::everything && events.size() == 1) continue;
        if (workflows::is_notice_type(event)) continue;
        return fail(
            Errc::invalid_input,
            fmt::format("\"{}\" is no event that notices tell of (docs/webhooks.md)", event),
            "events");
    }
    return {};
}

Result<void> check_documents(const std::vector<std::string>& documents) {
    for (const auto& document : documents) {
        if (document == store::everything && documents.size() == 1) continue;
        TRY(checked_slug(document, "documents"));
    }
    return {};
}

Result<void> check(const App& app, const WantedEndpoint& wanted) {
    TRY(const auto rules, target_rules(app.config));
    auto url = webhooks::parse_target_url(wanted.url, rules);
    if (!url) {
        url.error().field = "url";
        return fail(std::move(url).error());
    }
    TRY(check_events(wanted.events));
    return check_documents(wanted.documents);
}

std::vector<std::string> or_everything(std::vector<std::string> names) {
    if (names.empty()) names.emplace_back(store::everything);
    return names;
}

Result<DeliveryId> enqueue_ping(store::Unit& unit, EndpointId id, const std::string& public_url) {
    const auto ping = webhooks::new_ping_id(unit.rng());
    return store::enqueue_ping(unit.db(), id, ping,
                               webhooks::ping_body(ping, id, unit.now(), public_url), unit.now());
}

}  // namespace

Result<webhooks::TargetRules> target_rules(const config::Config& config) {
    TRY(auto allowed, webhooks::AllowedTargets::parse(config.notices.allowed_targets));
    return webhooks::TargetRules{.allowed = std::move(allowed),
                                 .allow_http = config.notices.allow_http};
}

asio::awaitable<Result<MadeEndpoint>> add_endpoint(App& app, Caller caller, WantedEndpoint wanted) {
    CO_TRY(require_manager(caller));
    CO_TRY(check(app, wanted));
    const store::NewEndpoint row{.name = std::move(wanted.name),
                                 .url = std::move(wanted.url),
                                 .secret = webhooks::new_secret(app.rng),
                                 .events = or_everything(std::move(wanted.events)),
                                 .documents = or_everything(std::move(wanted.documents)),
                                 .reads = wanted.reads,
                                 .created_by = caller.person};
    CO_TRY(const auto receipt,
           co_await run_command(app, std::move(caller), auth::Action::manage_endpoints,
                                [row, &sealer = app.sealer, public_url = app.config.public_url](
                                    store::Unit& unit, const Actor&) -> Result<Receipt> {
                                    TRY(const auto id,
                                        store::add_endpoint(unit.db(), sealer, row, unit.now()));
                                    TRY(enqueue_ping(unit, id, public_url));
                                    return receipt_for(unit, id.value);
                                }));
    const EndpointId id{receipt.id.value_or(0)};
    // A command that is repeated gets the secret that was made the first time.
    CO_TRY(const auto target,
           co_await app.readers.run<webhooks::Target>(
               [&sealer = app.sealer, id, now = app.clock.now()](store::Connection& db) {
                   return store::get_target(db, sealer, id, now);
               }));
    co_return MadeEndpoint{.id = id, .secret = target.secrets.front()};
}

asio::awaitable<Result<std::vector<store::Endpoint>>> list_endpoints(App& app, Caller caller) {
    CO_TRY(require_manager(caller));
    co_return co_await app.readers.run<std::vector<store::Endpoint>>(
        [&sealer = app.sealer](store::Connection& db) {
            return store::list_endpoints(db, sealer);
        });
}

asio::awaitable<Result<std::vector<EndpointStatus>>> list_endpoint_statuses(App& app,
                                                                            Caller caller) {
    CO_TRY(require_manager(caller));
    using Statuses = std::vector<EndpointStatus>;
    co_return co_await app.readers.run<Statuses>(
        [&sealer = app.sealer](store::Connection& db) -> Result<Statuses> {
            TRY(auto endpoints, store::list_endpoints(db, sealer));
            Statuses statuses;
            for (auto& endpoint : endpoints) {
                const auto traffic = store::traffic_of(db, endpoint.id);
                statuses.push_back({.endpoint = std::move(endpoint), .traffic = traffic});
            }
            return statuses;
        });
}

asio::awaitable<Result<EndpointStatus>> read_endpoint_status(App& app, Caller caller,
                                                             EndpointId id) {
    CO_TRY(require_manager(caller));
    co_return co_await app.readers.run<EndpointStatus>(
        [&sealer = app.sealer, id](store::Connection& db) -> Result<EndpointStatus> {
            TRY(auto endpoint, store::get_endpoint(db, sealer, id));
            return EndpointStatus{.endpoint = std::move(endpoint),
                                  .traffic = store::traffic_of(db, id)};
        });
}

asio::awaitable<Result<store::Endpoint>> read_endpoint(App& app, Caller caller, EndpointId id) {
    CO_TRY(require_manager(caller));
    co_return co_await app.readers.run<store::Endpoint>(
        [&sealer = app.sealer, id](store::Connection& db) {
            return store::get_endpoint(db, sealer, id);
        });
}

asio::awaitable<Result<void>> remove_endpoint(App& app, Caller caller, EndpointId id) {
    CO_TRY(require_manager(caller));
    co_return co_await app.writer.run<void>(
        [id](store::Unit& unit) { return store::remove_endpoint(unit.db(), id, unit.now()); });
}

asio::awaitable<Result<void>> enable_endpoint(App& app, Caller caller, EndpointId id) {
    CO_TRY(require_manager(caller));
    co_return co_await app.writer.run<void>([id](store::Unit& unit) {
        return store::enable_endpoint(unit.db(), id, store::Held::send, unit.now());
    });
}

asio::awaitable<Result<DeliveryId>> ping_endpoint(App& app, Caller caller, EndpointId id) {
    CO_TRY(const auto receipt,
           co_await run_command(app, std::move(caller), auth::Action::manage_endpoints,
                                [id, public_url = app.config.public_url](
                                    store::Unit& unit, const Actor&) -> Result<Receipt> {
                                    TRY(const auto ping, enqueue_ping(unit, id, public_url));
                                    return receipt_for(unit, ping.value);
                                }));
    co_return DeliveryId{receipt.id.value_or(0)};
}

asio::awaitable<Result<std::vector<store::StoredDelivery>>> list_deliveries(
    App& app, Caller caller, EndpointId id, std::optional<DeliveryId> before, std::size_t limit,
    std::vector<store::DeliveryState> states) {
    CO_TRY(require_manager(caller));
    using Deliveries = std::vector<store::StoredDelivery>;
    co_return co_await app.readers.run<Deliveries>(
        [&sealer = app.sealer, id, before, limit,
         states = std::move(states)](store::Connection& db) -> Result<Deliveries> {
            TRY(store::get_endpoint(db, sealer, id));
            return store::list_deliveries(db, id, before, limit, states);
        });
}

asio::awaitable<Result<SentDelivery>> read_delivery(App& app, Caller caller, DeliveryId id) {
    CO_TRY(require_manager(caller));
    co_return co_await app.readers.run<SentDelivery>(
        [&sealer = app.sealer, id](store::Connection& db) -> Result<SentDelivery> {
            TRY(auto delivery, store::get_delivery(db, id));
            TRY(auto endpoint, store::get_endpoint(db, sealer, delivery.endpoint));
            return SentDelivery{.endpoint = std::move(endpoint),
                                .delivery = std::move(delivery),
                                .body = store::body_of(db, id)};
        });
}

asio::awaitable<Result<void>> resend_delivery(App& app, Caller caller, DeliveryId id) {
    CO_TRY(require_manager(caller));
    co_return co_await app.writer.run<void>(
        [id](store::Unit& unit) { return store::resend(unit.db(), id, unit.now()); });
}

}  // namespace saksgang::app
