// SPDX-License-Identifier: EUPL-1.2
// Endpoints that are left alone: after the second failure in a row nothing is sent to one but a
// probe when its pause is over, and commands write nothing for it (docs/adr/0024). The first
// success ends the pause. Inside a writer's job.
#pragma once

#include <vector>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

// Until then, from now: as long again as it has been failing, at least limits::pause_min and at
// most limits::pause_max; longer when the receiver asked for it. From here on it is told of no
// entry until it is caught up with. One that is paused already is paused anew.
void pause(Connection& db, EndpointId id, Instant failing_since, std::optional<Instant> not_before,
           Instant now);

// Somebody wants it tried: a pause ends now. Nothing happens to one that is not paused.
void hurry(Connection& db, EndpointId id, Instant now);

// Whose pause is over, the longest first; at most limits::probes_claimed_max.
std::vector<EndpointId> list_to_probe(Connection& db, Instant now);

// The delivery to probe with: one never tried, else the one that is due first, whenever that is.
// Nothing: none may be sent now, and the pause goes on until one may; where none is open at all it
// is over.
std::optional<DeliveryId> choose_probe(Connection& db, EndpointId id, Instant now);

// The probe is under way until `leased_until`; ahead of its schedule, perhaps.
void lease_probe(Connection& db, EndpointId id, DeliveryId delivery, Instant now,
                 Instant leased_until);

// The probes that were under way and are no more, as leases that end by then: due at once.
void end_probes(Connection& db, Instant ended_by);

}  // namespace saksgang::store
