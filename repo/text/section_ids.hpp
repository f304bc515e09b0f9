// SPDX-License-Identifier: EUPL-1.2
// Which section of a text is which section of the version before it. A section is recognised by
// what it says: same words, same heading, same place, in that order of trust. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "repo/text/structure.hpp"

namespace saksgang::repo {

// Ids for a text that has no version before it: the heading as a slug; with its parent's before it
// where several are alike ("samferdsel-delmal"); numbered where that is not enough.
void give_first_ids(Structure& structure);

// `current` with the ids of `previous` wherever a section is recognised, and new ones elsewhere.
// A section whose heading and own words are untouched keeps its id wherever it stands.
Structure carry_ids(const Structure& previous, Structure current);

// The ids alone, in the order of the text: what has to be kept of a structure to carry them on.
std::vector<std::string> ids_of(const Structure& structure);
// `structure` with ids that ids_of once gave for the same text.
Structure with_ids(Structure structure, const std::vector<std::string>& ids);

}  // namespace saksgang::repo
