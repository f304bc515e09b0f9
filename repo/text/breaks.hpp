// SPDX-License-Identifier: EUPL-1.2
// A passage that became several, and several that became one: found where what came, or went,
// beside a changed passage holds the rest of its words in order. What such a break can mean is
// judged here as well. Pure; near-linear.
#pragma once

#include <cstddef>
#include <vector>

#include "repo/text/alignment.hpp"
#include "repo/text/passages.hpp"
#include "repo/text/tokens.hpp"
#include "workflows/change_class.hpp"

namespace saksgang::repo {

// So many passages that follow each other, with the gaps between them.
struct Span {
    std::size_t first = 0;
    std::size_t count = 1;
};
Span old_span(const Match& match);
Span new_span(const Match& match);
std::string_view words_of(PassagesOf side, Span span);

// Matches grow over the passages beside them that are parts of the same whole; on one side only.
void find_breaks(PassagesOf before, PassagesOf after, Alignment& alignment);

// For each token of the span's words: does it part two of its passages? Such a token is white
// space.
std::vector<bool> parting_tokens(PassagesOf side, Span span, const std::vector<Token>& tokens);

// The least that can be proved of the breaks alone, whatever was done to the words.
workflows::ChangeClass class_of_breaks(PassagesOf before, PassagesOf after, const Match& match);

}  // namespace saksgang::repo
