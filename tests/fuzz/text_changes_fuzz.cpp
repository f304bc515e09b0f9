// SPDX-License-Identifier: EUPL-1.2
// What changed between two texts: it is both texts, to the byte. A byte 1E parts them.
#include <algorithm>
#include <string>

#include "repo/text/text_changes.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::fuzz {
namespace {

// The new text, of what stands or came, in the order that the changes are in.
std::string new_text(const repo::TextChanges& changes) {
    std::string text = changes.lead_after;
    for (const repo::PassageChange& passage : changes.passages) {
        if (!passage.after) continue;
        for (const repo::Run& run : passage.runs) {
            if (run.kind != repo::RunKind::removed) text += run.text;
        }
        text += passage.gap_after;
    }
    return text;
}

std::string old_words(const repo::PassageChange& passage) {
    std::string text;
    for (const repo::Run& run : passage.runs) {
        if (run.kind != repo::RunKind::inserted) text += run.text;
    }
    return text;
}

// What stood in the old text is there, each passage to the byte.
void check_old(const repo::TextChanges& changes, std::string_view before) {
    for (const repo::PassageChange& passage : changes.passages) {
        if (!passage.before || passage.state == repo::PassageState::moved_away) continue;
        const auto& [begin, end] = std::pair{passage.before->begin, passage.before->end};
        ASSERT(begin <= end);
        ASSERT(end <= before.size());
        ASSERT(old_words(passage) == before.substr(begin, end - begin));
    }
}

}  // namespace

void take(std::string_view bytes) {
    const std::string_view before = bytes.substr(0, bytes.find('\x1e'));
    const std::string_view after = bytes.substr(std::min(bytes.size(), before.size() + 1));
    const auto changes = repo::text_changes(before, after);
    ASSERT(changes.has_value());
    ASSERT(new_text(*changes) == after);
    check_old(*changes, before);
    ASSERT(changes->highlights.size() <= limits::changes_highlights_max);
    if (before == after) ASSERT(changes->counts == repo::ChangeCounts{});
}

}  // namespace saksgang::fuzz
