// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/alignment.hpp"

#include <algorithm>
#include <optional>

#include "repo/text/likeness.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

constexpr int alike_in_place = 40;        // of 100: neighbours that answer to each other
constexpr int alike_alone = 25;           // the only ones left between two that are the same
constexpr int alike_anywhere = 60;        // a passage that was moved and changed
constexpr std::size_t words_to_move = 3;  // shorter ones are alike by chance

class Aligner {
public:
    Aligner(PassagesOf before, PassagesOf after)
        : before_{before},
          after_{after},
          partner_of_old_(before.passages.size()),
          partner_of_new_(after.passages.size()) {
        number(before_, old_ids_);
        number(after_, new_ids_);
    }

    Alignment run() {
        match_same_in_place();
        old_bags_ = bags_of_the_others(before_, partner_of_old_);
        new_bags_ = bags_of_the_others(after_, partner_of_new_);
        match_same_anywhere();
        match_alike_in_gaps();
        match_alike_anywhere();
        return collect();
    }

private:
    static std::string_view words_of(PassagesOf side, const Passage& passage) {
        return side.text.substr(passage.begin, passage.end - passage.begin);
    }

    void number(PassagesOf side, std::vector<std::uint32_t>& ids) {
        for (const Passage& passage : side.passages) {
            const auto next = static_cast<std::uint32_t>(ids_.size());
            ids.push_back(ids_.try_emplace(words_of(side, passage), next).first->second);
        }
    }

    // Most passages stand where they stood: nobody asks what those are like.
    std::vector<Bag> bags_of_the_others(PassagesOf side,
                                        const std::vector<std::optional<std::size_t>>& partners) {
        std::vector<Bag> bags(side.passages.size());
        for (std::size_t i = 0; i < bags.size(); ++i) {
            if (!partners[i]) bags[i] = bag_of(words_of(side, side.passages[i]), vocabulary_);
        }
        return bags;
    }

    void join(Pair pair) {
        partner_of_old_[pair.before] = pair.after;
        partner_of_new_[pair.after] = pair.before;
    }

    bool free(Pair pair) const {
        return !partner_of_old_[pair.before] && !partner_of_new_[pair.after];
    }

    void match_same_in_place() {
        auto pairs = common_sequence(old_ids_, new_ids_);
        if (!pairs) {
            coarse_ = true;
            pairs = common_by_anchors();
        }
        for (const Pair pair : *pairs)
            join(pair);
    }

    // Passages that stand once in each text, as many as are in the same order.
    std::vector<Pair> common_by_anchors() const {
        struct Seen {
            std::size_t old_count = 0;
            std::size_t new_count = 0;
            Pair pair;
        };
        std::vector<Seen> seen(ids_.size());
        for (std::size_t i = 0; i < old_ids_.size(); ++i) {
            ++seen[old_ids_[i]].old_count;
            seen[old_ids_[i]].pair.before = i;
        }
        for (std::size_t i = 0; i < new_ids_.size(); ++i) {
            ++seen[new_ids_[i]].new_count;
            seen[new_ids_[i]].pair.after = i;
        }
        std::vector<Pair> unique;
        for (const std::uint32_t id : new_ids_) {
            if (seen[id].old_count == 1 && seen[id].new_count == 1) unique.push_back(seen[id].pair);
        }
        const auto ordered = in_order(unique);
        std::vector<Pair> anchors;
        for (std::size_t i = 0; i < unique.size(); ++i) {
            if (ordered[i]) anchors.push_back(unique[i]);
        }
        return anchors;
    }

    void match_same_anywhere() {
        std::vector<std::vector<std::size_t>> left(ids_.size());
        for (std::size_t i = old_ids_.size(); i-- > 0;) {
            const bool telling = old_bags_[i].size() >= words_to_move ||
                                 before_.passages[i].kind == PassageKind::heading;
            if (!partner_of_old_[i] && telling) left[old_ids_[i]].push_back(i);
        }
        for (std::size_t i = 0; i < new_ids_.size(); ++i) {
            auto& same = left[new_ids_[i]];
            if (partner_of_new_[i] || same.empty()) continue;
            join({same.back(), i});
            same.pop_back();
        }
    }

    // Between two pairs that follow each other in both texts, what is left over on either side.
    void match_alike_in_gaps() {
        const auto moved = moved_so_far();
        std::size_t old_at = 0;
        std::size_t new_at = 0;
        while (new_at <= partner_of_new_.size()) {
            std::size_t new_end = new_at;
            while (new_end < partner_of_new_.size() &&
                   (!partner_of_new_[new_end] || moved[new_end]))
                ++new_end;
            const bool last = new_end == partner_of_new_.size();
            const std::size_t old_end = last ? partner_of_old_.size() : *partner_of_new_[new_end];
            match_gap(unmatched(partner_of_old_, old_at, old_end),
                      unmatched(partner_of_new_, new_at, new_end));
            old_at = old_end + 1;
            new_at = new_end + 1;
        }
    }

    // For each new passage: has it a partner, and does it stand in another order there?
    std::vector<bool> moved_so_far() const {
        const auto pairs = pairs_so_far();
        const auto ordered = in_order(pairs);
        std::vector<bool> moved(partner_of_new_.size(), false);
        for (std::size_t i = 0; i < pairs.size(); ++i)
            moved[pairs[i].after] = !ordered[i];
        return moved;
    }

    std::vector<Pair> pairs_so_far() const {
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < partner_of_new_.size(); ++i) {
            if (partner_of_new_[i]) pairs.push_back({*partner_of_new_[i], i});
        }
        return pairs;
    }

    static std::vector<std::size_t> unmatched(
        const std::vector<std::optional<std::size_t>>& partners, std::size_t begin,
        std::size_t end) {
        std::vector<std::size_t> places;
        for (std::size_t i = begin; i < end && i < partners.size(); ++i) {
            if (!partners[i]) places.push_back(i);
        }
        return places;
    }

    int like(Pair pair) const {
        const Passage& one = before_.passages[pair.before];
        const Passage& other = after_.passages[pair.after];
        const bool headings = one.kind == PassageKind::heading;
        if (headings != (other.kind == PassageKind::heading)) return 0;
        const int same_kind = one.kind == other.kind ? 0 : 15;
        return std::max(0, likeness(old_bags_[pair.before], new_bags_[pair.after]) - same_kind);
    }

    void match_gap(const std::vector<std::size_t>& olds, const std::vector<std::size_t>& news) {
        if (olds.empty() || news.empty()) return;
        if (olds.size() == 1 && news.size() == 1) {
            const Pair pair{olds.front(), news.front()};
            if (like(pair) >= alike_alone) join(pair);
            return;
        }
        if (olds.size() * news.size() > limits::changes_gap_cells_max) {
            coarse_ = true;  // match_alike_anywhere looks at likely ones only
            return;
        }
        best_in_order(olds, news);
    }

    // The pairing in order that has most likeness in all.
    void best_in_order(const std::vector<std::size_t>& olds, const std::vector<std::size_t>& news) {
        const std::size_t width = news.size() + 1;
        std::vector<int> best((olds.size() + 1) * width, 0);
        std::vector<int> likes(best.size(), 0);
        for (std::size_t i = olds.size(); i-- > 0;) {
            for (std::size_t j = news.size(); j-- > 0;) {
                const std::size_t cell = i * width + j;
                likes[cell] = like({olds[i], news[j]});
                best[cell] = std::max(best[cell + 1], best[cell + width]);
                if (likes[cell] >= alike_in_place)
                    best[cell] = std::max(best[cell], likes[cell] + best[cell + width + 1]);
            }
        }
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < olds.size() && j < news.size()) {
            const std::size_t cell = i * width + j;
            const bool pairs =
                likes[cell] >= alike_in_place && best[cell] == likes[cell] + best[cell + width + 1];
            if (pairs) {
                join({olds[i++], news[j++]});
            } else if (best[cell] == best[cell + width]) {
                ++i;
            } else {
                ++j;
            }
        }
    }

    void match_alike_anywhere() {
        const auto olds = unmatched(partner_of_old_, 0, partner_of_old_.size());
        const RareWords rare{old_bags_, olds};
        for (const std::size_t place : unmatched(partner_of_new_, 0, partner_of_new_.size())) {
            if (new_bags_[place].size() < words_to_move) continue;
            Pair best{0, place};
            int most = alike_anywhere - 1;
            for (const std::size_t old_place : rare.candidates(new_bags_[place])) {
                const Pair pair{old_place, place};
                if (!free(pair)) continue;
                const int alike = like(pair);
                if (alike <= most) continue;
                most = alike;
                best = pair;
            }
            if (most >= alike_anywhere) join(best);
        }
    }

    Alignment collect() const {
        Alignment alignment{.matches = {}, .coarse = coarse_};
        const auto pairs = pairs_so_far();
        const auto moved = moved_so_far();
        for (const Pair pair : pairs)
            alignment.matches.push_back({.pair = pair, .moved = moved[pair.after]});
        return alignment;
    }

    PassagesOf before_;
    PassagesOf after_;
    Vocabulary vocabulary_;
    std::unordered_map<std::string_view, std::uint32_t> ids_;  // same bytes, same number
    std::vector<Bag> old_bags_;  // empty where a passage stands where it stood
    std::vector<Bag> new_bags_;
    std::vector<std::uint32_t> old_ids_;
    std::vector<std::uint32_t> new_ids_;
    std::vector<std::optional<std::size_t>> partner_of_old_;
    std::vector<std::optional<std::size_t>> partner_of_new_;
    bool coarse_ = false;
};

}  // namespace

Alignment align(PassagesOf before, PassagesOf after) {
    return Aligner{before, after}.run();
}

}  // namespace saksgang::repo
