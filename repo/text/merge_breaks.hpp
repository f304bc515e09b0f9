// SPDX-License-Identifier: EUPL-1.2
// Where one side of a merge did nothing to a passage but split it, or to several but join them, and
// the other changed its words somewhere else in it: both stand. Inner to merge.cpp. Pure.
#pragma once

#include "repo/text/merge_side.hpp"

namespace saksgang::repo {

// What cannot be proved is left as it is: a hunk of both sides, and so a conflict.
void settle_breaks(const Sliced& base, MergeSide& theirs, MergeSide& mine);

}  // namespace saksgang::repo
