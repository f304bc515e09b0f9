// SPDX-License-Identifier: EUPL-1.2
// CommonMark as libcmark reads it, and the one walk over its tree that says what counts as a block:
// the structure and the page number paragraphs from the same list. Internal to repo/text.
#pragma once

#include <cmark.h>

#include <string>
#include <string_view>
#include <vector>

#include "repo/handle.hpp"
#include "repo/text/structure.hpp"

namespace saksgang::repo {

using MarkdownHandle = Handle<cmark_node, cmark_node_free>;

// Errc::body_too_large beyond limits::text_bytes_max.
Result<MarkdownHandle> parse_markdown(std::string_view text);

// A list item is a block without the lists inside it, whose items are blocks of their own. A quote
// is one block with all that is in it. Headings stand in the document alone: others are words of a
// block.
struct MarkdownBlock {
    cmark_node* node = nullptr;
    BlockKind kind = BlockKind::paragraph;
    LineRange lines;
    int paragraph = 0;
    int depth = 0;
};

// In the order of the text. Errc::body_too_large beyond limits::text_blocks_max.
Result<std::vector<MarkdownBlock>> blocks_of(cmark_node* document);

// What one reads of a block: no marks, breaks as spaces, raw HTML as it is written.
std::string plain_text(const MarkdownBlock& block);
std::string plain_text(cmark_node* node);

}  // namespace saksgang::repo
