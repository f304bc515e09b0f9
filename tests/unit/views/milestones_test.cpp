// SPDX-License-Identifier: EUPL-1.2
// Which milestone is current, how each is told, and where it stands on the drawn line.
#include "daemon/views/overview_parts.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

using support::a_process;
using support::day;
using workflows::MilestoneState;

std::string current_of(const app::ProcessView& view) {
    const auto current = current_milestone(view);
    return current ? current->value : "";
}

const MilestoneLine& line_of(const std::vector<MilestoneLine>& lines, std::string_view title) {
    for (const auto& line : lines) {
        if (line.title == title) return line;
    }
    FAIL("no milestone " << title);
    return lines.front();
}

}  // namespace

TEST_CASE("the current milestone is the one going on, else the first still ahead in the plan") {
    const auto held = [](auto&&... names) {
        auto process = a_process();
        (process.with_milestone(names, MilestoneState::held), ...);
        return process;
    };
    // Nothing is held: the first in the plan, though it has no day.
    CHECK(current_of(a_view(held(), day(2024, 4, 1))) == "stormote");
    // A meeting today comes before what stands earlier in the plan.
    CHECK(current_of(a_view(held(), day(2024, 4, 26))) == "styremote");
    CHECK(current_of(a_view(held("stormote"), day(2024, 4, 27))) == "styremote");
    CHECK(current_of(a_view(held("stormote", "styremote"), day(2024, 4, 27))) == "horing");
    // The first and the last day of a period belong to it.
    CHECK(current_of(a_view(held(), day(2024, 4, 29))) == "horing");
    CHECK(current_of(a_view(held(), day(2024, 5, 29))) == "horing");
    CHECK(current_of(a_view(held(), day(2024, 5, 30))) == "stormote");
    // What is over cannot be current, even on its day.
    CHECK(current_of(a_view(held("styremote"), day(2024, 4, 26))) == "stormote");
    auto cancelled = a_process();
    cancelled.with_milestone("stormote", MilestoneState::cancelled);
    CHECK(current_of(a_view(cancelled, day(2024, 4, 1))) == "styremote");
    auto moved = a_process();
    moved.with_milestone("stormote", MilestoneState::moved);
    CHECK(current_of(a_view(moved, day(2024, 4, 1))) == "stormote");
    CHECK(current_of(a_view(held("stormote", "styremote", "horing", "representantskap"))) == "");
}

TEST_CASE("at the end of a process nothing is current, whatever was left in the plan") {
    CHECK(current_of(a_view(a_process().in_stage("vedtatt"), day(2024, 8, 30))) == "");
}

TEST_CASE("exactly one milestone is marked as the step the process is at") {
    const auto lines = milestone_lines(the_hearing(), nb);
    REQUIRE(lines.size() == 9);
    CHECK(std::ranges::count_if(lines, &MilestoneLine::current) == 1);
    const auto& hearing = line_of(lines, "Høring");
    CHECK(hearing.current);
    CHECK(hearing.place == "Nå");
    CHECK(hearing.state == Tag{"pågår", Tone::accent});
    CHECK(hearing.when == "29. april–29. mai 2024");
    CHECK(hearing.distance == "slutter om 12 dager");
}

TEST_CASE("each milestone says its day, its state and how far off it is") {
    const auto lines = milestone_lines(the_hearing(), nb);
    const auto& gathering = line_of(lines, "Stormøte");
    CHECK(gathering.when == "5. mars 2024");
    CHECK(gathering.state == Tag{"gjennomført", Tone::success});
    CHECK(gathering.distance.empty());
    const auto& moved = line_of(lines, "Utvalgets møte i juni");
    CHECK(moved.when == "12. juni 2024");
    CHECK(moved.state == Tag{"flyttet", Tone::warning});
    CHECK(moved.distance == "om 26 dager");
    const auto& undated = line_of(lines, "Styremøte om innstillingen");
    CHECK(undated.when == "Dagen er ikke satt");
    CHECK(undated.distance.empty());
    CHECK(undated.state == Tag{"planlagt", Tone::neutral});
}

TEST_CASE("a meeting tells what its body decided there, and not what was withdrawn") {
    auto view = the_hearing();
    // The board's endorsement is recorded twice: the text had changed in between.
    const auto board_notes = [&] {
        return line_of(milestone_lines(view, nb), "Styremøte i april").notes;
    };
    CHECK(board_notes() == std::vector<std::string>{"Sak 12/24: tilslutning"});
    view.process.decisions[1].standing = workflows::Standing::withdrawn;
    CHECK(board_notes() == std::vector<std::string>{"Sak 12/24: tilslutning"});
    view.process.decisions[2].standing = workflows::Standing::withdrawn;
    CHECK(board_notes().empty());
    const auto lines = milestone_lines(view, nb);
    CHECK(line_of(lines, "Utvalgets møte i april").notes == std::vector<std::string>{"Uttalelse"});
    CHECK(line_of(lines, "Stormøte").notes.empty());
}

TEST_CASE("a milestone that was moved and then held says so") {
    auto view = the_hearing();
    auto& meeting = view.process.milestones[{"utvalg-juni"}];
    meeting.state = MilestoneState::held;
    CHECK(line_of(milestone_lines(view, nb), "Utvalgets møte i juni").notes.front() ==
          "Ble flyttet én gang");
    meeting.moves = 3;
    CHECK(line_of(milestone_lines(view, nb), "Utvalgets møte i juni").notes.front() ==
          "Ble flyttet 3 ganger");
}

TEST_CASE("marks stand on the line in proportion to their days") {
    const auto axis = milestone_axis({{.from = day(2024, 1, 1), .until = day(2024, 1, 1)},
                                      {.from = day(2024, 1, 26), .until = day(2024, 2, 20)},
                                      {.from = day(2024, 4, 10), .until = day(2024, 4, 10)}},
                                     day(2024, 2, 20), nb);
    REQUIRE(axis.marks.size() == 3);
    CHECK(axis.marks[0].at == "2.00%");
    CHECK(axis.marks[0].until.empty());
    CHECK(axis.marks[1].at == "26.00%");
    CHECK(axis.marks[1].until == "50.00%");
    CHECK(axis.marks[2].at == "98.00%");
    CHECK(axis.today == "50.00%");
    REQUIRE(axis.ticks.size() == 3);
    CHECK(axis.ticks[0].label == "feb");
    CHECK(axis.ticks[2].label == "apr");
}

TEST_CASE("a line is drawn only where there are two days to draw it between") {
    const auto one = day(2024, 4, 26);
    CHECK_FALSE(milestone_axis({}, one, nb).drawn());
    CHECK_FALSE(milestone_axis({{.from = one, .until = one}}, one, nb).drawn());
    CHECK_FALSE(milestone_axis({{.from = one, .until = one}, {.from = one, .until = one}}, one, nb)
                    .drawn());
    CHECK(milestone_axis({{.from = one, .until = day(2024, 4, 27)}}, one, nb).drawn());
}

TEST_CASE("today is left out of a line that does not reach it") {
    const std::vector<AxisMilestone> spring{{.from = day(2024, 3, 1), .until = day(2024, 6, 1)}};
    CHECK(milestone_axis(spring, day(2024, 2, 29), nb).today.empty());
    CHECK_FALSE(milestone_axis(spring, day(2024, 3, 1), nb).today.empty());
    CHECK_FALSE(milestone_axis(spring, day(2024, 6, 1), nb).today.empty());
    CHECK(milestone_axis(spring, day(2024, 6, 2), nb).today.empty());
}

TEST_CASE("a line of years has a tick a year") {
    const auto axis =
        milestone_axis({{.from = day(2022, 6, 1), .until = day(2025, 2, 1)}}, day(2024, 1, 1), nb);
    REQUIRE(axis.ticks.size() == 3);
    CHECK(axis.ticks[0].label == "2023");
    CHECK(axis.ticks[2].label == "2025");
}

TEST_CASE("marks look as their milestones stand") {
    const auto axis = axis_of(the_hearing(), nb);
    REQUIRE(axis.marks.size() == 8);  // one of nine has no day
    CHECK(axis.marks[0].look == "held");
    CHECK(axis.marks[5].look == "current");
    CHECK(axis.marks[6].look == "planned");
    auto view = the_hearing();
    view.process.milestones[{"utvalg-juni"}].state = MilestoneState::cancelled;
    CHECK(axis_of(view, nb).marks[6].look == "cancelled");
}

}  // namespace saksgang::views
