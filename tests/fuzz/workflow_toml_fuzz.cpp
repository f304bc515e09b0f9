// SPDX-License-Identifier: EUPL-1.2
// A workflow definition: what a council's secretariat, or anybody's generator, hands us.
#include "tests/fuzz/faults.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace saksgang::fuzz {

void take(std::string_view bytes) {
    const auto parsed = workflows::parse_definition(bytes);
    ASSERT(parsed.definition.has_value() == parsed.faults.empty());
    check_faults(bytes, parsed.faults);
    ASSERT(workflows::parse_definition(bytes).faults == parsed.faults);
    if (parsed.definition) ASSERT(workflows::check(*parsed.definition).empty());
}

}  // namespace saksgang::fuzz
