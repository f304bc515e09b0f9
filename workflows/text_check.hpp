// SPDX-License-Identifier: EUPL-1.2
// What the check of a text looks for, and what it can find: data of a workflow definition
// ([text_check] in docs/workflows.md). The looking itself is done where texts are read (repo/text).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::workflows {

// What a section or a list item is in a hierarchy of goals. docs/text.md says how a text shows it.
enum class Level {
    vision = 1,
    challenge,
    goal,
    strategy,
    focus_area,
    sub_goal,
    effort,
    project,
};
std::string_view to_string(Level level);

enum class Flaw {
    level_missing = 1,      // the text has goals, but none of this level
    area_without_sub_goal,  // a focus area that says nothing about what is to be reached
    loose_sub_goal,         // a sub-goal or effort under no focus area or project
    term_drift,             // one thing, two words
    misplaced,              // a measure or an indicator where goals stand
    quotation_differs,      // two quotations that are nearly alike
    quotation_altered,      // a quotation that is not quite what its source says
    link_broken,            // a link to a place that is not there
};
std::string_view to_string(Flaw flaw);

struct TextCheck {
    struct Source {
        std::string name;
        std::string text;
        bool operator==(const Source&) const = default;
    };
    std::vector<Level> levels;                    // that a text with goals should have
    std::vector<std::vector<std::string>> terms;  // beginnings of words that mean one thing
    std::vector<std::string> misplaced;           // beginnings of words that belong elsewhere
    std::vector<Source> sources;                  // what quotations are held against
    std::vector<Flaw> blocks;                     // what shuts a transition that asks for the check
    bool operator==(const TextCheck&) const = default;

    bool stops(Flaw flaw) const;
};

// Of a definition that says nothing of it: a strategy's levels, tiltak and KPI kept out, words that
// drift. It stops nothing.
TextCheck strategy_check();

}  // namespace saksgang::workflows
