// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/moved_wording.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>

#include "repo/text/likeness.hpp"

namespace saksgang::repo {
namespace {

constexpr std::size_t words_in_a_row = 5;

struct Words {
    std::vector<std::uint32_t> numbers;
    std::vector<std::size_t> begins;
    std::vector<std::size_t> ends;
    std::vector<std::size_t> pieces;  // in which piece

    std::size_t size() const { return numbers.size(); }
    bool has_row_at(std::size_t at) const {
        return at + words_in_a_row <= size() && pieces[at] == pieces[at + words_in_a_row - 1];
    }
    std::span<const std::uint32_t> row_at(std::size_t at) const {
        return std::span{numbers}.subspan(at, words_in_a_row);
    }
};

Words words_of(const std::vector<Piece>& pieces, Vocabulary& vocabulary) {
    Words words;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        for (const Token& token : tokens_of(pieces[i].text)) {
            if (!carries_meaning(token.kind)) continue;
            const auto at = static_cast<std::size_t>(token.text.data() - pieces[i].text.data());
            words.numbers.push_back(vocabulary.number_of(token));
            words.begins.push_back(pieces[i].begin + at);
            words.ends.push_back(pieces[i].begin + at + token.text.size());
            words.pieces.push_back(i);
        }
    }
    return words;
}

std::uint64_t key_of(std::span<const std::uint32_t> row) {
    std::uint64_t key = 0xcbf29ce484222325;
    for (const std::uint32_t number : row)
        key = (key ^ number) * 0x100000001b3;
    return key;
}

// How many words stand alike from here on, within one piece on either side.
std::size_t alike_from(const Words& old_words, std::size_t i, const Words& new_words,
                       std::size_t j) {
    std::size_t count = 0;
    while (i + count < old_words.size() && j + count < new_words.size() &&
           old_words.pieces[i + count] == old_words.pieces[i] &&
           new_words.pieces[j + count] == new_words.pieces[j] &&
           old_words.numbers[i + count] == new_words.numbers[j + count])
        ++count;
    return count;
}

}  // namespace

std::vector<Carried> moved_wording(const std::vector<Piece>& went, const std::vector<Piece>& came) {
    Vocabulary vocabulary;
    const Words old_words = words_of(went, vocabulary);
    const Words new_words = words_of(came, vocabulary);
    std::unordered_map<std::uint64_t, std::size_t> rows;  // where such a row stands first
    for (std::size_t i = 0; i < old_words.size(); ++i) {
        if (old_words.has_row_at(i)) rows.emplace(key_of(old_words.row_at(i)), i);
    }
    std::vector<Carried> carried;
    for (std::size_t j = 0; j < new_words.size();) {
        const auto found =
            new_words.has_row_at(j) ? rows.find(key_of(new_words.row_at(j))) : rows.end();
        const std::size_t count =
            found == rows.end() ? 0 : alike_from(old_words, found->second, new_words, j);
        if (count < words_in_a_row) {
            ++j;
            continue;
        }
        for (std::size_t k = 0; k < count; ++k) {
            const std::size_t old_at = found->second + k;
            carried.push_back({.old_begin = old_words.begins[old_at],
                               .old_bytes = old_words.ends[old_at] - old_words.begins[old_at],
                               .new_begin = new_words.begins[j + k],
                               .new_bytes = new_words.ends[j + k] - new_words.begins[j + k]});
        }
        j += count;
    }
    return carried;
}

}  // namespace saksgang::repo
