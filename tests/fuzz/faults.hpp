// SPDX-License-Identifier: EUPL-1.2
// What holds of everything read from TOML: either a value or faults, each of which says where, what
// and what to do about it, and the same ones each time.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "workflows/core/assert.hpp"
#include "workflows/definition.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::fuzz {

inline void check_faults(std::string_view toml, const std::vector<workflows::Fault>& faults) {
    const auto lines = 1 + std::ranges::count(toml, '\n');
    for (const auto& fault : faults) {
        ASSERT(fault.line >= 0);
        ASSERT(fault.line <= lines);
        ASSERT(!fault.what.empty());
        ASSERT(!fault.remedy.empty());
        ASSERT(journal::is_utf8(fault.place));
        ASSERT(journal::is_utf8(fault.what));
        ASSERT(journal::is_utf8(fault.remedy));
    }
}

}  // namespace saksgang::fuzz
