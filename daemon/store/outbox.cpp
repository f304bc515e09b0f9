// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/outbox.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "daemon/runtime/log.hpp"
#include "daemon/store/endpoints.hpp"
#include "daemon/store/lanes.hpp"
#include "daemon/store/pauses.hpp"
#include "daemon/store/row_reading.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store {
namespace {

using webhooks::Settlement;

constexpr std::string_view end_leases_sql = R"sql(
    UPDATE delivery
    SET leased_until = NULL,
        state = CASE WHEN (SELECT disabled_reason FROM endpoint
                           WHERE endpoint.id = delivery.endpoint) IS NULL THEN 2 ELSE 6 END
    WHERE state = 3 AND leased_until <= ?)sql";
constexpr std::string_view endpoints_due_sql = R"sql(
    SELECT id, most - under_way FROM (
        SELECT id, (SELECT count(*) FROM delivery
                    WHERE delivery.endpoint = endpoint.id AND state = 3) AS under_way,
               iif(failing_since IS NULL, ?2, 1) AS most
        FROM endpoint INDEXED BY endpoint_open
        WHERE disabled_reason IS NULL AND paused_until IS NULL) AS receiver
    WHERE under_way < most
      AND (EXISTS (SELECT 1 FROM delivery
                   WHERE delivery.endpoint = receiver.id AND state = 2 AND (attempt > 1) = 0
                     AND next_attempt_at <= ?1)
        OR EXISTS (SELECT 1 FROM delivery
                   WHERE delivery.endpoint = receiver.id AND state = 2 AND (attempt > 1) = 1
                     AND next_attempt_at <= ?1)))sql";
constexpr std::string_view due_sql = R"sql(
    SELECT id, next_attempt_at FROM delivery
    WHERE endpoint = ? AND state = 2 AND (attempt > 1) = ? AND next_attempt_at <= ?
    ORDER BY next_attempt_at LIMIT ?)sql";
constexpr std::string_view lease_sql =
    "UPDATE delivery SET state = 3, leased_until = ? WHERE id = ?";
constexpr std::string_view load_sql = R"sql(
    SELECT endpoint, message_id, lane, event_type, body, event_at, attempt
    FROM delivery WHERE id = ?)sql";
constexpr std::string_view find_leased_sql = R"sql(
    SELECT resumes_at, (SELECT disabled_reason FROM endpoint
                        WHERE endpoint.id = delivery.endpoint) IS NULL
    FROM delivery WHERE id = ? AND state = 3 AND attempt = ?)sql";
constexpr std::string_view insert_attempt_sql = R"sql(
    INSERT INTO attempt (delivery, number, outcome, http_status, url, address, took_ms, detail,
                         response_start, started_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))sql";
constexpr std::string_view forget_oldest_attempts_sql = R"sql(
    DELETE FROM attempt WHERE delivery = ?1 AND id <= (
        SELECT id FROM attempt WHERE delivery = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2))sql";
constexpr std::string_view settle_sql = R"sql(
    UPDATE delivery SET state = ?, leased_until = NULL, resumes_at = NULL WHERE id = ?)sql";
constexpr std::string_view try_again_sql = R"sql(
    UPDATE delivery SET state = ?, leased_until = NULL, resumes_at = NULL, attempt = ?,
                        next_attempt_at = ?, not_before = ?
    WHERE id = ?)sql";
constexpr std::string_view next_due_sql = R"sql(
    WITH receiver AS (
        SELECT id FROM endpoint INDEXED BY endpoint_open
        WHERE disabled_reason IS NULL AND paused_until IS NULL
          AND (SELECT count(*) FROM delivery
               WHERE delivery.endpoint = endpoint.id AND state = 3)
              < iif(failing_since IS NULL, ?, 1))
    SELECT min(due) FROM (
        SELECT (SELECT min(next_attempt_at) FROM delivery
                WHERE delivery.endpoint = receiver.id AND state = 2 AND (attempt > 1) = 0) AS due
        FROM receiver
        UNION ALL
        SELECT (SELECT min(next_attempt_at) FROM delivery
                WHERE delivery.endpoint = receiver.id AND state = 2 AND (attempt > 1) = 1)
        FROM receiver
        UNION ALL
        SELECT min(leased_until) FROM delivery WHERE state = 3
        UNION ALL
        SELECT min(paused_until) FROM endpoint INDEXED BY endpoint_paused
        WHERE paused_until IS NOT NULL
        UNION ALL
        SELECT 0 FROM (SELECT 1 FROM endpoint INDEXED BY endpoint_behind
                       WHERE told_until IS NOT NULL AND paused_until IS NULL LIMIT 1)))sql";

struct Candidate {
    bool is_retry = false;
    Instant due_at{};
    DeliveryId id;
    EndpointId endpoint;
    auto operator<=>(const Candidate&) const = default;
};

// Of one endpoint: as many as it has room for, first attempts before retries.
void add_candidates(Connection& db, EndpointId endpoint, std::int64_t room, Instant now,
                    std::vector<Candidate>& candidates) {
    for (const bool is_retry : {false, true}) {
        auto row = db.prepare(due_sql).bind(endpoint, is_retry, now, room);
        while (row.step()) {
            candidates.push_back({is_retry, row.instant(1), {row.integer(0)}, endpoint});
            --room;
        }
    }
}

std::vector<Candidate> list_candidates(Connection& db, Instant now) {
    std::vector<Candidate> candidates;
    auto row = db.prepare(endpoints_due_sql).bind(now, limits::endpoint_concurrency_max);
    while (row.step()) {
        add_candidates(db, {row.integer(0)}, row.integer(1), now, candidates);
    }
    return candidates;
}

// Leased, one of each endpoint whose pause is over, as long as there is room.
void add_probes(Connection& db, Instant now, std::size_t max, std::vector<Candidate>& leased) {
    for (const EndpointId endpoint : list_to_probe(db, now)) {
        if (leased.size() >= max) return;
        const auto probe = choose_probe(db, endpoint, now);
        if (!probe) continue;
        lease_probe(db, endpoint, *probe, now, now + limits::outbox_lease);
        leased.push_back({.is_retry = true, .due_at = now, .id = *probe, .endpoint = endpoint});
    }
}

webhooks::Delivery load(Connection& db, DeliveryId id) {
    auto row = db.prepare(load_sql).bind(id);
    const bool found = row.step();
    ASSERT(found);
    return {.id = id,
            .endpoint = {row.integer(0)},
            .message_id = row.text(1),
            .lane = row.text(2),
            .event_type = row.text(3),
            .body = row.blob(4),
            .event_at = row.instant(5),
            .attempt = small_integer(row, 6),
            .target = {}};
}

void insert_attempt(Connection& db, const webhooks::Delivery& delivery,
                    const webhooks::Attempt& attempt) {
    db.prepare(insert_attempt_sql)
        .bind(delivery.id, delivery.attempt, static_cast<int>(attempt.outcome), attempt.http_status,
              attempt.url, attempt.address, std::int64_t{attempt.took.count()}, attempt.detail,
              attempt.response_start, attempt.started_at)
        .run();
    db.prepare(forget_oldest_attempts_sql).bind(delivery.id, limits::attempts_kept).run();
}

void log_unreadable(EndpointId endpoint, const Error& why) {
    runtime::channel("store")->error("event=endpoint_unreadable endpoint={} why={}", endpoint.value,
                                     runtime::log_value(why.message));
}

void set_settled(Connection& db, DeliveryId id, DeliveryState state) {
    db.prepare(settle_sql).bind(static_cast<int>(state), id).run();
}

// A delivery that failed and is not at the end of its schedule.
struct Again {
    DeliveryState state = DeliveryState::waiting;
    int attempt = 1;
    Instant at{};
    std::optional<Instant> not_before;
};

void set_again(Connection& db, DeliveryId id, const Again& again) {
    db.prepare(try_again_sql)
        .bind(static_cast<int>(again.state), again.attempt, again.at, again.not_before, id)
        .run();
}

}  // namespace

void end_leases(Connection& db, Instant ended_by) {
    end_probes(db, ended_by);
    db.prepare(end_leases_sql).bind(ended_by).run();
}

std::vector<webhooks::Delivery> claim(Connection& db, const Sealer& sealer, Instant now,
                                      std::size_t max) {
    end_leases(db, now);
    auto candidates = list_candidates(db, now);
    std::ranges::sort(candidates);
    if (candidates.size() > max) candidates.resize(max);
    for (const Candidate& candidate : candidates)
        db.prepare(lease_sql).bind(now + limits::outbox_lease, candidate.id).run();
    add_probes(db, now, max, candidates);

    std::map<EndpointId, Result<webhooks::Target>> targets;
    std::vector<webhooks::Delivery> claimed;
    for (const Candidate& candidate : candidates) {
        auto target = targets.find(candidate.endpoint);
        if (target == targets.end()) {
            target =
                targets.emplace(candidate.endpoint, get_target(db, sealer, candidate.endpoint, now))
                    .first;
            if (!target->second) log_unreadable(candidate.endpoint, target->second.error());
        }
        if (!target->second) continue;
        claimed.push_back(load(db, candidate.id));
        claimed.back().target = *target->second;
    }
    return claimed;
}

void settle(Connection& db, const webhooks::Delivery& delivery, const webhooks::Attempt& attempt,
            const webhooks::Outcome& outcome, Instant now) {
    auto leased = db.prepare(find_leased_sql).bind(delivery.id, delivery.attempt);
    if (!leased.step()) return;
    const bool ahead_of_schedule = !leased.is_null(0);
    const auto resumes_at = leased.instant(0);
    const bool enabled = leased.integer(1) != 0;
    insert_attempt(db, delivery, attempt);

    const auto delivered = outcome.settlement == Settlement::delivered;
    const auto gone = outcome.settlement == Settlement::endpoint_gone;
    Again again{.state = enabled ? DeliveryState::waiting : DeliveryState::held,
                .attempt = delivery.attempt,
                .at = resumes_at,
                .not_before = {}};
    if (attempt.retry_after) again.not_before = now + *attempt.retry_after;

    if (ahead_of_schedule && !delivered && !gone) {
        // The schedule goes on where it was: this attempt was none of its own.
        again.at = std::max(resumes_at, again.not_before.value_or(resumes_at));
        set_again(db, delivery.id, again);
        return note_failure(db, delivery.endpoint, again.not_before, now);
    }
    switch (outcome.settlement) {
        case Settlement::delivered:
            set_settled(db, delivery.id, DeliveryState::delivered);
            lane_goes_on(db, delivery.endpoint, delivery.lane);
            return note_success(db, delivery.endpoint);
        case Settlement::retry:
            ASSERT(outcome.next_attempt_at.has_value());
            ++again.attempt;
            again.at = *outcome.next_attempt_at;
            set_again(db, delivery.id, again);
            return note_failure(db, delivery.endpoint, again.not_before, now);
        case Settlement::exhausted:
            set_settled(db, delivery.id, DeliveryState::exhausted);
            lane_goes_on(db, delivery.endpoint, delivery.lane);
            return note_failure(db, delivery.endpoint, again.not_before, now);
        case Settlement::endpoint_gone:
            set_settled(db, delivery.id, DeliveryState::held);
            lane_goes_on(db, delivery.endpoint, delivery.lane);
            note_failure(db, delivery.endpoint, again.not_before, now);
            // Removed meanwhile: then there is nothing left to disable.
            std::ignore = disable_endpoint(db, delivery.endpoint, DisabledReason::gone, now);
            return;
    }
    assertion_failed("an attempt settles in one of four ways", std::source_location::current());
}

std::optional<Instant> next_due(Connection& db) {
    auto row = db.prepare(next_due_sql).bind(limits::endpoint_concurrency_max);
    if (!row.step() || row.is_null(0)) return std::nullopt;
    return row.instant(0);
}

}  // namespace saksgang::store
