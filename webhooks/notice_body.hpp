// SPDX-License-Identifier: EUPL-1.2
// What a notice says: the thin body of docs/webhooks.md, the same for a receiver and for a reader
// of the journal, for every event there is. Ids, dates, hashes and a role; never a person, free
// text, or what only some may see. The order of the keys never changes; new keys come in later.
// Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflows/apply.hpp"
#include "workflows/core/random.hpp"
#include "workflows/events.hpp"

namespace saksgang::webhooks {

// "msg_41": the webhook-id of the entry's notice, the same for every receiver and every attempt.
std::string message_id(Seq seq);

struct NoticeContext {
    workflows::EntryFrame frame;
    std::optional<DocumentSlug> document;  // from the entry's subject; none: it is the council's
    std::optional<Seq> previous;           // the last event about it this receiver was entitled to
    std::string_view public_url;           // without a final slash
};

// Compact JSON of a sealed event. `timestamp` is when it happened, not when it was recorded.
std::string notice_body(const workflows::Event& event, const NoticeContext& context);

// A ping is no journal entry: its id is random, "ping_" and 32 hex digits.
std::string new_ping_id(Rng& rng);
std::string ping_body(std::string_view ping_id, EndpointId endpoint, Instant now,
                      std::string_view public_url);

}  // namespace saksgang::webhooks
