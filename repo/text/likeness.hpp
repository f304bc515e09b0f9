// SPDX-License-Identifier: EUPL-1.2
// How much two passages have in common, and which passages of another text are worth asking about.
// Words are numbers here: the vocabulary gives the same word of both texts the same one. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "repo/text/tokens.hpp"

namespace saksgang::repo {

class Vocabulary {
public:
    std::uint32_t number_of(const Token& token);
    std::size_t size() const { return numbers_.size(); }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

// The meaningful tokens of a passage as numbers, sorted, each as often as it stands there.
using Bag = std::vector<std::uint32_t>;
Bag bag_of(std::string_view passage, Vocabulary& vocabulary);

std::size_t shared_words(const Bag& one, const Bag& other);

// 0 to 100: twice what they share, of what both have. Two empty bags are alike.
int likeness(const Bag& one, const Bag& other);

// Finds passages that share rare words with a bag.
class RareWords {
public:
    // `places`: the bags that may be found. The bags must outlive this.
    RareWords(const std::vector<Bag>& bags, const std::vector<std::size_t>& places);

    // At most limits::changes_candidates_max places, those that share most rare words first.
    std::vector<std::size_t> candidates(const Bag& bag) const;

private:
    std::unordered_map<std::uint32_t, std::vector<std::size_t>> places_by_word_;
};

}  // namespace saksgang::repo
