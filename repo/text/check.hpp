// SPDX-License-Identifier: EUPL-1.2
// Reads a text as a careful colleague would, and says what does not hang together. What to look for
// is data (CheckRules); a finding is advice, and stops nothing. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "repo/text/structure.hpp"
#include "workflows/core/phrase.hpp"

namespace saksgang::repo {

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

struct Finding {
    Flaw flaw = Flaw::level_missing;
    std::size_t section = 0;  // place in Structure::sections
    int paragraph = 0;        // 0: the section as a whole
    int line = 1;
    Phrase reason;  // "finding.<flaw>"; what to do is "finding.<flaw>_remedy"
    bool operator==(const Finding&) const = default;
};

struct CheckRules {
    std::vector<Level> levels;                    // that a text with goals should have
    std::vector<std::vector<std::string>> terms;  // beginnings of words that mean one thing
    std::vector<std::string> misplaced;           // beginnings of words that belong elsewhere
    struct Source {
        std::string name;
        std::string text;
    };
    std::vector<Source> sources;  // what quotations are held against
};

// For a strategy: the levels of docs/text.md, tiltak and KPI kept out, words that drift.
CheckRules strategy_rules();

// In the order of the text; at most limits::text_findings_max. `structure` is that of `text`.
std::vector<Finding> check_text(std::string_view text, const Structure& structure,
                                const CheckRules& rules);

}  // namespace saksgang::repo
