// SPDX-License-Identifier: EUPL-1.2
// What changed between two texts, as a reader would tell it: passages that stand, were changed word
// by word, came, went, or were moved; how much each change can matter, and why. Pure; near-linear.
// The passages are both texts: what stands or came, in new order, with the gaps, is the new text to
// the byte; what stands or went, in old order, is the old one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repo/text/passages.hpp"
#include "repo/text/remarks.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::repo {

enum class RunKind { same = 1, removed, inserted };

struct Run {
    RunKind kind = RunKind::same;
    std::string text;
    bool breaks = false;  // parts two passages: where one was split, or two were joined
    bool operator==(const Run&) const = default;
};

enum class PassageState {
    same = 1,
    changed,
    inserted,
    removed,
    moved,       // stands here now; its words may have changed as well
    moved_away,  // stood here; no runs of its own
    split,       // stood as one, stands as `parts`; its words may have changed as well
    joined,      // stood as `parts`, stands as one
};
std::string_view to_string(PassageState state);
std::string_view to_string(PassageKind kind);

struct PassageChange {
    PassageState state = PassageState::same;
    std::optional<Passage>
        before;  // absent where it came; of joined ones the first, to the last's end
    std::optional<Passage> after;  // absent where it went; of split ones likewise
    std::string gap_before;        // white space after it in the old text …
    std::string gap_after;         // … and in the new
    std::vector<Run> runs;
    Remarks remarks;
    std::size_t counterpart = 0;  // of moved and moved_away: the place of the other
    std::size_t parts = 1;        // of split and joined
};

// A heading and what stands under it before the next one.
struct SectionChanges {
    std::string heading;  // without marks; empty before the first heading
    int level = 0;
    ChangeClass change = ChangeClass::identical;
    std::size_t changed = 0;  // passages with changes of any kind
    bool removed = false;     // stands in the old text only
};

struct ChangeCounts {
    std::size_t changed = 0;  // in their words
    std::size_t light = 0;    // typographic only; not among the changed
    std::size_t inserted = 0;
    std::size_t removed = 0;
    std::size_t moved = 0;  // may be among the changed too
    std::size_t split = 0;  // one passage each, whatever it was split in; not among the changed
    std::size_t joined = 0;
    bool operator==(const ChangeCounts&) const = default;
};

struct Highlight {
    Remark remark;
    std::size_t passage = 0;
};

struct TextChanges {
    std::string lead_before;  // white space before the first passage
    std::string lead_after;
    std::vector<PassageChange> passages;  // in new order; what went stands where it was
    std::vector<SectionChanges> sections;
    ChangeCounts counts;
    ChangeClass level = ChangeClass::identical;
    std::vector<Highlight> highlights;  // heaviest first, at most limits::changes_highlights_max
    bool coarse = false;  // so much was changed that more is shown as replaced than need be

    std::size_t bytes() const;  // that it takes up, roughly
};

// The whole of it as one row of runs, what went where it stood: for texts short enough to be read
// in one go. Passages that were moved stand in their new place alone.
std::vector<Run> runs_through(const TextChanges& changes);

// Errc::body_too_large beyond limits::text_bytes_max, with the field "before" or "after".
Result<TextChanges> text_changes(std::string_view before, std::string_view after);

}  // namespace saksgang::repo
