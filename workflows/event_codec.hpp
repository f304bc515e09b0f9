// SPDX-License-Identifier: EUPL-1.2
// Events ↔ the `data` object of a leaf. Encoding writes only strings, integers, booleans, null,
// arrays and objects; absent optionals are left out; a Committed becomes {"commitment": hex}.
// Decoding is strict: a missing, unknown or ill-typed field is Errc::tampered.
#pragma once

#include <boost/json.hpp>

#include "workflows/core/random.hpp"
#include "workflows/events.hpp"

namespace saksgang::workflows {

// Free text taken out of an event when it is sealed: what goes to `contents`.
struct SealedContent {
    std::string name;  // the event's field
    Salt salt;
    std::string bytes;
    Sha256 commitment;
};

// Draws a salt for each Committed text, puts the commitment in its place, and returns the texts.
std::vector<SealedContent> seal(Event& event, Rng& rng);

// Of a sealed event.
boost::json::object encode(const Event& event);

// Errc::tampered naming the field where the data is not what the type says.
Result<Event> decode(std::string_view type, const boost::json::object& data);

}  // namespace saksgang::workflows
