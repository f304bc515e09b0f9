// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "repo/text/merge_side.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
};

// A passage of the joined text, or a conflict in its place; and where it stands in each text.
struct Piece {
    std::string_view words;
    std::optional<MergeConflict> conflict = {};
    PassageKind kind = PassageKind::paragraph;
    std::optional<Range> base = {};
    std::optional<Range> theirs = {};
    std::optional<Range> mine = {};
};

// The hunks of both sides that touch the same base passages [begin, end).
struct Cluster {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Hunk> theirs;
    std::vector<Hunk> mine;
};

bool comes_first(const Hunk& one, const Hunk& other) {
    if (one.begin != other.begin) return one.begin < other.begin;
    return one.begin == one.end && other.begin != other.end;
}

bool touches(const Cluster& cluster, const Hunk& hunk) {
    const bool puts_in = hunk.begin == hunk.end;
    if (cluster.begin == cluster.end) return puts_in && hunk.begin == cluster.begin;
    if (puts_in) return cluster.begin < hunk.begin && hunk.begin < cluster.end;
    return hunk.begin < cluster.end;
}

std::ptrdiff_t breaks_in(std::string_view gap) {
    return std::ranges::count(gap, '\n');
}

// List items and rows of a table may follow each other line by line; nothing else may.
bool separates(std::string_view gap, PassageKind before, PassageKind after) {
    const bool lines = (before == PassageKind::item || before == PassageKind::row);
    return breaks_in(gap) >= (lines && before == after ? 1 : 2);
}

std::string heading_words(std::string_view line) {
    line = line.substr(0, line.find_first_of("\r\n"));
    const auto begin = line.find_first_not_of("# \t");
    return begin == std::string_view::npos ? std::string{} : std::string{line.substr(begin)};
}

std::optional<std::string_view> gap_if_neighbours(const Sliced& text,
                                                  const std::optional<Range>& one,
                                                  const std::optional<Range>& other) {
    if (!one || !other || one->last + 1 != other->first) return std::nullopt;
    return text.gap(one->last);
}

class Merger {
public:
    explicit Merger(const ThreeTexts& texts)
        : base_{texts.base}, theirs_{base_, texts.theirs}, mine_{base_, texts.mine} {}

    Merge run() {
        settle_moves(base_, theirs_, mine_);
        walk();
        auto merge = assemble();
        if (merge.conflicts.size() > limits::merge_conflicts_max) return everything_in_conflict();
        if (merge.clean() && !stands_as_meant(merge)) {
            careful_ = true;
            merge = assemble();
            if (!stands_as_meant(merge)) return everything_in_conflict();
        }
        return merge;
    }

private:
    void walk() {
        const auto theirs = theirs_.hunks(base_);
        const auto mine = mine_.hunks(base_);
        std::size_t next_theirs = 0;
        std::size_t next_mine = 0;
        std::size_t base_at = 0;
        while (next_theirs < theirs.size() || next_mine < mine.size()) {
            const bool they_begin =
                next_mine == mine.size() ||
                (next_theirs < theirs.size() && !comes_first(mine[next_mine], theirs[next_theirs]));
            const Hunk& first = they_begin ? theirs[next_theirs] : mine[next_mine];
            Cluster cluster{.begin = first.begin, .end = first.end, .theirs = {}, .mine = {}};
            (they_begin ? cluster.theirs : cluster.mine).push_back(first);
            ++(they_begin ? next_theirs : next_mine);
            const auto grow = [&](const std::vector<Hunk>& hunks, std::size_t& next,
                                  std::vector<Hunk>& taken) {
                if (next == hunks.size() || !touches(cluster, hunks[next])) return false;
                cluster.end = std::max(cluster.end, hunks[next].end);
                taken.push_back(hunks[next++]);
                return true;
            };
            while (grow(theirs, next_theirs, cluster.theirs) ||
                   grow(mine, next_mine, cluster.mine)) {
            }
            keep(base_at, cluster.begin);
            settle(cluster);
            base_at = cluster.end;
        }
        keep(base_at, base_.passages.size());
    }

    // Base passages that neither touched.
    void keep(std::size_t begin, std::size_t end) {
        for (std::size_t index = begin; index < end; ++index) {
            const std::size_t there = *theirs_.place_of(index);
            const std::size_t here = *mine_.place_of(index);
            pieces_.push_back({.words = base_.words(index),
                               .kind = base_.passages[index].kind,
                               .base = Range{index, index},
                               .theirs = Range{there, there},
                               .mine = Range{here, here}});
        }
    }

    void settle(const Cluster& cluster) {
        if (cluster.mine.empty()) return take(theirs_, cluster.theirs);
        if (cluster.theirs.empty()) return take(mine_, cluster.mine);
        const auto theirs = places(theirs_, cluster.theirs, cluster);
        const auto mine = places(mine_, cluster.mine, cluster);
        // What is disputed for itself is nothing to disagree about here as well.
        const auto here = undisputed(mine_, mine);
        const bool alike = std::ranges::equal(undisputed(theirs_, theirs), here,
                                              [&](std::size_t one, std::size_t two) {
                                                  return theirs_.words(one) == mine_.words(two);
                                              });
        if (!alike) return disagree(cluster, theirs, mine);
        auto next = here.begin();
        for (const std::size_t place : theirs) {
            push(theirs_, place, std::nullopt);
            if (pieces_.back().conflict) continue;
            pieces_.back().mine = Range{*next, *next};
            ++next;
        }
        push_disputes(mine_, mine);
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
            for (const std::size_t place : hunk.own) {
                const bool changed = hunk.end == hunk.begin + 1 && side.in_place(hunk.begin) &&
                                     *side.place_of(hunk.begin) == place;
                push(side, place, changed ? std::optional{hunk.begin} : std::nullopt);
            }
        }
    }

    // A passage of one side; `index`: of the base passage whose words it changed.
    void push(const MergeSide& side, std::size_t place, std::optional<std::size_t> index) {
        if (const auto& dispute = side.dispute_at(place)) return push_dispute(*dispute);
        Piece piece{.words = side.words(place), .kind = side.sliced().passages[place].kind};
        const bool is_theirs = &side == &theirs_;
        (is_theirs ? piece.theirs : piece.mine) = Range{place, place};
        if (index) {
            piece.base = Range{*index, *index};
            const auto other = (is_theirs ? mine_ : theirs_).place_of(*index);
            if (other) (is_theirs ? piece.mine : piece.theirs) = Range{*other, *other};
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
        Piece piece{.words = {}};
        if (cluster.end > cluster.begin) {
            piece.base = Range{cluster.begin, cluster.end - 1};
            const std::size_t begin = base_.passages[cluster.begin].begin;
            conflict.base = base_.text.substr(begin, base_.passages[cluster.end - 1].end - begin);
        }
        conflict.theirs = words_of(theirs_, theirs, piece.theirs);
        conflict.mine = words_of(mine_, mine, piece.mine);
        const bool gone = conflict.theirs.empty() || conflict.mine.empty();
        conflict.kind = conflict.base.empty() ? ConflictKind::added
                        : gone                ? ConflictKind::removed
                                              : ConflictKind::wording;
        piece.conflict = std::move(conflict);
        pieces_.push_back(std::move(piece));
        push_disputes(theirs_, theirs);
        push_disputes(mine_, mine);
    }

    // Without what is disputed for itself. `range`: where it stands.
    static std::string words_of(const MergeSide& side, const std::vector<std::size_t>& places,
                                std::optional<Range>& range) {
        std::string words;
        std::optional<std::size_t> last;
        for (const std::size_t place : places) {
            if (side.dispute_at(place)) continue;
            if (last) words += *last + 1 == place ? side.sliced().gap(*last) : "\n\n";
            words += side.words(place);
            last = place;
            range = Range{range ? range->first : place, place};
        }
        return words;
    }

    Merge assemble() const {
        Merge merge;
        std::string heading;
        merge.stretches.emplace_back(
            settled_white(base_.lead(), theirs_.sliced().lead(), mine_.sliced().lead()));
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const Piece& piece = pieces_[i];
            const std::string gap =
                i + 1 < pieces_.size() ? gap_between(piece, pieces_[i + 1]) : std::string{};
            if (!piece.conflict) {
                if (piece.kind == PassageKind::heading) heading = heading_words(piece.words);
                merge.stretches.back().append(piece.words).append(gap);
                continue;
            }
            merge.conflicts.push_back(*piece.conflict);
            merge.conflicts.back().heading = heading;
            merge.conflicts.back().gap = gap;
            merge.stretches.emplace_back();
        }
        merge.tail = settled_white(base_.tail(), theirs_.sliced().tail(), mine_.sliced().tail());
        return merge;
    }

    // White space is nothing to quarrel about.
    static std::string_view settled_white(std::string_view base, std::string_view theirs,
                                          std::string_view mine) {
        return settled(base, theirs, mine).value_or(theirs);
    }

    std::string gap_between(const Piece& one, const Piece& other) const {
        const auto before = gap_if_neighbours(base_, one.base, other.base);
        const auto there = gap_if_neighbours(theirs_.sliced(), one.theirs, other.theirs);
        const auto here = gap_if_neighbours(mine_.sliced(), one.mine, other.mine);
        if (there && here)
            return std::string{settled_white(before.value_or(*there), *there, *here)};
        const auto only = there ? there : here ? here : before;
        const bool fits = only && (!careful_ || separates(*only, one.kind, other.kind));
        return fits ? std::string{*only} : new_gap(one, other);
    }

    // Between two that never stood together: as wide as after the first, and wide enough.
    std::string new_gap(const Piece& one, const Piece& other) const {
        std::string_view widest;
        const std::array<std::pair<const Sliced*, const std::optional<Range>*>, 3> sides{
            std::pair{&base_, &one.base}, std::pair{&theirs_.sliced(), &one.theirs},
            std::pair{&mine_.sliced(), &one.mine}};
        for (const auto& [text, range] : sides) {
            if (!*range) continue;
            const auto gap = text->gap((*range)->last);
            if (breaks_in(gap) > breaks_in(widest)) widest = gap;
        }
        const bool fits = separates(widest, one.kind, other.kind) && !one.conflict &&
                          !other.conflict && !careful_;
        return fits ? std::string{widest} : "\n\n";
    }

    // Read again, the joined text is the very passages it was joined from.
    bool stands_as_meant(const Merge& merge) const {
        const auto text = joined_text(merge);
        const Sliced read{text};
        if (read.passages.size() != pieces_.size()) return false;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (read.words(i) != pieces_[i].words) return false;
        }
        return true;
    }

    Merge everything_in_conflict() const {
        return {.stretches = {"", ""},
                .conflicts = {{.kind = ConflictKind::wording,
                               .heading = {},
                               .base = std::string{base_.text},
                               .theirs = std::string{theirs_.sliced().text},
                               .mine = std::string{mine_.sliced().text},
                               .gap = {}}},
                .tail = {}};
    }

    Sliced base_;
    MergeSide theirs_;
    MergeSide mine_;
    std::vector<Piece> pieces_;
    bool careful_ = false;  // wider gaps: otherwise passages would run together
};

Merge all_of(std::string_view text) {
    return {.stretches = {std::string{text}}, .conflicts = {}, .tail = {}};
}

Result<void> check_size(std::string_view text, std::string field) {
    if (text.size() <= limits::text_bytes_max) return {};
    return fail(Errc::body_too_large,
                fmt::format("a text has at most {} bytes", limits::text_bytes_max),
                std::move(field));
}

std::string_view without_edges(std::string_view words) {
    const auto begin = words.find_first_not_of("\r\n");
    if (begin == std::string_view::npos) return {};
    return words.substr(begin, words.find_last_not_of(" \t\r\n") - begin + 1);
}

bool begins_item(std::string_view words) {
    const auto passages = passages_of(words);
    return !passages.empty() && passages.front().kind == PassageKind::item;
}

}  // namespace

std::string both_wordings(const MergeConflict& conflict) {
    const bool items = begins_item(conflict.theirs) && begins_item(conflict.mine);
    return conflict.theirs + (items ? "\n" : "\n\n") + conflict.mine;
}

std::string_view to_string(ConflictKind kind) {
    switch (kind) {
        case ConflictKind::wording:
            return "wording";
        case ConflictKind::removed:
            return "removed";
        case ConflictKind::added:
            return "added";
        case ConflictKind::moved:
            return "moved";
    }
    assertion_failed("a conflict is of a kind", std::source_location::current());
}

Result<Merge> merge_texts(const ThreeTexts& texts) {
    TRY(check_size(texts.base, "base"));
    TRY(check_size(texts.theirs, "theirs"));
    TRY(check_size(texts.mine, "text"));
    if (const auto whole = settled(texts.base, texts.theirs, texts.mine)) return all_of(*whole);
    return Merger{texts}.run();
}

std::string joined_text(const Merge& merge, std::span<const std::string> choices) {
    ASSERT(choices.size() == merge.conflicts.size());
    std::string text = merge.stretches.front();
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto words = without_edges(choices[i]);
        if (!words.empty()) text.append(words).append(merge.conflicts[i].gap);
        text += merge.stretches[i + 1];
    }
    // Where what came last was left out, the white space before it is left over.
    const bool ends_open = !choices.empty() && merge.stretches.back().empty();
    if (ends_open)
        text.resize(without_edges(text).empty() ? 0 : text.find_last_not_of(" \t\r\n") + 1);
    return text + merge.tail;
}

}  // namespace saksgang::repo
