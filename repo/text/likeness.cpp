// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/likeness.hpp"

#include <algorithm>
#include <map>

#include "workflows/core/limits.hpp"

namespace saksgang::repo {

std::uint32_t Vocabulary::number_of(const Token& token) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.try_emplace(normal_form(token), next).first->second;
}

Bag bag_of(std::string_view passage, Vocabulary& vocabulary) {
    Bag bag;
    for (const Token& token : tokens_of(passage)) {
        if (carries_meaning(token.kind)) bag.push_back(vocabulary.number_of(token));
    }
    std::ranges::sort(bag);
    return bag;
}

std::size_t shared_words(const Bag& one, const Bag& other) {
    std::size_t shared = 0;
    for (auto left = one.begin(), right = other.begin();
         left != one.end() && right != other.end();) {
        if (*left < *right) {
            ++left;
        } else if (*right < *left) {
            ++right;
        } else {
            ++shared;
            ++left;
            ++right;
        }
    }
    return shared;
}

int likeness(const Bag& one, const Bag& other) {
    if (one.empty() && other.empty()) return 100;
    return static_cast<int>(200 * shared_words(one, other) / (one.size() + other.size()));
}

RareWords::RareWords(const std::vector<Bag>& bags, const std::vector<std::size_t>& places) {
    for (const std::size_t place : places) {
        const Bag& bag = bags[place];
        for (std::size_t i = 0; i < bag.size(); ++i) {
            if (i > 0 && bag[i] == bag[i - 1]) continue;
            auto& found = places_by_word_[bag[i]];
            // One beyond the limit is kept as the sign that the word is not rare.
            if (found.size() <= limits::changes_rare_max) found.push_back(place);
        }
    }
}

std::vector<std::size_t> RareWords::candidates(const Bag& bag) const {
    std::map<std::size_t, int> shared;
    for (std::size_t i = 0; i < bag.size(); ++i) {
        if (i > 0 && bag[i] == bag[i - 1]) continue;
        const auto found = places_by_word_.find(bag[i]);
        if (found == places_by_word_.end()) continue;
        if (found->second.size() > limits::changes_rare_max) continue;
        for (const std::size_t place : found->second)
            ++shared[place];
    }
    std::vector<std::pair<std::size_t, int>> best(shared.begin(), shared.end());
    std::ranges::sort(best, [](const auto& one, const auto& other) {
        return one.second != other.second ? one.second > other.second : one.first < other.first;
    });
    if (best.size() > limits::changes_candidates_max) best.resize(limits::changes_candidates_max);
    std::vector<std::size_t> places;
    for (const auto& [place, count] : best)
        places.push_back(place);
    return places;
}

}  // namespace saksgang::repo
