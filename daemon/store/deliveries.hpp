// SPDX-License-Identifier: EUPL-1.2
// Notices that were made (telling.hpp), and their history. list on any connection; the rest inside
// a writer's job.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/store/connection.hpp"
#include "daemon/store/lanes.hpp"
#include "webhooks/outbox.hpp"

namespace saksgang::store {

// One notice's history, without its body.
struct StoredDelivery {
    DeliveryId id;
    EndpointId endpoint;
    std::string message_id;
    std::string event_type;
    std::string document;  // empty: a ping
    DeliveryState state = DeliveryState::waiting;
    std::optional<Instant> next_attempt_at;  // while it is waiting
    Instant created_at{};
    struct Try {
        int number = 1;
        webhooks::Attempt attempt;
    };
    std::vector<Try> attempts;  // oldest first
};

// Newest first, those older than `before` and in one of `states` (none named: in any); at most
// `limit`.
std::vector<StoredDelivery> list_deliveries(Connection& db, EndpointId endpoint,
                                            std::optional<DeliveryId> before, std::size_t limit,
                                            const std::vector<DeliveryState>& states = {});
// Errc::not_found.
Result<StoredDelivery> get_delivery(Connection& db, DeliveryId id);
// Exactly what is sent; of one that exists.
std::string body_of(Connection& db, DeliveryId id);

// How it goes with an endpoint.
struct Traffic {
    std::optional<Instant> last_success;  // as far back as its history is kept
    // On their way, waiting for their turn, or not made yet; of the last, a page's worth.
    std::int64_t pending = 0;
    std::int64_t held = 0;  // until it is enabled again
    bool operator==(const Traffic&) const = default;
};
Traffic traffic_of(Connection& db, EndpointId endpoint);

// The same row and message id again, from the first attempt; one that is on its way already is only
// hurried. Errc::not_found; Errc::invalid_input when its endpoint is disabled or removed.
Result<void> resend(Connection& db, DeliveryId id, Instant now);

// Settled or held ones made before that go, but for each lane's newest: `previous` of the next
// notice is read from it. At most limits::delivery_history_pruned_max; returns how many.
int forget_deliveries_before(Connection& db, Instant oldest_kept);

}  // namespace saksgang::store
