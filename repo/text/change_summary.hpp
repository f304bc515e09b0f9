// SPDX-License-Identifier: EUPL-1.2
// Changes counted, weighed and gathered by section; and the sentences that say it in short. Pure.
#pragma once

#include <vector>

#include "repo/text/text_changes.hpp"

namespace saksgang::repo {

// Fills in sections, counts, level and highlights from the passages.
void summarise(TextChanges& changes);

// "7 avsnitt er endret", "1 avsnitt er nytt": one phrase for each count that is not none.
std::vector<Phrase> counts_in_words(const ChangeCounts& counts);

// "change.class_substance": what the class is called on a page.
Phrase class_in_words(ChangeClass change);

}  // namespace saksgang::repo
