// SPDX-License-Identifier: EUPL-1.2
// What a text is made of: sections under headings, and in them the blocks one can point at, each
// with its lines. Section ids survive edits, renames and moves (section_ids.hpp). Pure; any thread.
// A text of any bytes has a structure; time and space grow with its length.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/text/lines.hpp"
#include "workflows/core/ids.hpp"
#include "workflows/core/result.hpp"
#include "workflows/text_check.hpp"

namespace saksgang::repo {

using workflows::Level;
using workflows::to_string;

enum class BlockKind { heading = 1, paragraph, item, quote, code, table, html, rule };
std::string_view to_string(BlockKind kind);

struct Block {
    BlockKind kind = BlockKind::paragraph;
    LineRange lines;
    std::size_t section = 0;  // place in Structure::sections
    int paragraph = 0;        // 1, 2, 3 … through the whole text; headings and rules have none
    int depth = 0;            // of an item: in how many lists it stands
    std::string text;  // what one reads of it, without marks; of an item, without items in it
    std::optional<Level> level;
    bool operator==(const Block&) const = default;
};

struct Section {
    std::string id;       // a slug; stands for this section through all versions
    std::string heading;  // what one reads, without a number of its own; empty for the root
    std::string number;   // "2.3": as written, else counted; none for the title and the root
    int depth = 0;        // 1–6, as the heading has it; 0 for the root
    bool title = false;   // the only heading of depth 1, before all others: the text's own title
    std::size_t parent = 0;
    std::vector<std::size_t> children;
    LineRange own;                 // heading and what stands before the next heading
    LineRange whole;               // with all sections below it
    Sha256 own_hash;               // of Lines::normalised
    Sha256 whole_hash;             // of the same, whole
    std::vector<Level> announces;  // levels that the heading names: "Delmål", "Mål og strategier"
    std::optional<Level> level;    // what the section itself is
    bool operator==(const Section&) const = default;
};

// sections[0] is the root: the whole text, and what stands before the first heading. Sections and
// blocks stand in the order of the text. Lines in no block are empty, or define link targets.
struct Structure {
    std::vector<Section> sections;
    std::vector<Block> blocks;
    bool operator==(const Structure&) const = default;

    const Section* find_section(std::string_view id) const;
    std::size_t section_at(int line) const;  // place of the section that owns the line
    std::size_t bytes() const;               // what it takes in memory, nearly
};

// The structure of a text, with the ids of a first version.
// Errc::body_too_large beyond limits::text_bytes_max, text_blocks_max or text_sections_max.
Result<Structure> read_structure(std::string_view text);

}  // namespace saksgang::repo
