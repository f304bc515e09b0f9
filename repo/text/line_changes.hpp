// SPDX-License-Identifier: EUPL-1.2
// A plain line diff of two texts (Myers, through libgit2's xdiff). Pure: bytes in, values out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflows/core/result.hpp"

namespace saksgang::repo {

enum class LineChange { same = 1, removed, added };

struct ChangedLine {
    LineChange change = LineChange::same;
    std::string text;  // without its line end
    bool operator==(const ChangedLine&) const = default;
};

struct Hunk {
    int old_start = 0;  // 1-based line in the old text
    int new_start = 0;
    std::vector<ChangedLine> lines;
    bool operator==(const Hunk&) const = default;
};

struct LineChanges {
    std::vector<Hunk> hunks;  // empty: the same text
    int added = 0;
    int removed = 0;
};

// `context`: unchanged lines kept around each change.
Result<LineChanges> line_changes(std::string_view before, std::string_view after, int context = 3);

}  // namespace saksgang::repo
