// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/merge_pieces.hpp"

#include <algorithm>
#include <string>

#include "repo/text/merge_clusters.hpp"

namespace saksgang::repo {
namespace {

class Pieces {
public:
    explicit Pieces(const ThreeSides& sides) : sides_{sides} {}

    std::vector<MergePiece> run() {
        std::size_t base_at = 0;
        const auto clusters =
            clusters_of(sides_.theirs.hunks(sides_.base), sides_.mine.hunks(sides_.base));
        for (const Cluster& cluster : clusters) {
            keep(base_at, cluster.begin);
            settle(cluster);
            base_at = cluster.end;
        }
        keep(base_at, sides_.base.passages.size());
        return std::move(pieces_);
    }

private:
    // Base passages that neither touched.
    void keep(std::size_t begin, std::size_t end) {
        for (std::size_t index = begin; index < end; ++index) {
            const std::size_t there = *sides_.theirs.place_of(index);
            const std::size_t here = *sides_.mine.place_of(index);
            pieces_.push_back({.words = sides_.base.words(index),
                               .kind = sides_.base.passages[index].kind,
                               .base = PassageRange{index, index},
                               .theirs = PassageRange{there, there},
                               .mine = PassageRange{here, here}});
        }
    }

    void settle(const Cluster& cluster) {
        if (cluster.mine.empty()) return take(sides_.theirs, cluster.theirs);
        if (cluster.theirs.empty()) return take(sides_.mine, cluster.mine);
        const auto theirs = places(sides_.theirs, cluster.theirs, cluster);
        const auto mine = places(sides_.mine, cluster.mine, cluster);
        // What is disputed for itself is nothing to disagree about here as well.
        const auto here = undisputed(sides_.mine, mine);
        const bool alike = std::ranges::equal(
            undisputed(sides_.theirs, theirs), here, [&](std::size_t one, std::size_t two) {
                return sides_.theirs.words(one) == sides_.mine.words(two);
            });
        if (!alike) return disagree(cluster, theirs, mine);
        auto next = here.begin();
        for (const std::size_t place : theirs) {
            push(sides_.theirs, place, std::nullopt);
            if (pieces_.back().conflict) continue;
            pieces_.back().mine = PassageRange{*next, *next};
            ++next;
        }
        push_disputes(sides_.mine, mine);
    }

    static std::vector<std::size_t> undisputed(const MergeSide& side,
                                               std::vector<std::size_t> places) {
        std::erase_if(places,
                      [&](std::size_t place) { return side.dispute_at(place).has_value(); });
        return places;
    }

    void push_disputes(const MergeSide& side, const std::vector<std::size_t>& places) {
        for (const std::size_t place : places) {
            if (const auto& dispute = side.dispute_at(place)) push_dispute(*dispute);
        }
    }

    void take(const MergeSide& side, const std::vector<Hunk>& hunks) {
        for (const Hunk& hunk : hunks) {
            for (const std::size_t place : hunk.own)
                push(side, place, side.stands(place));
        }
    }

    // A passage of one side; `base`: the passages in whose place it stands.
    void push(const MergeSide& side, std::size_t place, std::optional<Span> base) {
        if (const auto& dispute = side.dispute_at(place)) return push_dispute(*dispute);
        MergePiece piece{.words = side.words(place), .kind = side.sliced().passages[place].kind};
        const bool is_theirs = &side == &sides_.theirs;
        (is_theirs ? piece.theirs : piece.mine) = PassageRange{place, place};
        if (base) {
            piece.base = PassageRange{base->first, base->first + base->count - 1};
            const MergeSide& other = is_theirs ? sides_.mine : sides_.theirs;
            const auto first = other.place_of(piece.base->first);
            const auto last = other.place_of(piece.base->last);
            if (first && last)
                (is_theirs ? piece.mine : piece.theirs) = PassageRange{*first, *last};
        }
        pieces_.push_back(std::move(piece));
    }

    void push_dispute(const Dispute& dispute) {
        pieces_.push_back({.words = {},
                           .conflict = MergeConflict{.kind = dispute.kind,
                                                     .heading = {},
                                                     .base = std::string{dispute.base},
                                                     .theirs = std::string{dispute.theirs},
                                                     .mine = std::string{dispute.mine},
                                                     .gap = {}}});
    }

    // What one side has in the place of a cluster's base passages.
    static std::vector<std::size_t> places(const MergeSide& side, const std::vector<Hunk>& hunks,
                                           const Cluster& cluster) {
        std::vector<std::size_t> places;
        std::size_t base_at = cluster.begin;
        const auto stands = [&](std::size_t end) {
            for (; base_at < end; ++base_at)
                places.push_back(*side.place_of(base_at));
        };
        for (const Hunk& hunk : hunks) {
            stands(hunk.begin);
            places.insert(places.end(), hunk.own.begin(), hunk.own.end());
            base_at = hunk.end;
        }
        stands(cluster.end);
        return places;
    }

    void disagree(const Cluster& cluster, const std::vector<std::size_t>& theirs,
                  const std::vector<std::size_t>& mine) {
        MergeConflict conflict;
        MergePiece piece{.words = {}};
        if (cluster.end > cluster.begin) {
            piece.base = PassageRange{cluster.begin, cluster.end - 1};
            const std::size_t begin = sides_.base.passages[cluster.begin].begin;
            conflict.base =
                sides_.base.text.substr(begin, sides_.base.passages[cluster.end - 1].end - begin);
        }
        conflict.theirs = words_of(sides_.theirs, theirs, piece.theirs);
        conflict.mine = words_of(sides_.mine, mine, piece.mine);
        const bool gone = conflict.theirs.empty() || conflict.mine.empty();
        conflict.kind = conflict.base.empty() ? ConflictKind::added
                        : gone                ? ConflictKind::removed
                                              : ConflictKind::wording;
        piece.conflict = std::move(conflict);
        pieces_.push_back(std::move(piece));
        push_disputes(sides_.theirs, theirs);
        push_disputes(sides_.mine, mine);
    }

    // Without what is disputed for itself. `range`: where it stands.
    static std::string words_of(const MergeSide& side, const std::vector<std::size_t>& places,
                                std::optional<PassageRange>& range) {
        std::string words;
        std::optional<std::size_t> last;
        for (const std::size_t place : places) {
            if (side.dispute_at(place)) continue;
            if (last) words += *last + 1 == place ? side.sliced().gap(*last) : "\n\n";
            words += side.words(place);
            last = place;
            range = PassageRange{range ? range->first : place, place};
        }
        return words;
    }

    const ThreeSides& sides_;
    std::vector<MergePiece> pieces_;
};

}  // namespace

std::vector<MergePiece> pieces_of(const ThreeSides& sides) {
    return Pieces{sides}.run();
}

}  // namespace saksgang::repo
