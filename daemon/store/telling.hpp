// SPDX-License-Identifier: EUPL-1.2
// Who is told of what: deliveries, made by the transaction of the command they tell of, so that
// there is never one without the other; or, for an endpoint that is paused, made from the journal
// when they are wanted. Inside a writer's job.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "daemon/store/connection.hpp"
#include "daemon/store/reading_journal.hpp"

namespace saksgang::store {

// An event that endpoints are told of.
struct Notice {
    Seq seq;
    std::string message_id;  // "msg_<seq>"
    DocumentSlug document;   // also the lane
    std::string event_type;
    Instant event_at{};
    bool is_public = true;  // else only endpoints that read as the secretariat are told
};

// The body for a receiver whose last event about the document was `previous`.
using BodyFor = std::function<std::string(std::optional<Seq> previous)>;

// One delivery for each endpoint entitled to it; held where the endpoint is disabled. Passes by
// those that have not been told of all before: they are caught up with. Returns how many.
int enqueue_notice(Connection& db, const Notice& notice, const BodyFor& body_for, Instant now);

// What an entry of the journal tells; nothing: it is no notice.
struct Told {
    Notice notice;
    BodyFor body_for;
};
using ReadNotice = std::function<std::optional<Told>(const JournalRow& entry)>;

// Goes on where endpoints that are behind were left, entry by entry. With one whose pause is over
// (list_to_probe) until there is something it was never tried with, and at most
// limits::told_when_probed_max entries; with those that are not paused at most
// limits::told_together_max in all, until they have caught up: then commands tell them again.
void catch_up(Connection& db, const ReadNotice& read, Instant now);

// Errc::not_found; Errc::invalid_input when the endpoint is disabled. Pings have a lane of their
// own, and end a pause.
Result<DeliveryId> enqueue_ping(Connection& db, EndpointId endpoint, std::string_view message_id,
                                std::string_view body, Instant now);

// How many entries an endpoint is still to be told of, of those that say something to it; of the
// next limits::untold_counted_max alone. On any connection.
std::int64_t count_untold(Connection& db, EndpointId endpoint);

}  // namespace saksgang::store
