// SPDX-License-Identifier: EUPL-1.2
// Two passages, word by word: which tokens stand, which were replaced by which. Cleaned up for a
// reader: words that two different sentences have in common by chance do not count. Pure.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "repo/text/tokens.hpp"

namespace saksgang::repo {

// Tokens [old_begin, old_end) became [new_begin, new_end); where they stand, both are the same
// bytes.
struct Stretch {
    bool same = false;
    std::size_t old_begin = 0;
    std::size_t old_end = 0;
    std::size_t new_begin = 0;
    std::size_t new_end = 0;
    bool operator==(const Stretch&) const = default;
};

struct WordRuns {
    std::vector<Token> old_tokens;
    std::vector<Token> new_tokens;
    std::vector<Stretch> stretches;  // same and changed in turn, together both passages
    bool coarse = false;             // too different to be compared word by word
};

// The tokens point into the passages.
WordRuns word_runs(std::string_view before, std::string_view after);

}  // namespace saksgang::repo
