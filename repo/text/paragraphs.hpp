// SPDX-License-Identifier: EUPL-1.2
// Where the numbered paragraphs of a text stand, byte by byte: what a page shows with a number in
// its margin. Pure; linear.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "repo/text/passages.hpp"
#include "repo/text/structure.hpp"

namespace saksgang::repo {

// Without the white space around it. Of an item: without the items in it. Two may share a line:
// an item that begins with a quote.
struct ParagraphRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view in(std::string_view text) const { return text.substr(begin, end - begin); }
    bool operator==(const ParagraphRange&) const = default;
};

// Paragraph 1 is the first. `structure` is that of `text`.
std::vector<ParagraphRange> paragraphs_of(std::string_view text, const Structure& structure);
// Errc::body_too_large: a text without a structure has no numbers.
Result<std::vector<ParagraphRange>> paragraphs_of(std::string_view text);

// Gives passages the number of the paragraph that they are, or are part of; else 0.
void number_passages(std::vector<Passage>& passages, const Structure& structure);

}  // namespace saksgang::repo
