// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/telling.hpp"

#include <algorithm>
#include <vector>

#include "daemon/store/lanes.hpp"
#include "daemon/store/pauses.hpp"
#include "daemon/store/row_reading.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::store {
namespace {

using workflows::Visibility;

constexpr std::string_view ping_type = "endpoint.ping";
constexpr std::string_view ping_lane = "";

// Lists hold whole words with blanks between them: a slug is never found inside another.
#define SAKSGANG_ENTITLED                                                  \
    "removed_at IS NULL AND (?1 OR reads = 2) "                            \
    "AND (events = '*' OR instr(' ' || events || ' ', ' ' || ?2 || ' ')) " \
    "AND (documents = '*' OR instr(' ' || documents || ' ', ' ' || ?3 || ' ')) "
// By an index that those who are behind are not in: a command's cost does not grow with them.
constexpr std::string_view entitled_sql =
    "SELECT id, disabled_reason FROM endpoint INDEXED BY endpoint_told "
    "WHERE told_until IS NULL AND " SAKSGANG_ENTITLED "ORDER BY id";
constexpr std::string_view is_entitled_sql =
    "SELECT id, disabled_reason FROM endpoint WHERE " SAKSGANG_ENTITLED "AND id = ?4";
constexpr std::string_view previous_sql =
    "SELECT seq FROM delivery WHERE endpoint = ? AND lane = ? ORDER BY id DESC LIMIT 1";
constexpr std::string_view insert_delivery_sql = R"sql(
    INSERT INTO delivery (endpoint, seq, message_id, lane, event_type, body, event_at, created_at,
                          state, attempt, next_attempt_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?8))sql";
constexpr std::string_view is_disabled_sql =
    "SELECT disabled_reason IS NOT NULL FROM endpoint WHERE id = ? AND removed_at IS NULL";
constexpr std::string_view behind_sql =
    "SELECT id FROM endpoint INDEXED BY endpoint_behind "
    "WHERE told_until IS NOT NULL AND paused_until IS NULL ORDER BY id LIMIT ?";
constexpr std::string_view told_until_sql = "SELECT told_until FROM endpoint WHERE id = ?";
constexpr std::string_view set_told_until_sql = "UPDATE endpoint SET told_until = ? WHERE id = ?";
constexpr std::string_view untold_sql = R"sql(
    SELECT entry.type, count(*) FROM endpoint JOIN (
        SELECT type, document, visibility FROM journal
        WHERE seq > (SELECT told_until FROM endpoint WHERE id = ?1) ORDER BY seq LIMIT ?2) AS entry
    WHERE endpoint.id = ?1 AND removed_at IS NULL AND (entry.visibility = ?3 OR reads = 2)
      AND (events = '*' OR instr(' ' || events || ' ', ' ' || entry.type || ' '))
      AND (documents = '*' OR instr(' ' || documents || ' ', ' ' || entry.document || ' '))
    GROUP BY entry.type)sql";

struct DeliveryRow {
    EndpointId endpoint;
    std::optional<Seq> seq;
    std::string_view message_id;
    std::string_view lane;
    std::string_view event_type;
    std::string_view body;
    Instant event_at{};
    DeliveryState state = DeliveryState::waiting;
};

DeliveryId insert_delivery(Connection& db, const DeliveryRow& row, Instant now) {
    db.prepare(insert_delivery_sql)
        .bind(row.endpoint, row.seq, row.message_id, row.lane, row.event_type, Blob{row.body},
              row.event_at, now, static_cast<int>(row.state))
        .run();
    return DeliveryId{db.last_insert_rowid()};
}

std::optional<Seq> previous_in_lane(Connection& db, EndpointId endpoint,
                                    const DocumentSlug& document) {
    auto row = db.prepare(previous_sql).bind(endpoint, document);
    if (!row.step()) return std::nullopt;
    return Seq{row.integer(0)};
}

struct Entitled {
    EndpointId endpoint;
    bool disabled = false;
};

std::vector<Entitled> list_entitled(Connection& db, const Notice& notice) {
    std::vector<Entitled> endpoints;
    auto row = db.prepare(entitled_sql).bind(notice.is_public, notice.event_type, notice.document);
    while (row.step())
        endpoints.push_back({{row.integer(0)}, !row.is_null(1)});
    return endpoints;
}

std::optional<Entitled> find_entitled(Connection& db, const Notice& notice, EndpointId endpoint) {
    auto row = db.prepare(is_entitled_sql)
                   .bind(notice.is_public, notice.event_type, notice.document, endpoint);
    if (!row.step()) return std::nullopt;
    return Entitled{{row.integer(0)}, !row.is_null(1)};
}

DeliveryState tell(Connection& db, const Entitled& entitled, const Notice& notice,
                   const BodyFor& body_for, Instant now) {
    const std::string_view lane = notice.document.value;
    ASSERT(!lane.empty());
    const auto body = body_for(previous_in_lane(db, entitled.endpoint, notice.document));
    const auto state =
        entitled.disabled ? DeliveryState::held : state_when_new(db, entitled.endpoint, lane);
    insert_delivery(db,
                    {.endpoint = entitled.endpoint,
                     .seq = notice.seq,
                     .message_id = notice.message_id,
                     .lane = lane,
                     .event_type = notice.event_type,
                     .body = body,
                     .event_at = notice.event_at,
                     .state = state},
                    now);
    if (state == DeliveryState::queued) nudge_lane(db, entitled.endpoint, lane, now);
    return state;
}

// ---- Those that are behind

std::vector<EndpointId> list_behind(Connection& db) {
    std::vector<EndpointId> endpoints;
    auto row = db.prepare(behind_sql).bind(static_cast<std::int64_t>(limits::told_together_max));
    while (row.step())
        endpoints.push_back({row.integer(0)});
    return endpoints;
}

// What comes after the entries it was told of, at most `most`.
std::vector<JournalRow> list_untold(Connection& db, EndpointId endpoint, std::size_t most) {
    auto row = db.prepare(told_until_sql).bind(endpoint);
    if (!row.step() || row.is_null(0)) return {};
    return journal_page(db, Seq{row.integer(0)}, most, std::nullopt, Visibility::secretariat);
}

void set_told_until(Connection& db, EndpointId endpoint, std::optional<Seq> until) {
    db.prepare(set_told_until_sql).bind(until, endpoint).run();
}

// Where its delivery of the entry stands; nothing: it gets none.
std::optional<DeliveryState> tell_late(Connection& db, EndpointId endpoint, const JournalRow& entry,
                                       const ReadNotice& read, Instant now) {
    const auto told = read(entry);
    if (!told) return std::nullopt;
    const auto entitled = find_entitled(db, told->notice, endpoint);
    if (!entitled) return std::nullopt;
    return tell(db, *entitled, told->notice, told->body_for, now);
}

// It stays behind although it has been told of all: so that commands go on passing it by.
void catch_up_with_paused(Connection& db, EndpointId endpoint, const ReadNotice& read,
                          Instant now) {
    for (const JournalRow& entry : list_untold(db, endpoint, limits::told_when_probed_max)) {
        set_told_until(db, endpoint, entry.seq);
        if (tell_late(db, endpoint, entry, read, now) == DeliveryState::waiting) return;
    }
}

void catch_up_with(Connection& db, EndpointId endpoint, const ReadNotice& read, std::size_t most,
                   Instant now) {
    const auto entries = list_untold(db, endpoint, most);
    for (const JournalRow& entry : entries)
        tell_late(db, endpoint, entry, read, now);
    const bool has_all = entries.size() < most;
    set_told_until(db, endpoint, has_all ? std::nullopt : std::optional{entries.back().seq});
}

}  // namespace

int enqueue_notice(Connection& db, const Notice& notice, const BodyFor& body_for, Instant now) {
    const auto endpoints = list_entitled(db, notice);
    for (const Entitled& entitled : endpoints)
        tell(db, entitled, notice, body_for, now);
    return static_cast<int>(endpoints.size());
}

void catch_up(Connection& db, const ReadNotice& read, Instant now) {
    for (const EndpointId endpoint : list_to_probe(db, now))
        catch_up_with_paused(db, endpoint, read, now);
    const auto behind = list_behind(db);
    for (const EndpointId endpoint : behind)
        catch_up_with(db, endpoint, read, limits::told_together_max / behind.size(), now);
}

Result<DeliveryId> enqueue_ping(Connection& db, EndpointId endpoint, std::string_view message_id,
                                std::string_view body, Instant now) {
    auto row = db.prepare(is_disabled_sql).bind(endpoint);
    if (!row.step()) return fail(Errc::not_found, "there is no receiver by that id");
    if (row.integer(0) != 0) {
        return fail(Errc::invalid_input, "the receiver is disabled: enable it, then ping it");
    }
    hurry(db, endpoint, now);
    return insert_delivery(db,
                           {.endpoint = endpoint,
                            .seq = {},
                            .message_id = message_id,
                            .lane = ping_lane,
                            .event_type = ping_type,
                            .body = body,
                            .event_at = now,
                            .state = state_when_new(db, endpoint, ping_lane)},
                           now);
}

std::int64_t count_untold(Connection& db, EndpointId endpoint) {
    std::int64_t sum = 0;
    auto row = db.prepare(untold_sql).bind(endpoint, limits::untold_counted_max, Visibility::open);
    while (row.step()) {
        if (workflows::is_notice_type(row.text(0))) sum += row.integer(1);
    }
    return sum;
}

}  // namespace saksgang::store
