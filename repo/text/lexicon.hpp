// SPDX-License-Identifier: EUPL-1.2
// What single words do in a sentence, in bokmål, nynorsk and English: the ones that turn its
// meaning, and the few that say the same as another. Closed lists, in one place. Pure.
#pragma once

#include <string_view>

namespace saksgang::repo {

enum class WordSense {
    plain = 1,
    negation,    // ikke, ingen, uten, never
    modal,       // skal, bør, må, kan, shall
    quantifier,  // alle, noen, minst, only
    number,      // to, hundre, halv, seven; "første" as well
    unit,        // prosent, kroner, uker, km
    month,
};

// `word`: in lower case.
WordSense sense_of(std::string_view word);

// Of a word that is spelled in two ways ("fremtid", "framtid"), or says the same as another
// ("samt", "og"), the one that stands for both; of any other word, itself. Lower case.
std::string_view leading_spelling(std::string_view word);

bool is_spelled_in_two_ways(std::string_view word);

}  // namespace saksgang::repo
