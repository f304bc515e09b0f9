// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/deliveries.hpp"

#include <limits>

#include "daemon/store/lanes.hpp"
#include "daemon/store/pauses.hpp"
#include "daemon/store/row_reading.hpp"
#include "daemon/store/telling.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

#define SAKSGANG_DELIVERY                                                                    \
    "SELECT id, endpoint, message_id, event_type, lane, state, next_attempt_at, created_at " \
    "FROM delivery "
// ?3: a bit for each state that is asked for.
constexpr std::string_view list_deliveries_sql = SAKSGANG_DELIVERY
    "WHERE endpoint = ?1 AND id < ?2 AND (?3 >> state) & 1 ORDER BY id DESC LIMIT ?4";
constexpr std::string_view get_delivery_sql = SAKSGANG_DELIVERY "WHERE id = ?";
constexpr std::string_view body_sql = "SELECT body FROM delivery WHERE id = ?";
constexpr std::string_view last_success_sql = R"sql(
    SELECT attempt.started_at FROM delivery JOIN attempt ON attempt.delivery = delivery.id
    WHERE delivery.endpoint = ? AND delivery.state = 4 AND attempt.outcome = 1
    ORDER BY delivery.id DESC, attempt.id DESC LIMIT 1)sql";
// One statement a state, so that each counts in the index made for that state.
constexpr std::string_view queued_sql =
    "SELECT count(*) FROM delivery WHERE endpoint = ? AND state = 1";
constexpr std::string_view waiting_sql =
    "SELECT count(*) FROM delivery WHERE endpoint = ? AND state = 2";
constexpr std::string_view leased_sql =
    "SELECT count(*) FROM delivery WHERE endpoint = ? AND state = 3";
constexpr std::string_view held_sql =
    "SELECT count(*) FROM delivery WHERE endpoint = ? AND state = 6";
constexpr std::string_view list_attempts_sql = R"sql(
    SELECT number, outcome, http_status, url, address, took_ms, detail, response_start, started_at
    FROM attempt WHERE delivery = ? ORDER BY id)sql";
constexpr std::string_view find_for_resend_sql = R"sql(
    SELECT delivery.state, endpoint.disabled_reason IS NOT NULL, endpoint.id
    FROM delivery JOIN endpoint ON endpoint.id = delivery.endpoint WHERE delivery.id = ?)sql";
constexpr std::string_view forget_deliveries_sql = R"sql(
    DELETE FROM delivery WHERE id IN (
        SELECT id FROM delivery AS old
        WHERE created_at < ? AND state IN (4, 5, 6)
          AND EXISTS (SELECT 1 FROM delivery AS newer
                      WHERE newer.endpoint = old.endpoint AND newer.lane = old.lane
                        AND newer.id > old.id)
        ORDER BY created_at LIMIT ?))sql";

std::vector<StoredDelivery::Try> load_attempts(Connection& db, DeliveryId id) {
    std::vector<StoredDelivery::Try> attempts;
    auto row = db.prepare(list_attempts_sql).bind(id);
    while (row.step()) {
        attempts.push_back(
            {.number = small_integer(row, 0),
             .attempt = {.outcome = static_cast<webhooks::AttemptOutcome>(row.integer(1)),
                         .http_status = small_integer(row, 2),
                         .url = row.text(3),
                         .address = row.text(4),
                         .took = Milliseconds{row.integer(5)},
                         .detail = row.text(6),
                         .response_start = row.text(7),
                         .retry_after = {},
                         .started_at = row.instant(8)}});
    }
    return attempts;
}

StoredDelivery delivery_at(Connection& db, const Statement& row) {
    StoredDelivery delivery{.id = {row.integer(0)},
                            .endpoint = {row.integer(1)},
                            .message_id = row.text(2),
                            .event_type = row.text(3),
                            .document = row.text(4),
                            .state = static_cast<DeliveryState>(row.integer(5)),
                            .next_attempt_at = {},
                            .created_at = row.instant(7),
                            .attempts = {}};
    if (delivery.state == DeliveryState::waiting) delivery.next_attempt_at = row.instant(6);
    delivery.attempts = load_attempts(db, delivery.id);
    return delivery;
}

std::int64_t bits_of(const std::vector<DeliveryState>& states) {
    constexpr std::int64_t every_bit = -1;
    if (states.empty()) return every_bit;
    std::int64_t bits = 0;
    for (const DeliveryState state : states)
        bits |= std::int64_t{1} << static_cast<int>(state);
    return bits;
}

}  // namespace

std::vector<StoredDelivery> list_deliveries(Connection& db, EndpointId endpoint,
                                            std::optional<DeliveryId> before, std::size_t limit,
                                            const std::vector<DeliveryState>& states) {
    constexpr DeliveryId after_all{std::numeric_limits<std::int64_t>::max()};
    std::vector<StoredDelivery> deliveries;
    auto row = db.prepare(list_deliveries_sql)
                   .bind(endpoint, before.value_or(after_all), bits_of(states),
                         static_cast<std::int64_t>(limit));
    while (row.step())
        deliveries.push_back(delivery_at(db, row));
    return deliveries;
}

Result<StoredDelivery> get_delivery(Connection& db, DeliveryId id) {
    auto row = db.prepare(get_delivery_sql).bind(id);
    if (!row.step()) return fail(Errc::not_found, "there is no delivery by that id");
    return delivery_at(db, row);
}

std::string body_of(Connection& db, DeliveryId id) {
    auto row = db.prepare(body_sql).bind(id);
    const bool found = row.step();
    ASSERT(found);
    return row.blob(0);
}

Traffic traffic_of(Connection& db, EndpointId endpoint) {
    const auto count = [&](std::string_view sql) {
        auto row = db.prepare(sql).bind(endpoint);
        return row.step() ? row.integer(0) : 0;
    };
    Traffic traffic{.last_success = {},
                    .pending = count(queued_sql) + count(waiting_sql) + count(leased_sql) +
                               count_untold(db, endpoint),
                    .held = count(held_sql)};
    auto row = db.prepare(last_success_sql).bind(endpoint);
    if (row.step()) traffic.last_success = row.instant(0);
    return traffic;
}

Result<void> resend(Connection& db, DeliveryId id, Instant now) {
    auto row = db.prepare(find_for_resend_sql).bind(id);
    if (!row.step()) return fail(Errc::not_found, "there is no delivery by that id");
    if (row.integer(1) != 0) {
        return fail(Errc::invalid_input, "its receiver is disabled: enable it, then resend");
    }
    const auto state = static_cast<DeliveryState>(row.integer(0));
    switch (state) {
        case DeliveryState::leased:
            return {};  // being sent this moment
        case DeliveryState::queued:
        case DeliveryState::waiting:
        case DeliveryState::delivered:
        case DeliveryState::exhausted:
        case DeliveryState::held:
            put_back(db, id, now);
            hurry(db, {row.integer(2)}, now);
            return {};
    }
    assertion_failed("a delivery is in one of six states", std::source_location::current());
}

int forget_deliveries_before(Connection& db, Instant oldest_kept) {
    db.prepare(forget_deliveries_sql).bind(oldest_kept, limits::delivery_history_pruned_max).run();
    return db.changes();
}

}  // namespace saksgang::store
