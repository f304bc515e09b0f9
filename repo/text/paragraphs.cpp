// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/paragraphs.hpp"

#include <algorithm>

#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

constexpr std::string_view white = " \t\r\n";

ParagraphRange range_of(std::string_view text, std::string_view lines) {
    const auto offset = static_cast<std::size_t>(lines.data() - text.data());
    const std::size_t first = std::min(lines.find_first_not_of(white), lines.size());
    const std::size_t last = lines.find_last_not_of(white);
    const std::size_t end = last == std::string_view::npos ? first : last + 1;
    return {.begin = offset + first, .end = offset + end};
}

}  // namespace

std::vector<ParagraphRange> paragraphs_of(std::string_view text, const Structure& structure) {
    std::vector<ParagraphRange> ranges;
    const Lines lines{text};
    for (const Block& block : structure.blocks) {
        if (block.paragraph == 0) continue;
        ASSERT(static_cast<std::size_t>(block.paragraph) == ranges.size() + 1);
        ranges.push_back(range_of(text, lines.bytes(block.lines)));
    }
    return ranges;
}

Result<std::vector<ParagraphRange>> paragraphs_of(std::string_view text) {
    TRY(const auto structure, read_structure(text));
    return paragraphs_of(text, structure);
}

void number_passages(std::vector<Passage>& passages, const Structure& structure) {
    auto block = structure.blocks.begin();
    for (Passage& passage : passages) {
        while (block != structure.blocks.end() && block->lines.last < passage.line)
            ++block;
        const bool within = block != structure.blocks.end() && block->lines.contains(passage.line);
        passage.paragraph = within ? block->paragraph : 0;
    }
}

}  // namespace saksgang::repo
