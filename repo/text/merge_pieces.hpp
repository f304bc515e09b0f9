// SPDX-License-Identifier: EUPL-1.2
// What the joined text is made of: passages, and conflicts in the place of some. Inner to
// merge.cpp. Pure; linear.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "repo/text/merge_side.hpp"

namespace saksgang::repo {

// The three texts of a merge, their moves settled.
struct ThreeSides {
    const Sliced& base;
    const MergeSide& theirs;
    const MergeSide& mine;
};

struct PassageRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

// A passage of the joined text, or a conflict in its place; and where it stands in each text.
struct MergePiece {
    std::string_view words;
    std::optional<MergeConflict> conflict = {};
    PassageKind kind = PassageKind::paragraph;
    std::optional<PassageRange> base = {};
    std::optional<PassageRange> theirs = {};
    std::optional<PassageRange> mine = {};
};

// The words point into the sides. A conflict has no heading and no gap yet.
std::vector<MergePiece> pieces_of(const ThreeSides& sides);

}  // namespace saksgang::repo
