// SPDX-License-Identifier: EUPL-1.2
// Pieces put together, with the white space between them as one of the three texts has it.
// Inner to merge.cpp. Pure; linear.
#pragma once

#include <span>

#include "repo/text/merge_pieces.hpp"

namespace saksgang::repo {

enum class Gaps {
    as_written = 1,
    careful,  // wider ones: otherwise passages would run together
};

Merge assemble(const ThreeSides& sides, std::span<const MergePiece> pieces, Gaps gaps);

// Read again, is the joined text the very passages it was joined from? Of a clean merge alone.
bool stands_as_meant(const Merge& merge, std::span<const MergePiece> pieces);

}  // namespace saksgang::repo
