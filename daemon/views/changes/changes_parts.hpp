// SPDX-License-Identifier: EUPL-1.2
// What the page of changes is put together from; inner to this folder. Pure; any thread.
#pragma once

#include <compare>

#include "daemon/views/changes/changes_model.hpp"

namespace saksgang::views {

// Texts to choose among, in words and days. `today`: today's text is one of them.
std::vector<ChoiceGroup> text_choices(const app::ProcessView& view,
                                      std::span<const workflows::Version> versions,
                                      std::string_view chosen, bool today, const Speech& speech);

// Where it stands now; of what went, where it stood.
const repo::Passage& passage_of(const repo::PassageChange& change);

// A passage's runs as they are read: without marks, and without white space that became other
// white space.
std::vector<ChangedRun> readable_runs(const repo::PassageChange& change);
// A run's words as they are read. `begins`: it is the first of its passage.
std::string readable(const repo::Run& run, bool begins, repo::PassageKind kind);

// What it weighs on a page, at most: its bytes as HTML, without what stands around a change.
std::size_t weight_of(const repo::PassageChange& change);
std::size_t weight_of(const ChangedRun& run);

// The words of a change in pieces that each weigh at most limits::page_change_bytes_max; mostly
// one. Of a passage that weighs more, what stands unchanged and away from any change is left out.
using ChangePiece = std::vector<ChangedRun>;
std::vector<ChangePiece> change_pieces(const repo::TextChanges& changes, std::size_t passage);

// Passages that stand unchanged between two changes: how many of them a fold shows.
class FoldRoom {
public:
    bool takes(const repo::PassageChange& change);  // no, once it has said no
    std::size_t weight() const { return weight_; }

private:
    std::size_t passages_ = 0;
    std::size_t weight_ = 0;
    bool full_ = false;
};

// Where a page begins: with what stands unchanged before its first change, or within a change.
struct PageBegin {
    std::size_t passage = 0;
    std::size_t piece = 0;
    auto operator<=>(const PageBegin&) const = default;
};
// The changes cut into pages of which none is large: the begin of each, in order; at least one.
// The same for the same changes, whoever looks and however.
std::vector<PageBegin> change_pages(const repo::TextChanges& changes);
// The page, from 1, on which the change of that passage begins.
std::size_t page_of(const std::vector<PageBegin>& pages, std::size_t passage);

// The rows of that page, where it stands among the others, and where the highlights lead.
void tell_page(ChangesBody& body, const repo::TextChanges& changes, std::size_t page,
               const Speech& speech);

}  // namespace saksgang::views
