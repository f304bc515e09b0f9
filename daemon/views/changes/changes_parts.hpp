// SPDX-License-Identifier: EUPL-1.2
// What the page of changes is put together from; inner to this folder. Pure; any thread.
#pragma once

#include "daemon/views/changes/changes_model.hpp"

namespace saksgang::views {

// Texts to choose among, in words and days. `today`: today's text is one of them.
std::vector<ChoiceGroup> text_choices(const app::ProcessView& view,
                                      std::span<const workflows::Version> versions,
                                      std::string_view chosen, bool today, const Speech& speech);

// A passage's runs as they are read: without marks, and without white space that became other
// white space.
std::vector<ChangedRun> readable_runs(const repo::PassageChange& change);
// A run's words as they are read. `begins`: it is the first of its passage.
std::string readable(const repo::Run& run, bool begins, repo::PassageKind kind);

std::vector<ChangesRow> changes_rows(const repo::TextChanges& changes, const Speech& speech);

// Passages that are changes, in order: the place of each among them, from 1; 0 for the others.
std::vector<std::size_t> change_numbers(const repo::TextChanges& changes);

}  // namespace saksgang::views
