// SPDX-License-Identifier: EUPL-1.2
// What a character is, as far as comparing texts needs to know: letters, marks that belong to the
// letter before them, white space. Bytes that are no UTF-8 count as one symbol each. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace saksgang::repo {

struct Character {
    char32_t value = 0;
    std::size_t bytes = 1;
    bool valid = true;
};

// `at` is inside the text.
Character character_at(std::string_view text, std::size_t at);

bool is_letter(char32_t value);
bool is_digit(char32_t value);  // 0–9
bool is_white(char32_t value);  // spaces of every width, tabs and line ends
bool is_dash(char32_t value);
bool is_quote(char32_t value);  // double, single, angled; an apostrophe among them

// Belongs to the character before it: combining marks, joiners, variants, skin tones.
bool extends(char32_t value);

// Where the character at `at`, with all that extends it, ends.
std::size_t end_of_cluster(std::string_view text, std::size_t at);

// Latin letters written as letter and mark become the one letter; soft hyphens go.
std::string composed(std::string_view word);

// ASCII, Latin-1 and Latin Extended-A; other letters stay as they are.
std::string lower(std::string_view word);

}  // namespace saksgang::repo
