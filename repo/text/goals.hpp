// SPDX-License-Identifier: EUPL-1.2
// The hierarchy of goals that a text's levels make: what stands under what, and which strategies
// the focus areas take up. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "repo/text/structure.hpp"

namespace saksgang::repo {

struct Goal {
    Level level = Level::goal;
    std::string section;      // id of the section it is, or stands in
    int paragraph = 0;        // of the block it is; 0: it is the section
    std::string text;         // the section's heading, or the block's words
    std::vector<Goal> below;  // of a focus area: its sub-goals and efforts; in the text's order
    bool operator==(const Goal&) const = default;
};

// Where a focus area takes up a strategy: sub-goals and efforts that name it by its number
// ("strategi 2") or share a word with it that few others have.
struct MatrixCell {
    std::vector<int> paragraphs;
    bool operator==(const MatrixCell&) const = default;
};

struct GoalHierarchy {
    std::vector<Goal> visions;
    std::vector<Goal> challenges;
    std::vector<Goal> goals;
    std::vector<Goal> strategies;
    std::vector<Goal> focus_areas;
    std::vector<Goal> projects;
    std::vector<Goal> loose;  // sub-goals and efforts under no focus area or project
    std::vector<std::vector<MatrixCell>> matrix;  // [strategy][focus area]; empty: too many
    bool empty() const;
    std::size_t bytes() const;  // what it takes in memory, nearly
};

GoalHierarchy goals_of(const Structure& structure);

}  // namespace saksgang::repo
