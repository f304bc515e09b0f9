// SPDX-License-Identifier: EUPL-1.2
// Receivers of notices: where, signed with what, told of what. Addresses and secrets are sealed
// here and opened here; whether an address is acceptable was asked before. find and list on any
// connection; the rest inside a writer's job.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/store/connection.hpp"
#include "daemon/store/sealer.hpp"
#include "webhooks/outbox.hpp"

namespace saksgang::store {

// Whose eyes an endpoint has.
enum class Reads { open = 1, secretariat };
std::string_view to_string(Reads reads);  // "public" for open
std::optional<Reads> reads_from(std::string_view text);

enum class DisabledReason {
    switched_off = 1,  // by a person
    failing,           // for limits::endpoint_disabled_after, without one success
    gone,              // it answered 410
};
std::string_view to_string(DisabledReason reason);

inline constexpr std::string_view everything = "*";  // in `events` and `documents`, alone

struct Endpoint {
    EndpointId id;
    std::string name;
    std::string url;
    std::vector<std::string> events;     // types, or {"*"}
    std::vector<std::string> documents;  // slugs, or {"*"}
    Reads reads = Reads::open;
    std::optional<PersonId> created_by;
    Instant created_at{};
    std::optional<Instant> failing_since;  // no success since
    std::optional<DisabledReason> disabled_reason;
    std::optional<Instant> disabled_at;
    std::optional<Instant> paused_until;  // it fails again and again, and is left alone until then
    bool operator==(const Endpoint&) const = default;
};

struct NewEndpoint {
    std::string name = {};
    std::string url = {};     // must be given
    std::string secret = {};  // must be given: "whsec_…"
    std::vector<std::string> events = {std::string{everything}};
    std::vector<std::string> documents = {std::string{everything}};
    Reads reads = Reads::open;
    std::optional<PersonId> created_by = {};
};

// Errc::not_found (also when removed); Errc::tampered when it does not open with our key.
Result<Endpoint> get_endpoint(Connection& db, const Sealer& sealer, EndpointId id);
Result<std::vector<Endpoint>> list_endpoints(Connection& db, const Sealer& sealer);
// With the secrets that sign now; for sending.
Result<webhooks::Target> get_target(Connection& db, const Sealer& sealer, EndpointId id,
                                    Instant now);

// Errc::invalid_input when there are limits::endpoints_max.
Result<EndpointId> add_endpoint(Connection& db, const Sealer& sealer, const NewEndpoint& endpoint,
                                Instant now);

// Of an endpoint that exists, Errc::not_found else:
// The old secret signs beside the new one for limits::old_secret_kept; one older still is dropped.
Result<void> rotate_secret(Connection& db, const Sealer& sealer, EndpointId id,
                           std::string_view secret, Instant now);
// What waits for it is held. The first reason stands.
Result<void> disable_endpoint(Connection& db, EndpointId id, DisabledReason reason, Instant now);
// What was held meanwhile is sent now, each lane in its order, or stays held until each is resent
// (Errc::busy while that is not all written yet).
enum class Held { send = 1, keep };
Result<void> enable_endpoint(Connection& db, EndpointId id, Held held, Instant now);
// Its address and secrets go for good; its history stays until it is too old.
Result<void> remove_endpoint(Connection& db, EndpointId id, Instant now);

// After each attempt: a success ends the failing; a second failure in a row, and each after it,
// pauses, until `not_before` at the soonest; failing long enough disables.
void note_success(Connection& db, EndpointId id);
void note_failure(Connection& db, EndpointId id, std::optional<Instant> not_before, Instant now);

}  // namespace saksgang::store
