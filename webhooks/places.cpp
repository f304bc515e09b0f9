// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/places.hpp"

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {

Pace Places::pace_of(EndpointId endpoint) const {
    return slow_endpoints_.contains(endpoint) ? Pace::slow : Pace::prompt;
}

bool Places::has_room(Pace pace) const {
    return pace == Pace::prompt ? prompt_ < prompt_max_ : slow_ < slow_max_;
}

void Places::take(DeliveryId delivery, EndpointId endpoint, Instant now) {
    const Pace pace = pace_of(endpoint);
    ASSERT(has_room(pace));
    const auto [place, added] =
        sending_.emplace(delivery, Sending{.endpoint = endpoint, .since = now, .pace = pace});
    ASSERT(added);
    ++(pace == Pace::prompt ? prompt_ : slow_);
}

void Places::give_back(DeliveryId delivery, Instant now) {
    const auto found = sending_.find(delivery);
    if (found == sending_.end()) return;
    const Sending sending = found->second;
    sending_.erase(found);
    --(sending.pace == Pace::prompt ? prompt_ : slow_);
    if (now - sending.since >= limits::delivery_slow_after) {
        slow_endpoints_.insert(sending.endpoint);
    } else {
        slow_endpoints_.erase(sending.endpoint);
    }
}

void Places::move_slow(Instant now) {
    for (auto& [delivery, sending] : sending_) {
        if (sending.pace == Pace::slow) continue;
        if (now - sending.since < limits::delivery_slow_after) continue;
        slow_endpoints_.insert(sending.endpoint);
        if (!has_room(Pace::slow)) continue;
        sending.pace = Pace::slow;
        --prompt_;
        ++slow_;
    }
}

std::optional<Instant> Places::next_move_at() const {
    std::optional<Instant> next;
    if (!has_room(Pace::slow)) return next;
    for (const auto& [delivery, sending] : sending_) {
        if (sending.pace == Pace::slow) continue;
        const Instant due = sending.since + limits::delivery_slow_after;
        if (!next || due < *next) next = due;
    }
    return next;
}

}  // namespace saksgang::webhooks
