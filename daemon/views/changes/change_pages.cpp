// SPDX-License-Identifier: EUPL-1.2
// Where the changes are cut into pages. By weight, which is known before a word of it is made ready
// to be read; near-linear in the changes.
#include <algorithm>

#include "daemon/views/changes/changes_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using repo::PassageChange;
using repo::PassageState;

constexpr std::size_t card_weight = 700;  // its place, class, links and reasons
constexpr std::size_t line_weight = 24;   // one paragraph of a fold

class Cutting {
public:
    explicit Cutting(const repo::TextChanges& changes) : changes_{changes} {}

    std::vector<PageBegin> run() {
        for (std::size_t i = 0; i < changes_.passages.size(); ++i) {
            const PassageChange& change = changes_.passages[i];
            if (change.state == PassageState::same) {
                fold_.takes(change);
                continue;
            }
            add_change(i);
            between_ = i + 1;
            fold_ = {};
        }
        return std::move(pages_);
    }

private:
    void add_change(std::size_t passage) {
        const PassageChange& change = changes_.passages[passage];
        const bool away = change.state == PassageState::moved_away;
        const auto weight = weight_of(away ? changes_.passages[change.counterpart] : change);
        if (weight <= limits::page_change_bytes_max)
            return add({.passage = between_, .piece = 0}, weight + fold_.weight());
        const auto pieces = change_pieces(changes_, passage);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            std::size_t piece_weight = i == 0 ? fold_.weight() : 0;
            for (const ChangedRun& run : pieces[i])
                piece_weight += weight_of(run);
            add({.passage = i == 0 ? between_ : passage, .piece = i}, piece_weight);
        }
    }

    void add(PageBegin begin, std::size_t weight) {
        weight += card_weight;
        const bool full = on_page_ == limits::page_changes_max ||
                          weight_ + weight > limits::page_changes_bytes_max;
        if (on_page_ > 0 && full) {
            pages_.push_back(begin);
            on_page_ = 0;
            weight_ = 0;
        }
        on_page_ += 1;
        weight_ += weight;
    }

    const repo::TextChanges& changes_;
    std::vector<PageBegin> pages_ = std::vector<PageBegin>(1);
    std::size_t between_ = 0;  // the passage after the last change
    FoldRoom fold_;            // what stands there
    std::size_t on_page_ = 0;
    std::size_t weight_ = 0;
};

}  // namespace

bool FoldRoom::takes(const PassageChange& change) {
    if (full_) return false;
    const std::size_t weight = line_weight + weight_of(change);
    full_ = passages_ == limits::page_folded_passages_max ||
            weight_ + weight > limits::page_folded_bytes_max;
    if (full_) return false;
    passages_ += 1;
    weight_ += weight;
    return true;
}

std::vector<PageBegin> change_pages(const repo::TextChanges& changes) {
    return Cutting{changes}.run();
}

std::size_t page_of(const std::vector<PageBegin>& pages, std::size_t passage) {
    const auto after = std::ranges::upper_bound(pages, PageBegin{.passage = passage, .piece = 0});
    return static_cast<std::size_t>(after - pages.begin());
}

}  // namespace saksgang::views
