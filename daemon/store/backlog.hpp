// SPDX-License-Identifier: EUPL-1.2
// How much waits to be sent, for whoever watches the daemon. On any connection; walks what waits,
// never through history.
#pragma once

#include <cstdint>
#include <optional>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct Backlog {
    std::int64_t queued = 0;           // behind another of the same endpoint and document
    std::int64_t waiting = 0;          // for its next attempt
    std::int64_t leased = 0;           // under way
    std::int64_t held = 0;             // its endpoint is disabled
    std::optional<Instant> oldest_at;  // when the oldest of those not held was made
    std::int64_t paused = 0;           // endpoints: what happens is not written for them yet
};

Backlog backlog(Connection& db);

}  // namespace saksgang::store
