// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;

MoveMilestone a_move() {
    return {.milestone = {"horing"},
            .from = day(2024, 5, 6),
            .until = day(2024, 6, 5),
            .reason = "Flere kommuner ba om mer tid."};
}

HoldMilestone a_hold() {
    return {.milestone = {"styremote"}, .held_on = day(2024, 4, 26), .note = "Som planlagt."};
}

CancelMilestone a_cancel() {
    return {.milestone = {"stormote"}, .reason = "For få påmeldte."};
}

}  // namespace

TEST_CASE("a moved milestone keeps where it moved from, and why") {
    const auto scene = a_scene(a_process());
    CHECK(only<MilestoneMoved>(scene.decide(a_move())) ==
          MilestoneMoved{.milestone = {"horing"},
                         .old_from = day(2024, 4, 29),
                         .old_until = day(2024, 5, 29),
                         .from = day(2024, 5, 6),
                         .until = day(2024, 6, 5),
                         .reason = Committed::of("Flere kommuner ba om mer tid.")});
}

TEST_CASE("a milestone without a day gets one by being moved") {
    auto command = a_move();
    command.milestone = {"stormote"};
    CHECK_FALSE(only<MilestoneMoved>(a_scene(a_process()).decide(command)).old_from.has_value());
}

TEST_CASE("a move is to other days, in order, and for a reason") {
    const auto scene = a_scene(a_process());
    const auto refused_for = [&](auto change, std::string_view field) {
        auto command = a_move();
        change(command);
        check_refused(scene.decide(command), Errc::invalid_input, field);
    };
    refused_for([](auto& move) { move.reason = "\n"; }, "reason");
    refused_for([](auto& move) { move.until = day(2024, 5, 5); }, "until");
    refused_for([](auto& move) { move.until = day(2024, 6, 31); }, "until");
    refused_for([](auto& move) { move.from = day(2024, 2, 30); }, "from");
    refused_for(
        [](auto& move) {
            move.from = day(2024, 4, 29);
            move.until = day(2024, 5, 29);
        },
        "from");

    auto one_day = a_move();
    one_day.until = one_day.from;
    CHECK(scene.decide(one_day).has_value());
    auto shorter = a_move();
    shorter.from = day(2024, 4, 29);
    CHECK(scene.decide(shorter).has_value());
}

TEST_CASE("a milestone is held on a day that has come") {
    const auto scene = a_scene(a_process());
    CHECK(only<MilestoneWasHeld>(scene.decide(a_hold())) ==
          MilestoneWasHeld{.milestone = {"styremote"},
                           .held_on = day(2024, 4, 26),
                           .note = Committed::of("Som planlagt.")});
    auto command = a_hold();
    command.held_on = day(2024, 4, 27);
    check_refused(scene.decide(command), Errc::invalid_input, "held_on");
    command = a_hold();
    command.note = std::string(limits::note_bytes_max + 1, 'a');
    check_refused(scene.decide(command), Errc::invalid_input, "note");
}

TEST_CASE("a milestone is cancelled for a reason") {
    const auto scene = a_scene(a_process());
    CHECK(only<MilestoneCancelled>(scene.decide(a_cancel())).reason.text == "For få påmeldte.");
    auto command = a_cancel();
    command.reason.clear();
    check_refused(scene.decide(command), Errc::invalid_input, "reason");
}

TEST_CASE("what is held or cancelled stays so") {
    struct Row {
        MilestoneState state;
        bool open;
        std::string sentence;
    };
    for (const auto& row :
         {Row{MilestoneState::planned, true, ""}, Row{MilestoneState::moved, true, ""},
          Row{MilestoneState::held, false, "«Høringen» er allerede gjennomført."},
          Row{MilestoneState::cancelled, false, "«Høringen» er avlyst."}}) {
        INFO(to_string(row.state));
        const auto scene = a_scene(a_process().with_milestone("horing", row.state));
        auto hold = a_hold();
        hold.milestone = {"horing"};
        auto cancel = a_cancel();
        cancel.milestone = {"horing"};
        for (const auto& result :
             {scene.decide(a_move()), scene.decide(hold), scene.decide(cancel)}) {
            if (row.open) {
                CHECK(result.has_value());
            } else {
                check_refused(result, Errc::milestone_closed);
                CHECK(only_reason(result) == row.sentence);
            }
        }
    }
}

TEST_CASE("a milestone the workflow does not have is not found") {
    const auto scene = a_scene(a_process());
    auto move = a_move();
    move.milestone = {"finnes-ikke"};
    check_refused(scene.decide(move), Errc::not_found);
    auto hold = a_hold();
    hold.milestone = {"finnes-ikke"};
    check_refused(scene.decide(hold), Errc::not_found);
    auto cancel = a_cancel();
    cancel.milestone = {"finnes-ikke"};
    check_refused(scene.decide(cancel), Errc::not_found);
}

}  // namespace saksgang::workflows
