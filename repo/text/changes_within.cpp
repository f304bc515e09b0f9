// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/changes_within.hpp"

#include <algorithm>

#include "repo/text/change_summary.hpp"

namespace saksgang::repo {
namespace {

bool stands_in(const std::vector<LineRange>& ranges, const std::optional<Passage>& passage) {
    return passage && std::ranges::any_of(ranges, [&](const LineRange& range) {
               return range.contains(passage->line);
           });
}

bool is_moved(const PassageChange& change) {
    return change.state == PassageState::moved || change.state == PassageState::moved_away;
}

}  // namespace

TextChanges changes_within(const TextChanges& changes, const std::vector<LineRange>& before,
                           const std::vector<LineRange>& after) {
    const auto& all = changes.passages;
    std::vector<bool> within(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!stands_in(before, all[i].before) && !stands_in(after, all[i].after)) continue;
        within[i] = true;
        if (is_moved(all[i])) within[all[i].counterpart] = true;
    }
    TextChanges kept;
    kept.coarse = changes.coarse;
    std::vector<std::size_t> place(all.size(), 0);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!within[i]) continue;
        place[i] = kept.passages.size();
        kept.passages.push_back(all[i]);
        const bool last = i + 1 == all.size() || !within[i + 1];
        if (!last) continue;
        kept.passages.back().gap_before.clear();
        kept.passages.back().gap_after.clear();
    }
    for (PassageChange& change : kept.passages)
        change.counterpart = place[change.counterpart];
    summarise(kept);
    return kept;
}

}  // namespace saksgang::repo
