// SPDX-License-Identifier: EUPL-1.2
// Two people changed the same text without knowing of one another: what each did, joined passage by
// passage. What one side alone touched is taken from that side, moves too; what both did alike is
// taken once. Where both touched the same passage otherwise, nobody guesses: that place is a
// conflict, with the wording of all three texts. Nothing that either wrote is ever left out of both
// the joined text and the conflicts. Pure; near-linear.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/result.hpp"

namespace saksgang::repo {

enum class ConflictKind {
    wording = 1,  // both changed it, and not alike
    removed,      // one changed or moved what the other took out
    added,        // both put something in at the same place
    moved,        // both moved it, to different places; it stands where `theirs` has it
};
std::string_view to_string(ConflictKind kind);

// A place where somebody must choose. Empty words: there the passage is not.
struct MergeConflict {
    ConflictKind kind = ConflictKind::wording;
    std::string heading;  // the line of the heading it stands under, as both have it; may be empty
    std::string base;
    std::string theirs;
    std::string mine;
    std::string gap;  // white space after it, where anything stands there
    bool operator==(const MergeConflict&) const = default;
};

// Theirs, and mine after it.
std::string both_wordings(const MergeConflict& conflict);

// stretches[0], a choice for conflicts[0], stretches[1] … is the joined text, with `tail` last.
struct Merge {
    std::vector<std::string> stretches;  // one more than there are conflicts
    std::vector<MergeConflict> conflicts;
    std::string tail;  // white space at the end of the text

    bool clean() const { return conflicts.empty(); }
    bool operator==(const Merge&) const = default;
};

struct ThreeTexts {
    std::string_view base;    // what both began with
    std::string_view theirs;  // saved meanwhile
    std::string_view mine;    // about to be saved
};

// Errc::body_too_large beyond limits::text_bytes_max, naming the text. More conflicts than
// limits::merge_conflicts_max are told as one, of the whole texts.
Result<Merge> merge_texts(const ThreeTexts& texts);

// The joined text with these words where the conflicts are, one for each; empty: nothing there.
std::string joined_text(const Merge& merge, std::span<const std::string> choices = {});

}  // namespace saksgang::repo
