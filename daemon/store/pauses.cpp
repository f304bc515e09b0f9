// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/pauses.hpp"

#include <algorithm>

#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

constexpr std::string_view pause_sql = R"sql(
    UPDATE endpoint SET paused_until = ?,
                        told_until = coalesce(told_until,
                                              (SELECT coalesce(max(seq), -1) FROM journal))
    WHERE id = ? AND disabled_reason IS NULL)sql";
constexpr std::string_view hurry_sql =
    "UPDATE endpoint SET paused_until = ?1 WHERE id = ?2 AND paused_until > ?1";
constexpr std::string_view to_probe_sql = R"sql(
    SELECT id FROM endpoint INDEXED BY endpoint_paused
    WHERE paused_until IS NOT NULL AND paused_until <= ? ORDER BY paused_until LIMIT ?)sql";
constexpr std::string_view untried_sql = R"sql(
    SELECT id FROM delivery WHERE endpoint = ? AND state = 2 AND (attempt > 1) = 0
    ORDER BY next_attempt_at LIMIT 1)sql";
constexpr std::string_view tried_sql = R"sql(
    SELECT id FROM delivery
    WHERE endpoint = ? AND state = 2 AND (attempt > 1) = 1 AND coalesce(not_before, 0) <= ?
    ORDER BY next_attempt_at LIMIT 1)sql";
constexpr std::string_view pause_on_sql = R"sql(
    UPDATE endpoint SET paused_until = (
        SELECT min(iif(state = 3, leased_until, not_before)) FROM delivery INDEXED BY delivery_head
        WHERE delivery.endpoint = endpoint.id AND state IN (2, 3))
    WHERE id = ?)sql";
constexpr std::string_view lease_probe_sql = R"sql(
    UPDATE delivery
    SET state = 3, leased_until = ?1,
        resumes_at = iif(next_attempt_at > ?2, next_attempt_at, resumes_at),
        next_attempt_at = min(next_attempt_at, ?2)
    WHERE id = ?3)sql";
constexpr std::string_view probed_sql = "UPDATE endpoint SET paused_until = ? WHERE id = ?";
// The plus keeps SQLite from walking through all that are paused.
constexpr std::string_view end_probes_sql = R"sql(
    UPDATE endpoint SET paused_until = 0
    WHERE +paused_until IS NOT NULL
      AND id IN (SELECT endpoint FROM delivery WHERE state = 3 AND leased_until <= ?))sql";

}  // namespace

void pause(Connection& db, EndpointId id, Instant failing_since, std::optional<Instant> not_before,
           Instant now) {
    const Milliseconds wait =
        std::clamp<Milliseconds>(now - failing_since, limits::pause_min, limits::pause_max);
    const Instant until = std::max(now + wait, not_before.value_or(now));
    db.prepare(pause_sql).bind(until, id).run();
}

void hurry(Connection& db, EndpointId id, Instant now) {
    db.prepare(hurry_sql).bind(now, id).run();
}

std::vector<EndpointId> list_to_probe(Connection& db, Instant now) {
    std::vector<EndpointId> endpoints;
    auto row = db.prepare(to_probe_sql).bind(now, limits::probes_claimed_max);
    while (row.step())
        endpoints.push_back({row.integer(0)});
    return endpoints;
}

std::optional<DeliveryId> choose_probe(Connection& db, EndpointId id, Instant now) {
    auto untried = db.prepare(untried_sql).bind(id);
    if (untried.step()) return DeliveryId{untried.integer(0)};
    auto tried = db.prepare(tried_sql).bind(id, now);
    if (tried.step()) return DeliveryId{tried.integer(0)};
    db.prepare(pause_on_sql).bind(id).run();
    return std::nullopt;
}

void lease_probe(Connection& db, EndpointId id, DeliveryId delivery, Instant now,
                 Instant leased_until) {
    db.prepare(lease_probe_sql).bind(leased_until, now, delivery).run();
    db.prepare(probed_sql).bind(leased_until, id).run();
}

void end_probes(Connection& db, Instant ended_by) {
    db.prepare(end_probes_sql).bind(ended_by).run();
}

}  // namespace saksgang::store
