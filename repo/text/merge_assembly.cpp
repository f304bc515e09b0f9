// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/merge_assembly.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace saksgang::repo {
namespace {

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
                                                  const std::optional<PassageRange>& one,
                                                  const std::optional<PassageRange>& other) {
    if (!one || !other || one->last + 1 != other->first) return std::nullopt;
    return text.gap(one->last);
}

class Assembler {
public:
    Assembler(const ThreeSides& sides, std::span<const MergePiece> pieces, Gaps gaps)
        : sides_{sides}, pieces_{pieces}, gaps_{gaps} {}

    Merge run() const {
        Merge merge;
        std::string heading;
        merge.stretches.emplace_back(settled_white(
            sides_.base.lead(), sides_.theirs.sliced().lead(), sides_.mine.sliced().lead()));
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            const MergePiece& piece = pieces_[i];
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
        merge.tail = settled_white(sides_.base.tail(), sides_.theirs.sliced().tail(),
                                   sides_.mine.sliced().tail());
        return merge;
    }

private:
    // White space is nothing to quarrel about.
    static std::string_view settled_white(std::string_view base, std::string_view theirs,
                                          std::string_view mine) {
        return settled(base, theirs, mine).value_or(theirs);
    }

    std::string gap_between(const MergePiece& one, const MergePiece& other) const {
        const auto before = gap_if_neighbours(sides_.base, one.base, other.base);
        const auto there = gap_if_neighbours(sides_.theirs.sliced(), one.theirs, other.theirs);
        const auto here = gap_if_neighbours(sides_.mine.sliced(), one.mine, other.mine);
        if (there && here)
            return std::string{settled_white(before.value_or(*there), *there, *here)};
        const auto only = there ? there : here ? here : before;
        const bool fits = only && (!careful() || separates(*only, one.kind, other.kind));
        return fits ? std::string{*only} : new_gap(one, other);
    }

    // Between two that never stood together: as wide as after the first, and wide enough.
    std::string new_gap(const MergePiece& one, const MergePiece& other) const {
        std::string_view widest;
        const std::array<std::pair<const Sliced*, const std::optional<PassageRange>*>, 3> sides{
            std::pair{&sides_.base, &one.base}, std::pair{&sides_.theirs.sliced(), &one.theirs},
            std::pair{&sides_.mine.sliced(), &one.mine}};
        for (const auto& [text, range] : sides) {
            if (!*range) continue;
            const auto gap = text->gap((*range)->last);
            if (breaks_in(gap) > breaks_in(widest)) widest = gap;
        }
        const bool fits = separates(widest, one.kind, other.kind) && !one.conflict &&
                          !other.conflict && !careful();
        return fits ? std::string{widest} : "\n\n";
    }

    bool careful() const { return gaps_ == Gaps::careful; }

    const ThreeSides& sides_;
    std::span<const MergePiece> pieces_;
    Gaps gaps_;
};

}  // namespace

Merge assemble(const ThreeSides& sides, std::span<const MergePiece> pieces, Gaps gaps) {
    return Assembler{sides, pieces, gaps}.run();
}

bool stands_as_meant(const Merge& merge, std::span<const MergePiece> pieces) {
    const auto text = joined_text(merge);
    const Sliced read{text};
    if (read.passages.size() != pieces.size()) return false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (read.words(i) != pieces[i].words) return false;
    }
    return true;
}

}  // namespace saksgang::repo
