// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/section_change.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "repo/text/lines.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::repo {
namespace {

const std::string& heading_above(const Structure& structure, const Section& section) {
    return structure.sections[section.parent].id;
}

// What is in no block and not empty defines where links go, wherever they stand.
std::vector<std::string> targets_outside(const Sectioned& in, const Section& section) {
    const Lines lines{in.text};
    std::vector<bool> is_block(static_cast<std::size_t>(lines.count()) + 1, false);
    for (const Block& block : in.structure.blocks) {
        for (int line = block.lines.first; line <= block.lines.last; ++line)
            is_block[static_cast<std::size_t>(line)] = true;
    }
    std::vector<std::string> targets;
    for (int line = 1; line <= lines.count(); ++line) {
        if (is_block[static_cast<std::size_t>(line)] || section.whole.contains(line)) continue;
        auto target = lines.normalised({.first = line, .last = line});
        if (!target.empty()) targets.push_back(std::move(target));
    }
    return targets;
}

ChangeClass change_of_words(const std::string& before, const std::string& after) {
    if (before == after) return ChangeClass::identical;
    const auto changes = text_changes(before, after);
    return changes ? changes->level : ChangeClass::substance;
}

}  // namespace

ChangeClass section_change(const Sectioned& before, const Sectioned& after, std::string_view id) {
    const Section* was = before.structure.find_section(id);
    const Section* is = after.structure.find_section(id);
    if (was == nullptr || is == nullptr) return ChangeClass::substance;

    const auto words_before = Lines{before.text}.normalised(was->whole);
    const auto words_after = Lines{after.text}.normalised(is->whole);
    ChangeClass change = change_of_words(words_before, words_after);
    if (heading_above(before.structure, *was) != heading_above(after.structure, *is)) {
        change = std::max(change, ChangeClass::structure);
    }
    const bool may_refer = words_after.find('[') != std::string::npos;
    if (may_refer && targets_outside(before, *was) != targets_outside(after, *is)) {
        change = std::max(change, ChangeClass::particulars);
    }
    return change;
}

}  // namespace saksgang::repo
