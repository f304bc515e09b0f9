// SPDX-License-Identifier: EUPL-1.2
// Where two sides of a merge meet: the hunks of both that touch the same base passages, together.
// Inner to merge.cpp. Pure; linear.
#pragma once

#include <vector>

#include "repo/text/merge_side.hpp"

namespace saksgang::repo {

// The hunks of both sides that touch the same base passages [begin, end).
struct Cluster {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Hunk> theirs;
    std::vector<Hunk> mine;
};

// In the order of the base; none touches another.
std::vector<Cluster> clusters_of(const std::vector<Hunk>& theirs, const std::vector<Hunk>& mine);

}  // namespace saksgang::repo
