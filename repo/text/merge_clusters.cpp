// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/merge_clusters.hpp"

#include <algorithm>

namespace saksgang::repo {
namespace {

bool comes_first(const Hunk& one, const Hunk& other) {
    if (one.begin != other.begin) return one.begin < other.begin;
    return one.begin == one.end && other.begin != other.end;
}

bool touches(const Cluster& cluster, const Hunk& hunk) {
    const bool puts_in = hunk.begin == hunk.end;
    if (cluster.begin == cluster.end) return puts_in && hunk.begin == cluster.begin;
    if (puts_in) return cluster.begin < hunk.begin && hunk.begin < cluster.end;
    return hunk.begin < cluster.end;
}

}  // namespace

std::vector<Cluster> clusters_of(const std::vector<Hunk>& theirs, const std::vector<Hunk>& mine) {
    std::vector<Cluster> clusters;
    std::size_t next_theirs = 0;
    std::size_t next_mine = 0;
    while (next_theirs < theirs.size() || next_mine < mine.size()) {
        const bool they_begin =
            next_mine == mine.size() ||
            (next_theirs < theirs.size() && !comes_first(mine[next_mine], theirs[next_theirs]));
        const Hunk& first = they_begin ? theirs[next_theirs] : mine[next_mine];
        Cluster cluster{.begin = first.begin, .end = first.end, .theirs = {}, .mine = {}};
        const auto grow = [&](const std::vector<Hunk>& hunks, std::size_t& next,
                              std::vector<Hunk>& taken) {
            if (next == hunks.size() || !touches(cluster, hunks[next])) return false;
            cluster.end = std::max(cluster.end, hunks[next].end);
            taken.push_back(hunks[next++]);
            return true;
        };
        (they_begin ? cluster.theirs : cluster.mine).push_back(first);
        ++(they_begin ? next_theirs : next_mine);
        while (grow(theirs, next_theirs, cluster.theirs) || grow(mine, next_mine, cluster.mine)) {
        }
        clusters.push_back(std::move(cluster));
    }
    return clusters;
}

}  // namespace saksgang::repo
