// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/backlog.hpp"

#include "daemon/store/row_reading.hpp"

namespace saksgang::store {
namespace {

// Each count is a walk through the index of that state alone. The oldest of a lane is its head.
constexpr std::string_view backlog_sql = R"sql(
    SELECT (SELECT count(*) FROM delivery WHERE state = 1),
           (SELECT count(*) FROM delivery WHERE state = 2),
           (SELECT count(*) FROM delivery WHERE state = 3),
           (SELECT count(*) FROM delivery WHERE state = 6),
           (SELECT min(created_at) FROM delivery WHERE state IN (2, 3)),
           (SELECT count(*) FROM endpoint INDEXED BY endpoint_paused
            WHERE paused_until IS NOT NULL))sql";

}  // namespace

Backlog backlog(Connection& db) {
    auto row = db.prepare(backlog_sql);
    if (!row.step()) return {};
    return {.queued = row.integer(0),
            .waiting = row.integer(1),
            .leased = row.integer(2),
            .held = row.integer(3),
            .oldest_at = optional_instant(row, 4),
            .paused = row.integer(5)};
}

}  // namespace saksgang::store
