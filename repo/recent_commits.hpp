// SPDX-License-Identifier: EUPL-1.2
// The commits a handle staged last, with their trees. They were read back when they were written;
// asking libgit2 for them again would have it list every pack first, at each group.
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "workflows/core/ids.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {

class RecentCommits {
public:
    void add(const Oid& commit, const Oid& tree) {
        if (!trees_.emplace(commit, tree).second) return;
        order_.push_back(commit);
        if (order_.size() <= limits::recent_commits_max) return;
        trees_.erase(order_.front());
        order_.pop_front();
    }

    std::optional<Oid> tree_of(const Oid& commit) const {
        const auto found = trees_.find(commit);
        if (found == trees_.end()) return std::nullopt;
        return found->second;
    }

private:
    std::map<Oid, Oid> trees_;
    std::deque<Oid> order_;
};

}  // namespace saksgang::repo
