// SPDX-License-Identifier: EUPL-1.2
// The order of deliveries: of one endpoint's lane one stands at the head, the others queue behind
// it by id. The only file that moves a delivery between queued, waiting and held; the database
// holds that a lane has one head. Inside a writer's job.
#pragma once

#include <string_view>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

// As the migrations write them: SQL that must match a partial index spells the number.
enum class DeliveryState { queued = 1, waiting, leased, delivered, exhausted, held };
std::string_view to_string(DeliveryState state);

// Where a delivery of that lane stands that has just been made: queued when there is a head.
DeliveryState state_when_new(Connection& db, EndpointId endpoint, std::string_view lane);

// The head was settled: the oldest that is queued takes its place.
void lane_goes_on(Connection& db, EndpointId endpoint, std::string_view lane);

// A new event shortens the wait of a head that is being retried: its next attempt is now, in
// addition to those of its schedule, which goes on where it was if this one fails too.
// - Somebody who looks at the document again should not wait ten hours for yesterday's notice.
// - At least limits::nudge_interval after the last attempt, and never before the receiver's
//   Retry-After, so that a flood of events is no flood of attempts.
// - Beside the schedule, so that many events cannot use its attempts up in an hour's outage, and a
//   notice the receiver never accepts still gives way when its schedule ends.
void nudge_lane(Connection& db, EndpointId endpoint, std::string_view lane, Instant now);

// A settled delivery is to be sent again, from the first attempt. An older one goes before a head
// that is only waiting.
void put_back(Connection& db, DeliveryId id, Instant now);

// All of an endpoint's: what waits or queues is held, what is held waits or queues again.
void hold_lanes(Connection& db, EndpointId endpoint);
void release_lanes(Connection& db, EndpointId endpoint, Instant now);

}  // namespace saksgang::store
