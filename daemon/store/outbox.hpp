// SPDX-License-Identifier: EUPL-1.2
// Taking what is due, and storing what became of it: what webhooks::Outbox asks for, as plain
// functions. Claiming never walks through history, nor through what is blocked: its cost grows with
// the number of endpoints that are neither disabled nor paused. claim and settle inside a writer's
// job, next_due on any connection.
#pragma once

#include <optional>
#include <vector>

#include "daemon/store/connection.hpp"
#include "daemon/store/sealer.hpp"
#include "webhooks/outbox.hpp"

namespace saksgang::store {

// Heads of lanes that are due, at most `max`, leased for limits::outbox_lease; with each endpoint
// at most limits::endpoint_concurrency_max under way, or one while it fails: many that are dead
// would else hold every place for as long as a deadline. First attempts before retries, so that an
// outage of some delays nothing for the others; then the longest due. Last the probes of endpoints
// that are paused, due or not (pauses.hpp). A lease that has run out is due again: its holder is
// gone. One whose address does not open stays leased and is not returned:
// it comes up again when its lease has run out, perhaps with the right key.
std::vector<webhooks::Delivery> claim(Connection& db, const Sealer& sealer, Instant now,
                                      std::size_t max);

// Leases that end by then are over: an unknown outcome, to be tried again. A process that has just
// started holds none, and ends all.
void end_leases(Connection& db, Instant ended_by);

// What became of a claimed delivery. Nothing happens when it is no longer leased at that attempt:
// then the lease ran out, and somebody else's outcome was first.
void settle(Connection& db, const webhooks::Delivery& delivery, const webhooks::Attempt& attempt,
            const webhooks::Outcome& outcome, Instant now);

// When claim has something to take; now or earlier: at once. Leaves out endpoints that have all
// they may under way: the end of one of those is what they wait for. At once, too, when somebody is
// to be caught up with (telling.hpp), which whoever claims does first.
std::optional<Instant> next_due(Connection& db);

}  // namespace saksgang::store
