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

// The words of a line, each once where it stands.
std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    while (true) {
        line.remove_prefix(std::min(line.find_first_not_of(white), line.size()));
        if (line.empty()) return words;
        words.push_back(line.substr(0, line.find_first_of(white)));
        line.remove_prefix(words.back().size());
    }
}

Lines words_in(const Lines& lines) {
    Lines words;
    for (const auto& [line, times] : lines) {
        for (const auto word : words_of(line))
            words[word] += times;
    }
    return words;
}

std::ptrdiff_t count(const Lines& lines, std::string_view line) {
    const auto found = lines.find(line);
    return found == lines.end() ? 0 : found->second;
}

// How many of something are left when each did what they did. Where it stands twice, each of them
// may have taken out another one.
std::ptrdiff_t left_of(std::string_view one, const Lines& base, const Lines& theirs,
                       const Lines& mine) {
    const auto stood = count(base, one);
    const auto there = count(theirs, one) - stood;
    const auto here = count(mine, one) - stood;
    const bool both_added = there >= 0 && here >= 0;
    return stood + (both_added ? std::max(there, here) : there + here);
}

// A line that one of the two put in, or that both kept, is in the joined text or in a conflict.
// One split a passage and the other changed words in it: then the words of its lines are.
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
    const auto found_words = words_in(found);
    const auto base_words = words_in(base);
    const auto their_words = words_in(theirs);
    const auto my_words = words_in(mine);
    for (const auto* side : {&theirs, &mine}) {
        for (const auto& [line, times] : *side) {
            if (left_of(line, base, theirs, mine) <= 0 || found.contains(line)) continue;
            for (const auto word : words_of(line)) {
                const auto left = left_of(word, base_words, their_words, my_words);
                ASSERT(left <= 0 || found_words.contains(word));
            }
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
