// SPDX-License-Identifier: EUPL-1.2
// Quotations «…» or “…” in a text, and whether two say nearly, but not quite, the same. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::repo {

// What stands between quotation marks, in order; only those long enough to be somebody's words
// rather than a name: limits::quotation_words_min words.
std::vector<std::string> quotations_in(std::string_view text);

// Most words of the shorter are in the longer, but the shorter does not stand in it as it is.
bool nearly_alike(std::string_view a, std::string_view b);

// Whether `quotation` stands in `source` word for word.
bool stands_in(std::string_view quotation, std::string_view source);

}  // namespace saksgang::repo
