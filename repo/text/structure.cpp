// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/structure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "repo/text/headings.hpp"
#include "repo/text/levels.hpp"
#include "repo/text/markdown.hpp"
#include "repo/text/section_ids.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::repo {
namespace {

// The nearest section before, of lesser depth.
std::size_t parent_of(const std::vector<Section>& sections, int depth) {
    std::size_t at = sections.size() - 1;
    while (sections[at].depth >= depth)
        at = sections[at].parent;
    return at;
}

Result<void> add_section(Structure& structure, const MarkdownBlock& heading,
                         const std::string& text) {
    auto& sections = structure.sections;
    if (sections.size() > limits::text_sections_max) {
        return fail(Errc::body_too_large,
                    fmt::format("a text has at most {} headings", limits::text_sections_max),
                    "text");
    }
    const int depth = cmark_node_get_heading_level(heading.node);
    const auto parent = parent_of(sections, depth);
    sections[parent].children.push_back(sections.size());
    Section section;
    section.heading = text;
    section.depth = depth;
    section.parent = parent;
    section.own.first = heading.lines.first;
    sections.push_back(std::move(section));
    return {};
}

void close_sections(std::vector<Section>& sections, const Lines& lines) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const bool last = i + 1 == sections.size();
        sections[i].own.last = last ? lines.count() : sections[i + 1].own.first - 1;
    }
    for (std::size_t i = sections.size(); i-- > 0;) {
        Section& section = sections[i];
        section.whole = section.own;
        if (!section.children.empty()) {
            section.whole.last = sections[section.children.back()].whole.last;
        }
        section.own_hash = journal::sha256(lines.normalised(section.own));
        section.whole_hash = journal::sha256(lines.normalised(section.whole));
    }
}

bool is_blank(std::string_view bytes) {
    return bytes.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// cmark takes some blocks to end further down than the next one begins, or after empty lines.
void part_blocks(std::vector<Block>& blocks, const Lines& lines) {
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        auto& range = blocks[i].lines;
        const int end = i + 1 < blocks.size() ? blocks[i + 1].lines.first - 1 : lines.count();
        range.last = std::max(range.first, std::min(range.last, end));
        while (range.last > range.first && is_blank(lines.bytes({range.last, range.last})))
            --range.last;
    }
}

}  // namespace

std::string_view to_string(BlockKind kind) {
    switch (kind) {
        case BlockKind::heading:
            return "heading";
        case BlockKind::paragraph:
            return "paragraph";
        case BlockKind::item:
            return "item";
        case BlockKind::quote:
            return "quote";
        case BlockKind::code:
            return "code";
        case BlockKind::table:
            return "table";
        case BlockKind::html:
            return "html";
        case BlockKind::rule:
            return "rule";
    }
    return "";
}

const Section* Structure::find_section(std::string_view id) const {
    const auto found = std::ranges::find(sections, id, &Section::id);
    return found == sections.end() ? nullptr : &*found;
}

std::size_t Structure::section_at(int line) const {
    ASSERT(!sections.empty());
    const auto after =
        std::ranges::upper_bound(sections.begin() + 1, sections.end(), line, {},
                                 [](const Section& section) { return section.own.first; });
    return static_cast<std::size_t>(after - sections.begin()) - 1;
}

std::size_t Structure::bytes() const {
    std::size_t sum = sizeof *this;
    for (const Section& section : sections) {
        sum += sizeof section + section.id.size() + section.heading.size() + section.number.size();
        sum += section.children.size() * sizeof section.children.front();
        sum += section.announces.size() * sizeof section.announces.front();
    }
    for (const Block& block : blocks)
        sum += sizeof block + block.text.size();
    return sum;
}

Result<Structure> read_structure(std::string_view text) {
    TRY(const auto document, parse_markdown(text));
    TRY(const auto blocks, blocks_of(document.get()));
    Structure structure;
    structure.sections.emplace_back().own.first = 1;
    structure.blocks.reserve(blocks.size());
    for (const MarkdownBlock& block : blocks) {
        auto words = plain_text(block);
        if (block.kind == BlockKind::heading) TRY(add_section(structure, block, words));
        structure.blocks.push_back({.kind = block.kind,
                                    .lines = block.lines,
                                    .section = structure.sections.size() - 1,
                                    .paragraph = block.paragraph,
                                    .depth = block.depth,
                                    .text = std::move(words),
                                    .level = std::nullopt});
    }
    const Lines lines{text};
    close_sections(structure.sections, lines);
    part_blocks(structure.blocks, lines);
    number_sections(structure);
    assign_levels(structure);
    give_first_ids(structure);
    return structure;
}

}  // namespace saksgang::repo
