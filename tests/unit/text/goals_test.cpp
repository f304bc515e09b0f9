// SPDX-License-Identifier: EUPL-1.2
// Levels of goals as headings and lists show them, and the hierarchy and matrix made of them.
#include "repo/text/goals.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "repo/text/levels.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

std::string announced(std::string_view heading) {
    const auto found = announcement_of(heading);
    std::string all = found.itself ? "itself" : "";
    for (const Level level : found.levels)
        all += (all.empty() ? "" : " ") + std::string{to_string(level)};
    return all;
}

TEST_CASE("headings name levels in three languages, in any form, and nothing else does") {
    struct Row {
        std::string_view heading;
        std::string_view levels;
    };
    const std::vector<Row> rows{
        {"Visjon", "vision"},
        {"VISJONEN", "vision"},
        {"Overordnet mål", "goal"},
        {"Overordna m\x61\xCC\x8Al", "goal"},
        {"Overordnet mål og strategier", "goal strategy"},
        {"Innsatsområdene og satsingene", "focus_area effort"},
        {"Visjon, mål og strategiar", "vision goal strategy"},
        {"Delmål", "sub_goal"},
        {"Satsninger", "effort"},
        {"Tverrgåande prosjekt", "project"},
        {"Our overall goals", "goal"},
        {"Focus areas", "focus_area"},
        {"Cross-cutting projects", "project"},
        {"Innsatsområde 2: Klima", "itself focus_area"},
        {"Delmål 3", "itself sub_goal"},
        {"Visjon: Et godt sted", "itself vision"},
        {"Målhierarki", ""},
        {"Strategi for Osloregionen", ""},
        {"Klima, miljø og natur", ""},
        {"Mål og midler", ""},
        {"Veien videre", ""},
        {"", ""},
        {"2", ""},
    };
    for (const Row& row : rows) {
        INFO(row.heading);
        CHECK(announced(row.heading) == row.levels);
    }
}

std::string written(const std::vector<Goal>& goals, int depth = 0) {
    std::string all;
    for (const Goal& goal : goals) {
        all += fmt::format("{}{} {} {} {}\n", std::string(static_cast<std::size_t>(depth), ' '),
                           to_string(goal.level), goal.section, goal.paragraph,
                           goal.text.substr(0, goal.text.find('.')));
        all += written(goal.below, depth + 1);
    }
    return all;
}

TEST_CASE("list items and sections take the level of the heading above them") {
    const auto goals = goals_of(*read_structure(
        "# Plan\n## Visjon\n\nBo godt.\n\nMer om det.\n\n## Mål\n\nMålene er:\n\n- Færre utslipp\n"
        "- Flere boliger\n\n## Strategier\n1. Gå foran\n2. Lær av andre\n\n## Innsatsområder\n"
        "### Klima\n#### Delmål\n- Ned med utslippene\n  - nærmere bestemt\n#### Satsinger\n"
        "- Sol\n### Bane\n\n## Delmål\n- Alene\n"));
    CHECK(written(goals.visions) == "vision visjon 1 Bo godt\n");
    CHECK(written(goals.goals) == "goal mal 4 Færre utslipp\ngoal mal 5 Flere boliger\n");
    CHECK(written(goals.strategies) ==
          "strategy strategier 6 Gå foran\nstrategy strategier 7 Lær av andre\n");
    CHECK(written(goals.focus_areas) ==
          "focus_area klima 0 Klima\n"
          " sub_goal klima-delmal 8 Ned med utslippene\n"
          " effort satsinger 10 Sol\n"
          "focus_area bane 0 Bane\n");
    CHECK(written(goals.loose) == "sub_goal delmal 11 Alene\n");
}

TEST_CASE("one heading may name a goal in prose and strategies in a list") {
    const auto goals = goals_of(*read_structure(
        "## Overordnet mål og strategier\n\nVi skal lede.\n\n- ved å a\n- ved å b\n"));
    CHECK(goals.goals.size() == 1);
    CHECK(goals.strategies.size() == 2);
}

TEST_CASE("the example has every level, and a matrix of its strategies and areas") {
    std::ifstream file{SAKSGANG_SOURCE_DIR "/examples/osloregionen/text.md"};
    std::stringstream content;
    content << file.rdbuf();
    const auto goals = goals_of(*read_structure(content.str()));
    CHECK(goals.visions.size() == 1);
    CHECK(goals.challenges.size() == 4);
    CHECK(goals.goals.size() == 1);
    CHECK(goals.strategies.size() == 6);
    REQUIRE(goals.focus_areas.size() == 4);
    for (const Goal& area : goals.focus_areas)
        CHECK(area.below.size() == 6);
    CHECK(goals.projects.size() == 3);
    CHECK(goals.loose.empty());
    REQUIRE(goals.matrix.size() == 6);
    CHECK(goals.matrix.front().size() == 4);
}

TEST_CASE("an area takes up a strategy by its number or by a word of its own") {
    const auto goals = goals_of(*read_structure(
        "## Strategier\n1. Bygge allianser\n2. Dele kunnskap\n3. Gå foran\n\n## Innsatsområder\n"
        "### A\n#### Delmål\n- Ny alliansebygging i nord (strategi 3)\n- Annet\n"
        "### B\n#### Satsinger\n- Kunnskapen ut til alle (strategi 1 og 2)\n"));
    const auto cell = [&](std::size_t strategy, std::size_t area) {
        return goals.matrix.at(strategy).at(area).paragraphs;
    };
    CHECK(cell(0, 0) == std::vector{4});
    CHECK(cell(1, 0).empty());
    CHECK(cell(2, 0) == std::vector{4});
    CHECK(cell(0, 1) == std::vector{6});
    CHECK(cell(1, 1) == std::vector{6});
    CHECK(cell(2, 1).empty());
}

TEST_CASE("a text without levels has an empty hierarchy") {
    CHECK(goals_of(*read_structure("# A\n\ntekst\n\n## B\n\n- c\n")).empty());
    CHECK(goals_of(*read_structure("")).empty());
}

}  // namespace
}  // namespace saksgang::repo
