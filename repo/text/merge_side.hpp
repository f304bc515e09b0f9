// SPDX-License-Identifier: EUPL-1.2
// One side of a merge: its text against the base, as hunks; and how the two sides' moves are
// settled before the hunks are held against each other. Inner to merge.cpp. Pure.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/text/breaks.hpp"
#include "repo/text/merge.hpp"
#include "repo/text/passages.hpp"

namespace saksgang::repo {

// A text and its passages.
struct Sliced {
    std::string_view text;
    std::vector<Passage> passages;

    explicit Sliced(std::string_view whole) : text{whole}, passages{passages_of(whole)} {}

    std::string_view words(std::size_t index) const {
        return text.substr(passages[index].begin, passages[index].end - passages[index].begin);
    }
    std::string_view words(Span span) const { return words_of({text, passages}, span); }
    std::string_view gap(std::size_t index) const { return gap_after(text, passages, index); }
    std::string_view lead() const { return gap_before_all(text, passages); }
    std::string_view tail() const {
        return passages.empty() ? std::string_view{} : gap(passages.size() - 1);
    }
};

// In the place of base passages [begin, end) stand this side's passages `own`. Of the same begin,
// what puts in comes before what replaces.
struct Hunk {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::size_t> own;
};

// Base passages that became other passages of this side by being split, or joined.
struct Broken {
    Span base;
    Span own;
};

// A passage that somebody moved and both touched.
struct Dispute {
    ConflictKind kind = ConflictKind::moved;
    std::string_view base;
    std::string_view theirs;
    std::string_view mine;
};

class MergeSide {
public:
    MergeSide(const Sliced& base, std::string_view text);
    MergeSide(const MergeSide&) = delete;
    MergeSide& operator=(const MergeSide&) = delete;

    const Sliced& sliced() const { return text_; }

    // Where base passage `index` stands in this text; nothing where it went.
    std::optional<std::size_t> place_of(std::size_t index) const { return place_of_[index]; }
    bool moved(std::size_t index) const { return moved_[index]; }
    // The base passages in whose place own passage `place` stands; nothing where it was put in or
    // moved.
    const std::optional<Span>& stands(std::size_t place) const { return stands_[place]; }
    // Where base passages stand in this text, each for itself and in a row; nothing where one went,
    // was moved, split or joined, or where something was put in among them.
    std::optional<Span> in_a_row(Span base) const;

    // How many base passages stand before own passage `place`, by the last that was not moved.
    std::size_t slot_of(std::size_t place) const { return slots_[place]; }

    // The words own passage `place` is taken to have.
    std::string_view words(std::size_t place) const;
    void say(std::size_t place, std::string words) {
        said_[place] = kept_.emplace_back(std::move(words));
    }
    void leave_out(std::size_t place) { left_out_[place] = true; }
    void dispute(std::size_t place, const Dispute& dispute) { disputes_[place] = dispute; }
    const std::optional<Dispute>& dispute_at(std::size_t place) const { return disputes_[place]; }

    const std::vector<Broken>& broken() const { return broken_; }
    const Broken* broken_at(std::size_t index) const;  // by base passage; null: it is whole
    // From here on: a joined passage is the changed one of those it was joined from, and a split
    // one is whole again, with the words `before`.
    void forget_join(const Broken& joined);
    void take_back_split(const Broken& split, std::string_view before);

    std::vector<Hunk> hunks(const Sliced& base) const;

private:
    Sliced text_;
    std::vector<std::optional<std::size_t>> place_of_;  // by base passage
    std::vector<bool> moved_;                           // by base passage
    std::vector<std::optional<Span>> stands_;           // by own passage
    std::vector<std::size_t> slots_;                    // by own passage
    std::vector<Broken> broken_;
    std::vector<std::optional<std::string_view>> said_;
    std::deque<std::string> kept_;  // what is said; never moves
    std::vector<bool> left_out_;
    std::vector<std::optional<Dispute>> disputes_;
};

// What of three wordings is to stand, where at most one side changed it or both did alike.
std::optional<std::string_view> settled(std::string_view base, std::string_view theirs,
                                        std::string_view mine);

// Where one side moved a passage, the other side's words go with it; where that cannot be, the
// passage is disputed at its new place.
void settle_moves(const Sliced& base, MergeSide& theirs, MergeSide& mine);

}  // namespace saksgang::repo
