// SPDX-License-Identifier: EUPL-1.2
// Wording that went in one place and came in another: a paragraph that was split or joined, a
// sentence moved into another. Looks for so many words in a row that it cannot be chance. Pure;
// linear.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace saksgang::repo {

// Some bytes of a text, and where in it they stand.
struct Piece {
    std::size_t begin = 0;
    std::string_view text;
};

// A token of the old text that stands in the new one, there written alike, or in another form.
struct Carried {
    std::size_t old_begin = 0;
    std::size_t old_bytes = 0;
    std::size_t new_begin = 0;
    std::size_t new_bytes = 0;
};

// Words, ascending in the new text. `came` is ascending too.
std::vector<Carried> moved_wording(const std::vector<Piece>& went, const std::vector<Piece>& came);

}  // namespace saksgang::repo
