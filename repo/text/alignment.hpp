// SPDX-License-Identifier: EUPL-1.2
// Which passage of one text is which passage of another, however they were moved: the same words
// first, then like words, first in place and then anywhere. Pure; near-linear.
#pragma once

#include <string_view>
#include <vector>

#include "repo/text/common_sequence.hpp"
#include "repo/text/passages.hpp"

namespace saksgang::repo {

struct Match {
    Pair pair;
    bool moved = false;
    // More than one where passages were joined, or where one was split (breaks.hpp).
    std::size_t old_count = 1;
    std::size_t new_count = 1;
};

struct Alignment {
    std::vector<Match> matches;  // ascending in `after`
    bool coarse = false;         // too much was changed to look at every possible pair
};

struct PassagesOf {
    std::string_view text;
    const std::vector<Passage>& passages;
};

Alignment align(PassagesOf before, PassagesOf after);

}  // namespace saksgang::repo
