// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/lanes.hpp"

#include <string>
#include <vector>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

// The head is waiting or leased.
constexpr std::string_view find_head_sql =
    "SELECT id, state FROM delivery WHERE endpoint = ? AND lane = ? AND state IN (2, 3)";
constexpr std::string_view set_state_sql = "UPDATE delivery SET state = ? WHERE id = ?";
// Left to itself SQLite takes the index of the whole lane, and walks through its history.
constexpr std::string_view promote_sql = R"sql(
    UPDATE delivery SET state = 2 WHERE id = (
        SELECT min(id) FROM delivery INDEXED BY delivery_queued
        WHERE endpoint = ? AND lane = ? AND state = 1))sql";
constexpr std::string_view nudge_sql = R"sql(
    UPDATE delivery SET resumes_at = next_attempt_at, next_attempt_at = ?1
    WHERE endpoint = ?2 AND lane = ?3 AND state IN (2, 3)
      AND state = 2 AND attempt > 1 AND resumes_at IS NULL
      AND next_attempt_at > ?4 AND coalesce(not_before, 0) <= ?1
      AND coalesce((SELECT max(started_at) FROM attempt
                    WHERE attempt.delivery = delivery.id), 0) <= ?5)sql";
constexpr std::string_view start_anew_sql = R"sql(
    UPDATE delivery SET attempt = 1, next_attempt_at = ?, resumes_at = NULL, not_before = NULL
    WHERE id = ?)sql";
constexpr std::string_view place_sql = "SELECT endpoint, lane FROM delivery WHERE id = ?";
constexpr std::string_view hold_waiting_sql =
    "UPDATE delivery SET state = 6 WHERE endpoint = ? AND state = 2";
constexpr std::string_view hold_queued_sql =
    "UPDATE delivery SET state = 6 WHERE endpoint = ? AND state = 1";
constexpr std::string_view list_held_sql =
    "SELECT id, lane FROM delivery WHERE endpoint = ? AND state = 6 ORDER BY id";

void set_state(Connection& db, DeliveryId id, DeliveryState state) {
    db.prepare(set_state_sql).bind(static_cast<int>(state), id).run();
}

}  // namespace

std::string_view to_string(DeliveryState state) {
    switch (state) {
        case DeliveryState::queued:
            return "queued";
        case DeliveryState::waiting:
            return "waiting";
        case DeliveryState::leased:
            return "leased";
        case DeliveryState::delivered:
            return "delivered";
        case DeliveryState::exhausted:
            return "exhausted";
        case DeliveryState::held:
            return "held";
    }
    assertion_failed("a delivery is in one of six states", std::source_location::current());
}

DeliveryState state_when_new(Connection& db, EndpointId endpoint, std::string_view lane) {
    const bool has_head = db.prepare(find_head_sql).bind(endpoint, lane).step();
    return has_head ? DeliveryState::queued : DeliveryState::waiting;
}

void lane_goes_on(Connection& db, EndpointId endpoint, std::string_view lane) {
    db.prepare(promote_sql).bind(endpoint, lane).run();
}

void nudge_lane(Connection& db, EndpointId endpoint, std::string_view lane, Instant now) {
    db.prepare(nudge_sql)
        .bind(now, endpoint, lane, now + limits::nudge_if_longer_than, now - limits::nudge_interval)
        .run();
}

void put_back(Connection& db, DeliveryId id, Instant now) {
    auto place = db.prepare(place_sql).bind(id);
    const bool found = place.step();
    ASSERT(found);
    const EndpointId endpoint{place.integer(0)};
    const auto lane = place.text(1);

    db.prepare(start_anew_sql).bind(now, id).run();
    auto head = db.prepare(find_head_sql).bind(endpoint, lane);
    if (!head.step()) return set_state(db, id, DeliveryState::waiting);
    const DeliveryId head_id{head.integer(0)};
    const bool head_is_waiting =
        head.integer(1) == static_cast<std::int64_t>(DeliveryState::waiting);
    if (!head_is_waiting || head_id < id) return set_state(db, id, DeliveryState::queued);
    set_state(db, head_id, DeliveryState::queued);
    set_state(db, id, DeliveryState::waiting);
}

void hold_lanes(Connection& db, EndpointId endpoint) {
    db.prepare(hold_waiting_sql).bind(endpoint).run();
    db.prepare(hold_queued_sql).bind(endpoint).run();
}

void release_lanes(Connection& db, EndpointId endpoint, Instant now) {
    std::vector<DeliveryId> held;
    auto row = db.prepare(list_held_sql).bind(endpoint);
    while (row.step())
        held.push_back({row.integer(0)});
    for (DeliveryId id : held)
        put_back(db, id, now);
}

}  // namespace saksgang::store
