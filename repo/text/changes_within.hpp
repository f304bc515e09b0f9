// SPDX-License-Identifier: EUPL-1.2
// Of what changed between two texts, what changed in some of their lines. Pure; linear.
#pragma once

#include <vector>

#include "repo/text/lines.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::repo {

// Passages that stand in these lines, or stood there; of one that was moved in or out, both places.
// White space that these passages do not stand around is left out, so they are no longer the texts
// to the byte.
TextChanges changes_within(const TextChanges& changes, const std::vector<LineRange>& before,
                           const std::vector<LineRange>& after);

}  // namespace saksgang::repo
