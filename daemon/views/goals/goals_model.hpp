// SPDX-License-Identifier: EUPL-1.2
// The hierarchy of goals in a text, and which strategies its focus areas take up: strings and flags
// in one language. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "daemon/app/read_structure.hpp"
#include "daemon/views/document_head.hpp"
#include "daemon/views/finding_words.hpp"

namespace saksgang::views {

struct GoalLine {
    std::string url;  // where it stands in the text
    std::string text;
    std::string kind;             // "Delmål"; empty where the group says it
    std::vector<GoalLine> below;  // one level deep
};

struct GoalGroup {
    std::string title;  // "Innsatsområder"
    std::vector<GoalLine> lines;
};

struct GoalsModel {
    struct Link {
        std::string url;
        std::string number;
    };
    struct Row {
        GoalLine strategy;
        std::vector<std::vector<Link>> cells;  // a column each
    };

    struct Fault {
        std::string url;
        FindingWords words;
        bool stops = false;  // must be mended before the text is passed on
    };

    DocumentHead head;
    std::string version_line;
    std::vector<GoalGroup> groups;  // those that hold anything, from the vision down
    std::vector<GoalLine> columns;  // focus areas
    std::vector<Row> rows;          // strategies; none: there is no matrix
    bool checked = false;           // for those who write the text
    std::string check_intro;        // what a finding means
    std::vector<Fault> faults;      // what the check found; what stops the text first
};

GoalsModel goals_model(const app::ProcessView& view, const app::VersionGoals& goals,
                       Language language);
// Adds what the check of the same text found.
void add_findings(GoalsModel& model, const app::ProcessView& view,
                  const app::VersionFindings& found, Language language);

}  // namespace saksgang::views
