// SPDX-License-Identifier: EUPL-1.2
// Two people's changes to one text, joined: nothing that either wrote is lost, and one side's
// changes alone are that side. Bytes 1E part the base, theirs and mine.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "repo/text/merge.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::fuzz {
namespace {

constexpr std::string_view white = " \t\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::array<std::string_view, 3> three_texts(std::string_view bytes) {
    std::array<std::string_view, 3> texts;
    for (std::string_view& text : texts) {
        text = bytes.substr(0, bytes.find('\x1e'));
        bytes.remove_prefix(std::min(bytes.size(), text.size() + 1));
    }
    return texts;
}

using Lines = std::map<std::string_view, std::ptrdiff_t>;

// How often each line is there, without the white space around it, which may become wider, and
// without the byte order mark, which is no words.
Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        auto line = text.substr(0, text.find_first_of("\r\n"));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
        const auto begin = line.find_first_not_of(white);
        if (begin == std::string_view::npos) continue;
        ++lines[line.substr(begin, line.find_last_not_of(white) - begin + 1)];
    }
    return lines;
}

std::ptrdiff_t count(const Lines& lines, std::string_view line) {
    const auto found = lines.find(line);
    return found == lines.end() ? 0 : found->second;
}

// A line that one of the two put in, or that both kept, is in the joined text or in a conflict.
// Where a line stands twice, each of them may have taken out another one.
void check_nothing_is_lost(const repo::ThreeTexts& texts, const repo::Merge& merge) {
    std::string all;
    for (const auto& stretch : merge.stretches)
        all += stretch + "\n";
    for (const auto& conflict : merge.conflicts)
        all += conflict.theirs + "\n" + conflict.mine + "\n";
    const auto found = lines_of(all);
    const auto base = lines_of(texts.base);
    const auto theirs = lines_of(texts.theirs);
    const auto mine = lines_of(texts.mine);
    for (const auto* side : {&theirs, &mine}) {
        for (const auto& [line, times] : *side) {
            const auto stood = count(base, line);
            const auto there = count(theirs, line) - stood;
            const auto here = count(mine, line) - stood;
            const bool both_added = there >= 0 && here >= 0;
            const auto left = stood + (both_added ? std::max(there, here) : there + here);
            ASSERT(left <= 0 || found.contains(line));
        }
    }
}

void check_form(const repo::ThreeTexts& texts, const repo::Merge& merge) {
    ASSERT(merge.stretches.size() == merge.conflicts.size() + 1);
    ASSERT(merge.conflicts.size() <= limits::merge_conflicts_max);
    std::vector<std::string> theirs;
    for (const auto& conflict : merge.conflicts) {
        ASSERT(conflict.theirs != conflict.mine || !conflict.base.empty());
        theirs.push_back(conflict.theirs);
    }
    const std::size_t all = texts.base.size() + texts.theirs.size() + texts.mine.size();
    const std::vector<std::string> nothing(merge.conflicts.size());
    ASSERT(repo::joined_text(merge, nothing).size() <= 3 * all + 8);
    ASSERT(repo::joined_text(merge, theirs).size() <= 3 * all + 8);
}

bool is_clean(std::string_view base, std::string_view theirs, std::string_view mine,
              std::string_view joined) {
    const auto merge = repo::merge_texts({.base = base, .theirs = theirs, .mine = mine});
    return merge && merge->clean() && repo::joined_text(*merge) == joined;
}

}  // namespace

void take(std::string_view bytes) {
    const auto [base, theirs, mine] = three_texts(bytes);
    const repo::ThreeTexts texts{.base = base, .theirs = theirs, .mine = mine};
    const auto merge = repo::merge_texts(texts);
    ASSERT(merge.has_value());
    ASSERT(*repo::merge_texts(texts) == *merge);
    check_form(texts, *merge);
    check_nothing_is_lost(texts, *merge);
    ASSERT(is_clean(base, theirs, base, theirs));
    ASSERT(is_clean(base, base, mine, mine));
    ASSERT(is_clean(base, mine, mine, mine));
}

}  // namespace saksgang::fuzz
