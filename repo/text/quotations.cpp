// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/quotations.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "repo/text/letters.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

struct Marks {
    std::string_view open;
    std::string_view close;
};
constexpr std::array<Marks, 3> marks{{{"«", "»"}, {"“", "”"}, {"„", "“"}}};

using Words = std::vector<std::string>;

bool contains(const Words& longer, const Words& shorter) {
    return !std::ranges::search(longer, shorter).empty();
}

// How many words of `shorter`, per hundred, are in `longer` as well.
std::size_t shared_per_cent(const Words& shorter, const Words& longer) {
    std::multiset<std::string> left(longer.begin(), longer.end());
    std::size_t shared = 0;
    for (const auto& word : shorter) {
        const auto found = left.find(word);
        if (found == left.end()) continue;
        left.erase(found);
        ++shared;
    }
    return 100 * shared / shorter.size();
}

}  // namespace

std::vector<std::string> quotations_in(std::string_view text) {
    std::vector<std::string> found;
    for (const auto& [open, close] : marks) {
        for (auto at = text.find(open); at != std::string_view::npos;) {
            const auto begin = at + open.size();
            const auto end = text.find(close, begin);
            if (end == std::string_view::npos) break;
            const auto quotation = text.substr(begin, end - begin);
            if (folded_words(quotation).size() >= limits::quotation_words_min)
                found.emplace_back(quotation);
            at = text.find(open, end + close.size());
        }
    }
    return found;
}

bool nearly_alike(std::string_view a, std::string_view b) {
    auto shorter = folded_words(a);
    auto longer = folded_words(b);
    if (shorter.size() > longer.size()) std::swap(shorter, longer);
    if (shorter.empty() || contains(longer, shorter)) return false;
    return shared_per_cent(shorter, longer) >= limits::quotation_alike_per_cent;
}

bool stands_in(std::string_view quotation, std::string_view source) {
    return contains(folded_words(source), folded_words(quotation));
}

}  // namespace saksgang::repo
