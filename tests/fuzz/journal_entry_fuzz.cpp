// SPDX-License-Identifier: EUPL-1.2
// A leaf of the journal and the event in it. What is decoded is what was encoded, byte for byte, or
// a tampered leaf could be read as a sound one.
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::fuzz {

void take(std::string_view bytes) {
    const auto entry = journal::decode(bytes);
    if (!entry) {
        ASSERT(entry.error().code == Errc::tampered);
        return;
    }
    const auto again = journal::encode(*entry);
    ASSERT(again.has_value());
    ASSERT(*again == bytes);

    const auto event = workflows::decode(entry->type, entry->data);
    if (!event) {
        ASSERT(event.error().code == Errc::tampered);
        return;
    }
    ASSERT(workflows::encode(*event) == entry->data);
}

}  // namespace saksgang::fuzz
