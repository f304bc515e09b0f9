// SPDX-License-Identifier: EUPL-1.2
// Who may send now. Receivers that answer promptly share one set of places; those that kept us
// waiting last time share another. A black hole then takes a prompt place once, for a second, and
// never again before it has answered in time: however many there are, healthy receivers do not
// wait for them. Pure; main loop only.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::webhooks {

enum class Pace { prompt = 1, slow };

class Places {
public:
    // How many may send at once, of each pace.
    Places(int prompt_max, int slow_max) : prompt_max_(prompt_max), slow_max_(slow_max) {}

    // Which places an endpoint's next attempt takes.
    Pace pace_of(EndpointId endpoint) const;
    bool has_room(Pace pace) const;

    // There must be room.
    void take(DeliveryId delivery, EndpointId endpoint, Instant now);
    // Does nothing when the delivery holds no place. Remembers how long the endpoint took.
    void give_back(DeliveryId delivery, Instant now);

    // Attempts that have lasted limits::delivery_slow_after go over to the slow places, as long as
    // there are any; their endpoints count as slow from then on.
    void move_slow(Instant now);
    // When move_slow next has something to do; nothing: not before an attempt begins or ends.
    std::optional<Instant> next_move_at() const;

    int taken(Pace pace) const { return pace == Pace::prompt ? prompt_ : slow_; }

private:
    struct Sending {
        EndpointId endpoint;
        Instant since{};
        Pace pace = Pace::prompt;
    };

    int prompt_max_;
    int slow_max_;
    int prompt_ = 0;
    int slow_ = 0;
    std::map<DeliveryId, Sending> sending_;
    std::set<EndpointId> slow_endpoints_;
};

}  // namespace saksgang::webhooks
