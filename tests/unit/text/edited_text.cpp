// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/text/edited_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace saksgang::repo {
namespace {

constexpr std::size_t passages_first = 6;
constexpr std::size_t passages_max = 14;
constexpr std::size_t words_in_passage = 14;
constexpr std::size_t words_min = 9;

template <class List>
void move_within(List& list, std::size_t from, std::size_t to) {
    auto moved = std::move(list[from]);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(from));
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(to), std::move(moved));
}

}  // namespace

EditedText::EditedText(unsigned seed) : random_{seed} {
    for (std::size_t i = 0; i < passages_first; ++i)
        passages_.push_back(new_passage(1));
}

EditedText::Word EditedText::new_word(std::int64_t version) {
    std::string text = "ord";
    for (int rest = ++words_; rest > 0; rest /= 20)
        text += static_cast<char>('a' + rest % 20);
    return {.text = std::move(text), .version = version};
}

EditedText::Passage EditedText::new_passage(std::int64_t version) {
    Passage passage;
    for (std::size_t i = 0; i < words_in_passage; ++i)
        passage.push_back(new_word(version));
    return passage;
}

std::string EditedText::edit(std::int64_t version) {
    edited_.assign(passages_.size(), false);
    std::string what;
    for (std::size_t count = 1 + below(3); count > 0; --count)
        what += edit_one(version) + "; ";
    return what;
}

std::string EditedText::edit_one(std::int64_t version) {
    const std::size_t place = below(passages_.size());
    const auto at_place = static_cast<std::ptrdiff_t>(place);
    if (edited_[place]) return "nothing";
    edited_[place] = true;
    Passage& passage = passages_[place];
    // Neither the first word nor the last: those stand beside what may be moved.
    const std::size_t at = 1 + below(passage.size() - 2);
    const auto word = passage.begin() + static_cast<std::ptrdiff_t>(at);
    const bool may_grow = passages_.size() < passages_max;
    switch (below(7)) {
        case 0:
            passage.insert(word, new_word(version));
            return fmt::format("a word into {}", place);
        case 1:
            if (passage.size() <= words_min) return "nothing";
            passage.erase(word);
            return fmt::format("a word out of {}", place);
        case 2:
            *word = new_word(version);
            return fmt::format("a word of {} replaced", place);
        case 3: {
            const std::size_t to = below(passages_.size());
            move_within(passages_, place, to);
            const bool was = edited_[place];
            edited_.erase(edited_.begin() + at_place);
            edited_.insert(edited_.begin() + static_cast<std::ptrdiff_t>(to), was);
            return fmt::format("{} moved to {}", place, to);
        }
        case 4:
            if (!may_grow) return "nothing";
            passages_.insert(passages_.begin() + at_place, new_passage(version));
            edited_.insert(edited_.begin() + at_place, true);
            return fmt::format("a passage before {}", place);
        case 5:
            if (passages_.size() < 4) return "nothing";
            passages_.erase(passages_.begin() + at_place);
            edited_.erase(edited_.begin() + at_place);
            return fmt::format("{} went", place);
        default: {
            if (!may_grow || passage.size() < 2 * words_min) return "nothing";
            const auto half = passage.begin() + static_cast<std::ptrdiff_t>(words_min);
            Passage second{half, passage.end()};
            passage.erase(half, passage.end());
            passages_.insert(passages_.begin() + at_place + 1, std::move(second));
            edited_.insert(edited_.begin() + at_place + 1, true);
            return fmt::format("{} split", place);
        }
    }
}

std::string EditedText::written() const {
    std::string text;
    for (const Passage& passage : passages_) {
        if (!text.empty()) text += "\n\n";
        for (std::size_t i = 0; i < passage.size(); ++i)
            text += (i == 0 ? "" : " ") + passage[i].text;
    }
    return text;
}

// White space is left out: whether a word came with the space before it or behind it cannot be told
// from the texts.
std::string EditedText::marked() const {
    std::string marks;
    for (const Passage& passage : passages_) {
        for (const Word& word : passage)
            marks += fmt::format("{}:{} ", word.version, word.text);
    }
    return marks;
}

std::string RandomBytes::piece() {
    static constexpr std::string_view pieces[] = {"kommune ",
                                                  "ål ",
                                                  "50 % ",
                                                  "1 000,5 ",
                                                  "29. april 2024 ",
                                                  "ikke ",
                                                  "«",
                                                  "»",
                                                  "– ",
                                                  "- ",
                                                  "**",
                                                  "\xFF",
                                                  "](https://a.no)",
                                                  "\n\n",
                                                  "\n",
                                                  "\r\n\r\n",
                                                  "# ",
                                                  "> ",
                                                  "| ",
                                                  "- - > ",
                                                  "```\n",
                                                  "<div>",
                                                  "\t",
                                                  "    ",
                                                  "\n- ",
                                                  "1. ",
                                                  "\n---\n",
                                                  "a\xCC\x8Aret ",
                                                  "skal ",
                                                  "bør ",
                                                  "styret ",
                                                  "og "};
    return std::string{pieces[below(std::size(pieces))]};
}

std::string RandomBytes::text() {
    std::string text;
    for (std::size_t count = below(60); count > 0; --count)
        text += piece();
    return text;
}

std::string RandomBytes::edited(const std::string& text) {
    std::string result = text;
    for (std::size_t count = 1 + below(6); count > 0; --count) {
        const std::size_t at = below(result.size() + 1);
        const std::size_t length = below(40);
        const std::string cut = result.substr(at, length);
        if (below(2) == 0) result.erase(at, length);
        result.insert(below(result.size() + 1), below(2) == 0 ? cut : piece());
    }
    return result;
}

}  // namespace saksgang::repo
