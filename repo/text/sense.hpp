// SPDX-License-Identifier: EUPL-1.2
// Tokens with what each does in its sentence, and what is left of them when the harmless is taken
// away: the proof behind a change class. Pure.
#pragma once

#include <string>
#include <vector>

#include "repo/text/tokens.hpp"

namespace saksgang::repo {

enum class Sense {
    plain = 1,  // any word
    negation,
    modal,
    number,
    date,
    unit,
    quantifier,
    name,  // a capital inside a sentence, or capitals throughout
    link,
    sign,  // what may turn a sentence: "?", "(", "§", quotes, a dash beside a word or a number
    punctuation,  // commas and stops, away from negations
    emphasis,     // "*", "**", "_"
    heading,      // "##" before a heading
    renumbering,  // "3." or "-" before a list item
    spelling,     // a word that is listed as another spelling of, or as saying the same as, another
};

struct SensedToken {
    Token token;
    std::string normal;
    Sense sense = Sense::plain;
};

// Tokens [begin, end) but for white space; what stands around them is looked at too.
std::vector<SensedToken> sensed(const std::vector<Token>& tokens, std::size_t begin,
                                std::size_t end);

enum class Drop {
    nothing = 1,
    harmless,     // punctuation, emphasis, case, spelling
    particulars,  // those, and numbers, dates, units, names, links, list numbers
};

// What is left, in order. Equal on both sides: only what was dropped can have changed.
std::vector<std::string> levelled(const std::vector<SensedToken>& tokens, Drop drop);

}  // namespace saksgang::repo
