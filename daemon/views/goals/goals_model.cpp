// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/goals/goals_model.hpp"

#include <fmt/format.h>

#include "daemon/views/version_words.hpp"

namespace saksgang::views {
namespace {

class Making {
public:
    Making(const app::ProcessView& view, const Speech& speech)
        : text_(fmt::format("/documents/{}/text", view.process.document.value)), speech_(speech) {}

    std::string paragraph_url(int paragraph) const {
        return fmt::format("{}#p{}", text_, paragraph);
    }

    std::string section_url(const std::string& id) const { return fmt::format("{}#{}", text_, id); }

    GoalLine line(const repo::Goal& goal) const {
        GoalLine made{
            .url = goal.paragraph == 0 ? section_url(goal.section) : paragraph_url(goal.paragraph),
            .text = goal.text,
            .kind = {},
            .below = {}};
        for (const repo::Goal& below : goal.below) {
            made.below.push_back(line(below));
            made.below.back().kind =
                speech_.say("level_one_" + std::string{repo::to_string(below.level)});
        }
        return made;
    }

    void add(std::vector<GoalGroup>& groups, std::string_view title,
             const std::vector<repo::Goal>& goals) const {
        if (goals.empty()) return;
        GoalGroup group{.title = speech_.say(title), .lines = {}};
        for (const repo::Goal& goal : goals)
            group.lines.push_back(line(goal));
        groups.push_back(std::move(group));
    }

    GoalsModel::Fault fault(const repo::Structure& structure, const repo::Finding& finding,
                            bool stops) const {
        return {.url = finding.paragraph == 0 ? section_url(structure.sections[finding.section].id)
                                              : paragraph_url(finding.paragraph),
                .words = finding_words(structure, finding, speech_),
                .stops = stops};
    }

private:
    std::string text_;
    const Speech& speech_;
};

void add_matrix(GoalsModel& model, const repo::GoalHierarchy& goals, const Making& making) {
    if (goals.matrix.empty() || goals.focus_areas.empty()) return;
    for (const repo::Goal& area : goals.focus_areas)
        model.columns.push_back(making.line(area));
    for (std::size_t i = 0; i < goals.matrix.size(); ++i) {
        GoalsModel::Row row{.strategy = making.line(goals.strategies[i]), .cells = {}};
        for (const repo::MatrixCell& cell : goals.matrix[i]) {
            auto& links = row.cells.emplace_back();
            for (const int paragraph : cell.paragraphs)
                links.push_back({making.paragraph_url(paragraph), std::to_string(paragraph)});
        }
        model.rows.push_back(std::move(row));
    }
}

}  // namespace

GoalsModel goals_model(const app::ProcessView& view, const app::VersionGoals& found,
                       Language language) {
    const Speech speech{language};
    const Making making{view, speech};
    GoalsModel model;
    model.head = document_head(view, DocumentTab::goals, speech);
    model.version_line = version_line(view, found.version, speech);
    const repo::GoalHierarchy& goals = *found.goals;
    making.add(model.groups, "levels_vision", goals.visions);
    making.add(model.groups, "levels_challenge", goals.challenges);
    making.add(model.groups, "levels_goal", goals.goals);
    making.add(model.groups, "levels_strategy", goals.strategies);
    making.add(model.groups, "levels_focus_area", goals.focus_areas);
    making.add(model.groups, "levels_project", goals.projects);
    making.add(model.groups, "levels_loose", goals.loose);
    add_matrix(model, goals, making);
    return model;
}

void add_findings(GoalsModel& model, const app::ProcessView& view,
                  const app::VersionFindings& found, Language language) {
    const Speech speech{language};
    const Making making{view, speech};
    const workflows::TextCheck& check = found.definition->text_check;
    model.checked = true;
    model.check_intro = speech.say(check.blocks.empty() ? "check_intro" : "check_intro_stops");
    for (const bool stops : {true, false}) {
        for (const repo::Finding& finding : *found.findings) {
            if (check.stops(finding.flaw) != stops) continue;
            model.faults.push_back(making.fault(*found.structure, finding, stops));
        }
    }
}

}  // namespace saksgang::views
