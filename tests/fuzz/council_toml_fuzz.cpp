// SPDX-License-Identifier: EUPL-1.2
// A council's file: its bodies, their seats and rules.
#include "tests/fuzz/faults.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/council.hpp"

namespace saksgang::fuzz {

void take(std::string_view bytes) {
    const auto parsed = workflows::parse_council(bytes);
    ASSERT(parsed.council.has_value() == parsed.faults.empty());
    check_faults(bytes, parsed.faults);
    ASSERT(workflows::parse_council(bytes).council == parsed.council);
    if (!parsed.council) return;
    ASSERT(!parsed.council->name.empty());
    for (const auto& [slug, body] : parsed.council->bodies) {
        ASSERT(parsed.council->find_body(slug) == &body);
    }
}

}  // namespace saksgang::fuzz
