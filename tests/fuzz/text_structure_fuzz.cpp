// SPDX-License-Identifier: EUPL-1.2
// The structure of a text, and of its next version: a text of any bytes has one, whose parts stand
// inside each other and in order. A byte 1E parts the two versions.
#include <set>
#include <string>

#include "repo/text/section_ids.hpp"
#include "repo/text/structure.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::fuzz {
namespace {

bool inside(repo::LineRange inner, repo::LineRange outer) {
    return inner.empty() || (outer.contains(inner.first) && outer.contains(inner.last));
}

void check_sections(const repo::Structure& structure) {
    ASSERT(!structure.sections.empty());
    ASSERT(structure.sections.size() <= limits::text_sections_max);
    std::set<std::string> ids;
    for (std::size_t at = 0; at < structure.sections.size(); ++at) {
        const repo::Section& section = structure.sections[at];
        ASSERT(ids.insert(section.id).second);
        ASSERT(inside(section.own, section.whole));
        if (at == 0) continue;
        ASSERT(section.parent < at);
        ASSERT(inside(section.whole, structure.sections[section.parent].whole));
        ASSERT(structure.find_section(section.id) == &section);
    }
}

void check_blocks(const repo::Structure& structure, repo::LineRange all) {
    ASSERT(structure.blocks.size() <= limits::text_blocks_max);
    int paragraph = 0;
    for (const repo::Block& block : structure.blocks) {
        ASSERT(inside(block.lines, all));
        ASSERT(block.section < structure.sections.size());
        ASSERT(structure.section_at(block.lines.first) == block.section);
        if (block.paragraph != 0) ASSERT(block.paragraph == ++paragraph);
    }
}

}  // namespace

void take(std::string_view bytes) {
    const std::string_view before = bytes.substr(0, bytes.find('\x1e'));
    const std::string_view after = bytes.substr(std::min(bytes.size(), before.size() + 1));
    const auto first = repo::read_structure(before);
    const auto second = repo::read_structure(after);
    if (!first || !second) return;
    check_sections(*first);
    check_blocks(*first, repo::Lines{before}.all());

    const auto carried = repo::carry_ids(*first, *second);
    check_sections(carried);
    ASSERT(carried.blocks == second->blocks);
    // The same text again is the same sections.
    ASSERT(repo::carry_ids(*first, *first) == *first);
}

}  // namespace saksgang::fuzz
