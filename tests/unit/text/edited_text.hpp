// SPDX-License-Identifier: EUPL-1.2
// Texts for testing provenance. EditedText is made of words that are all different and knows by
// itself which version brought each; RandomBytes is whatever may come.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace saksgang::repo {

class EditedText {
public:
    explicit EditedText(unsigned seed);

    // Some edits that leave no doubt about what stood, and what they were.
    std::string edit(std::int64_t version);

    std::string written() const;
    std::string marked() const;  // each word with its version: "1:ordb 3:ordc "

private:
    struct Word {
        std::string text;
        std::int64_t version;
    };
    using Passage = std::vector<Word>;

    std::size_t below(std::size_t bound) { return random_() % bound; }
    Word new_word(std::int64_t version);
    Passage new_passage(std::int64_t version);
    std::string edit_one(std::int64_t version);

    std::mt19937 random_;
    int words_ = 0;
    std::vector<Passage> passages_;
    std::vector<bool> edited_;  // in this version: one edit to a passage
};

class RandomBytes {
public:
    explicit RandomBytes(unsigned seed) : random_{seed} {}

    std::string text();
    std::string edited(const std::string& text);

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }
    std::string piece();

    std::mt19937 random_;
};

}  // namespace saksgang::repo
