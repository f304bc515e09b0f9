// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/merge_side.hpp"

#include <algorithm>
#include <iterator>

#include "repo/text/alignment.hpp"

namespace saksgang::repo {
namespace {

// A passage that `mover` moved and `other` may have changed where it stood.
struct Moved {
    std::size_t base = 0;
    std::string_view before;
    bool by_them = false;
};

Dispute dispute_of(ConflictKind kind, const Moved& moved, std::string_view mover,
                   std::string_view other) {
    return {.kind = kind,
            .base = moved.before,
            .theirs = moved.by_them ? mover : other,
            .mine = moved.by_them ? other : mover};
}

void settle_moved_by_one(const Moved& moved, MergeSide& mover, MergeSide& other) {
    const auto* joined = other.broken_at(moved.base);
    if (joined != nullptr && joined->base.count > 1) other.forget_join(*joined);
    const std::size_t to = *mover.place_of(moved.base);
    const auto at = other.place_of(moved.base);
    if (!at) {
        mover.dispute(to, dispute_of(ConflictKind::removed, moved, mover.words(to), {}));
        return;
    }
    if (const auto* split = other.broken_at(moved.base)) {
        mover.dispute(to, dispute_of(ConflictKind::wording, moved, mover.words(to),
                                     other.sliced().words(split->own)));
        other.take_back_split(*split, moved.before);
        return;
    }
    const auto there = other.words(*at);
    if (there == moved.before) return;
    if (const auto words = settled(moved.before, mover.words(to), there)) {
        mover.say(to, std::string{*words});
    } else {
        mover.dispute(to, dispute_of(ConflictKind::wording, moved, mover.words(to), there));
    }
    other.say(*at,
              std::string{moved.before});  // so that where it stood, the mover alone did something
}

void settle_moved_by_both(std::size_t index, std::string_view before, MergeSide& theirs,
                          MergeSide& mine) {
    const std::size_t there = *theirs.place_of(index);
    const std::size_t here = *mine.place_of(index);
    const auto words = settled(before, theirs.words(there), mine.words(here));
    if (theirs.slot_of(there) == mine.slot_of(here)) {
        if (!words) return;  // both put something in at the same place, as it looks from there
        theirs.say(there, std::string{*words});
        mine.say(here, std::string{*words});
        return;
    }
    theirs.dispute(there, {.kind = ConflictKind::moved,
                           .base = before,
                           .theirs = theirs.words(there),
                           .mine = mine.words(here)});
    mine.leave_out(here);
}

}  // namespace

MergeSide::MergeSide(const Sliced& base, std::string_view text)
    : text_{text},
      place_of_(base.passages.size()),
      moved_(base.passages.size()),
      stands_(text_.passages.size()),
      slots_(text_.passages.size()),
      said_(text_.passages.size()),
      left_out_(text_.passages.size()),
      disputes_(text_.passages.size()) {
    const PassagesOf before{base.text, base.passages};
    const PassagesOf after{text_.text, text_.passages};
    auto alignment = align(before, after);
    for (const Match& match : alignment.matches) {
        place_of_[match.pair.before] = match.pair.after;
        moved_[match.pair.before] = match.moved;
    }
    find_breaks(before, after, alignment);
    for (const Match& match : alignment.matches) {
        if (match.moved) continue;
        const Broken one{.base = old_span(match), .own = new_span(match)};
        for (std::size_t i = 0; i < one.own.count; ++i)
            stands_[one.own.first + i] = one.base;
        if (one.base.count > 1 || one.own.count > 1) broken_.push_back(one);
    }
    std::size_t slot = 0;
    for (std::size_t place = 0; place < slots_.size(); ++place) {
        if (stands_[place]) slot = stands_[place]->first + stands_[place]->count;
        slots_[place] = slot;
    }
}

std::optional<Span> MergeSide::in_a_row(Span base) const {
    std::optional<Span> row;
    for (std::size_t index = base.first; index < base.first + base.count; ++index) {
        const auto place = place_of_[index];
        if (!place || moved_[index] || broken_at(index) != nullptr) return std::nullopt;
        if (row && row->first + row->count != *place) return std::nullopt;
        row = row ? Span{.first = row->first, .count = row->count + 1} : Span{.first = *place};
    }
    return row;
}

const Broken* MergeSide::broken_at(std::size_t index) const {
    const auto next = std::ranges::upper_bound(broken_, index, {},
                                               [](const Broken& one) { return one.base.first; });
    if (next == broken_.begin()) return nullptr;
    const Broken& one = *std::prev(next);
    return index < one.base.first + one.base.count ? &one : nullptr;
}

void MergeSide::forget_join(const Broken& joined) {
    const Broken gone = joined;
    for (std::size_t index = gone.base.first; index < gone.base.first + gone.base.count; ++index) {
        if (place_of_[index]) stands_[gone.own.first] = Span{.first = index};
    }
    std::erase_if(broken_, [&](const Broken& one) { return one.base.first == gone.base.first; });
}

void MergeSide::take_back_split(const Broken& split, std::string_view before) {
    const Broken gone = split;
    for (std::size_t i = 0; i < gone.own.count; ++i)
        left_out_[gone.own.first + i] = gone.own.first + i != *place_of_[gone.base.first];
    say(*place_of_[gone.base.first], std::string{before});
    std::erase_if(broken_, [&](const Broken& one) { return one.base.first == gone.base.first; });
}

std::string_view MergeSide::words(std::size_t place) const {
    return said_[place].value_or(text_.words(place));
}

std::vector<Hunk> MergeSide::hunks(const Sliced& base) const {
    std::vector<Hunk> hunks;
    std::vector<std::size_t> put_in;
    std::size_t base_at = 0;
    const auto close = [&](std::size_t end) {
        if (!put_in.empty()) {
            hunks.push_back({.begin = base_at, .end = end, .own = std::move(put_in)});
            put_in.clear();
        } else {
            for (; base_at < end; ++base_at)
                hunks.push_back({.begin = base_at, .end = base_at + 1, .own = {}});
        }
        base_at = end;
    };
    for (std::size_t place = 0; place < stands_.size(); ++place) {
        if (left_out_[place]) continue;
        if (!stands_[place]) {
            put_in.push_back(place);
            continue;
        }
        const Span span = *stands_[place];
        if (span.first < base_at) {  // another part of what was split
            hunks.back().own.push_back(place);
            continue;
        }
        close(span.first);
        base_at = span.first + span.count;
        const bool split = broken_at(span.first) != nullptr;
        if (split || words(place) != base.words(span.first))
            hunks.push_back({.begin = span.first, .end = base_at, .own = {place}});
    }
    close(base.passages.size());
    return hunks;
}

std::optional<std::string_view> settled(std::string_view base, std::string_view theirs,
                                        std::string_view mine) {
    if (theirs == mine || mine == base) return theirs;
    if (theirs == base) return mine;
    return std::nullopt;
}

void settle_moves(const Sliced& base, MergeSide& theirs, MergeSide& mine) {
    for (std::size_t index = 0; index < base.passages.size(); ++index) {
        const auto before = base.words(index);
        if (theirs.moved(index) && mine.moved(index)) {
            settle_moved_by_both(index, before, theirs, mine);
        } else if (theirs.moved(index)) {
            settle_moved_by_one({index, before, true}, theirs, mine);
        } else if (mine.moved(index)) {
            settle_moved_by_one({index, before, false}, mine, theirs);
        }
    }
}

}  // namespace saksgang::repo
