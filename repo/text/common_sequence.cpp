// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/common_sequence.hpp"

#include <algorithm>

#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

using Sequence = std::span<const std::uint32_t>;

// Myers' greedy search. Diagonal k holds the places where before runs k ahead of after; reach_[k]
// is how far into `before` the present number of edits leads along it. What each round began with
// is kept, so that the way back can be walked.
class Search {
public:
    Search(Sequence before, Sequence after)
        : before_{before},
          after_{after},
          edits_max_{
              static_cast<int>(std::min(before.size() + after.size(), limits::changes_edits_max))},
          reach_(2 * static_cast<std::size_t>(edits_max_) + 3, 0) {}

    std::optional<std::vector<Pair>> run() {
        for (int edits = 0; edits <= edits_max_; ++edits) {
            rounds_.emplace_back(reach_.begin() + place(-edits - 1),
                                 reach_.begin() + place(edits + 1) + 1);
            if (advance(edits)) return walk_back(edits);
            if (steps_ > limits::changes_steps_max) return std::nullopt;
        }
        return std::nullopt;
    }

private:
    int place(int diagonal) const { return edits_max_ + 1 + diagonal; }
    int& reach(int diagonal) { return reach_[static_cast<std::size_t>(place(diagonal))]; }

    // One more edit on every diagonal, then as far as both agree. True: both are at their end.
    bool advance(int edits) {
        const int before_end = static_cast<int>(before_.size());
        const int after_end = static_cast<int>(after_.size());
        for (int diagonal = -edits; diagonal <= edits; diagonal += 2) {
            const bool down = diagonal == -edits ||
                              (diagonal != edits && reach(diagonal - 1) < reach(diagonal + 1));
            int x = down ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
            int y = x - diagonal;
            while (x < before_end && y < after_end &&
                   before_[static_cast<std::size_t>(x)] == after_[static_cast<std::size_t>(y)]) {
                ++x;
                ++y;
                ++steps_;
            }
            ++steps_;
            reach(diagonal) = x;
            if (x >= before_end && y >= after_end) return true;
        }
        return false;
    }

    std::vector<Pair> walk_back(int edits) const {
        std::vector<Pair> pairs;
        int x = static_cast<int>(before_.size());
        int y = static_cast<int>(after_.size());
        for (int round = edits; round >= 0; --round) {
            const auto reached = [&](int diagonal) {
                const int place = diagonal + round + 1;
                return rounds_[static_cast<std::size_t>(round)][static_cast<std::size_t>(place)];
            };
            const int diagonal = x - y;
            const bool down = diagonal == -round ||
                              (diagonal != round && reached(diagonal - 1) < reached(diagonal + 1));
            const int from_diagonal = down ? diagonal + 1 : diagonal - 1;
            const int from_x = round == 0 ? 0 : reached(from_diagonal);
            const int from_y = round == 0 ? 0 : from_x - from_diagonal;
            while (x > from_x && y > from_y) {
                --x;
                --y;
                pairs.push_back({static_cast<std::size_t>(x), static_cast<std::size_t>(y)});
            }
            x = from_x;
            y = from_y;
        }
        std::ranges::reverse(pairs);
        return pairs;
    }

    Sequence before_;
    Sequence after_;
    int edits_max_;
    std::vector<int> reach_;
    std::vector<std::vector<int>> rounds_;
    std::size_t steps_ = 0;
};

}  // namespace

std::optional<std::vector<Pair>> common_sequence(Sequence before, Sequence after) {
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;

    std::vector<Pair> pairs;
    for (std::size_t i = 0; i < head; ++i)
        pairs.push_back({i, i});
    const auto old_middle = before.subspan(head, before.size() - head - tail);
    const auto new_middle = after.subspan(head, after.size() - head - tail);
    if (!old_middle.empty() && !new_middle.empty()) {
        const auto middle = Search{old_middle, new_middle}.run();
        if (!middle) return std::nullopt;
        for (const Pair pair : *middle)
            pairs.push_back({head + pair.before, head + pair.after});
    }
    for (std::size_t i = tail; i > 0; --i)
        pairs.push_back({before.size() - i, after.size() - i});
    return pairs;
}

std::vector<bool> in_order(std::span<const Pair> pairs) {
    // ends[n]: the pair that ends the best ascending row of n + 1 pairs, by least `before`.
    std::vector<std::size_t> ends;
    std::vector<std::size_t> previous(pairs.size(), pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto slot = std::ranges::lower_bound(
            ends, pairs[i].before, {}, [&](std::size_t end) { return pairs[end].before; });
        if (slot != ends.begin()) previous[i] = *(slot - 1);
        if (slot == ends.end()) {
            ends.push_back(i);
        } else {
            *slot = i;
        }
    }
    std::vector<bool> ordered(pairs.size(), false);
    std::size_t at = ends.empty() ? pairs.size() : ends.back();
    while (at != pairs.size()) {
        ordered[at] = true;
        at = previous[at];
    }
    return ordered;
}

}  // namespace saksgang::repo
