// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/merge.hpp"

#include <fmt/format.h>

#include "repo/text/merge_assembly.hpp"
#include "repo/text/merge_breaks.hpp"
#include "repo/text/merge_pieces.hpp"
#include "repo/text/merge_side.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

Merge everything_in_conflict(const ThreeTexts& texts) {
    return {.stretches = {"", ""},
            .conflicts = {{.kind = ConflictKind::wording,
                           .heading = {},
                           .base = std::string{texts.base},
                           .theirs = std::string{texts.theirs},
                           .mine = std::string{texts.mine},
                           .gap = {}}},
            .tail = {}};
}

Merge merge_changed(const ThreeTexts& texts) {
    const Sliced base{texts.base};
    MergeSide theirs{base, texts.theirs};
    MergeSide mine{base, texts.mine};
    settle_moves(base, theirs, mine);
    settle_breaks(base, theirs, mine);
    const ThreeSides sides{.base = base, .theirs = theirs, .mine = mine};
    const auto pieces = pieces_of(sides);
    for (const Gaps gaps : {Gaps::as_written, Gaps::careful}) {
        auto merge = assemble(sides, pieces, gaps);
        if (merge.conflicts.size() > limits::merge_conflicts_max) break;
        if (!merge.clean() || stands_as_meant(merge, pieces)) return merge;
    }
    return everything_in_conflict(texts);
}

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
    return merge_changed(texts);
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
