// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;

ChangeStage to(std::string_view stage) {
    return {.to = {std::string{stage}}, .note = "Klart.", .effective_on = std::nullopt};
}

ProcessBuilder a_heard_draft() {
    return a_process()
        .with_text()
        .released()
        .with_response("faggruppe-klima")
        .with_response("faggruppe-naering");
}

}  // namespace

TEST_CASE("a process moves on when nothing is missing") {
    const auto scene = a_scene(a_heard_draft());
    CHECK(only<StageChanged>(scene.decide(to("styret"))) ==
          StageChanged{.transition = {"til-styret"},
                       .from = {"utkast"},
                       .to = {"styret"},
                       .entered_on = scene.now.today,
                       .text = scene.process.head->text,
                       .note = Committed::of("Klart.")});
}

TEST_CASE("a refused transition lists everything that is missing, not the first alone") {
    const auto scene = a_scene(a_process().with_text());
    const auto result = scene.decide(to("styret"));
    check_refused(result, Errc::transition_refused);
    REQUIRE(result.error().reasons.size() == 2);
    CHECK(result.error().reasons[0].kind == "all_answered");
    CHECK(result.error().reasons[1].kind == "text_released");
}

TEST_CASE("what the check found must have been said before a step that asks for it is judged") {
    auto scene = a_scene(a_heard_draft());
    auto& guards = scene.definition.transitions.front().guards;
    guards.emplace_back(TextChecked{});
    CHECK(asks_for_check(scene.definition));
    check_refused(scene.decide(to("styret")), Errc::facts_needed);

    auto& stopping = scene.facts.stopping[scene.process.head->text.commit];
    stopping = 2;
    const auto refused = scene.decide(to("styret"));
    check_refused(refused, Errc::transition_refused);
    CHECK(only_reason(refused) == "Kontrollen av teksten fant 2 feil som må rettes først.");
    stopping = 0;
    CHECK(scene.decide(to("styret")));

    // Where there is no text, nothing is to be known of it.
    scene.process = a_process().build();
    check_refused(scene.decide(to("styret")), Errc::transition_refused);
    guards.pop_back();
    CHECK_FALSE(asks_for_check(scene.definition));
}

TEST_CASE("a stage no transition leads to is unknown, and the reason says where one can go") {
    const auto scene = a_scene(a_process().in_stage("styret"));
    for (const auto* stage : {"vedtatt", "styret", "finnes-ikke"}) {
        const auto result = scene.decide(to(stage));
        check_refused(result, Errc::transition_unknown, "to");
        CHECK(
            only_reason(result) ==
            "Det går ingen slik overgang fra «Styret». Herfra kan saken gå til Høring og Utkast.");
    }
    const auto last = a_scene(a_process().in_stage("vedtatt")).decide(to("utkast"));
    check_refused(last, Errc::transition_unknown, "to");
    CHECK(only_reason(last) == "«Vedtatt» er siste steg; det går ingen overgang videre.");
}

TEST_CASE("of two transitions to one stage either will do, and the first gives the reasons") {
    auto hearing = a_process().with_text().released().in_stage("horing", day(2024, 4, 29));
    auto scene = a_scene(hearing.with_response("kommunene", "oslo"));
    scene.now.today = day(2024, 6, 28);  // 60 days later
    const auto changed = only<StageChanged>(scene.decide(to("bearbeiding")));
    CHECK(changed.transition == TransitionSlug{"uten-alle-svar"});

    scene.now.today = day(2024, 6, 27);
    const auto result = scene.decide(to("bearbeiding"));
    check_refused(result, Errc::transition_refused);
    CHECK(only_reason(result) == "Det mangler svar fra Kommunene (1 av 3).");

    scene =
        a_scene(hearing.with_response("kommunene", "asker").with_response("kommunene", "baerum"));
    scene.now.today = day(2024, 5, 30);
    CHECK(only<StageChanged>(scene.decide(to("bearbeiding"))).transition ==
          TransitionSlug{"til-bearbeiding"});
}

TEST_CASE("a move registered afterwards is judged as of its day") {
    auto scene =
        a_scene(a_process().with_text().released().in_stage("bearbeiding", day(2024, 6, 1)));
    scene.now.today = day(2024, 9, 2);  // after the deadline of 29 August
    check_refused(scene.decide(to("vedtak")), Errc::transition_refused);

    auto command = to("vedtak");
    command.effective_on = day(2024, 8, 29);
    CHECK(only<StageChanged>(scene.decide(command)).entered_on == day(2024, 8, 29));
}

TEST_CASE("a move takes effect between the day the stage began and today") {
    struct Row {
        LocalDate effective_on;
        bool accepted;
    };
    const auto scene = a_scene(a_heard_draft());  // since 16 January; today is 26 April
    for (const auto& row :
         {Row{day(2024, 1, 15), false}, Row{day(2024, 1, 16), true}, Row{day(2024, 4, 26), true},
          Row{day(2024, 4, 27), false}, Row{day(2024, 2, 31), false}}) {
        auto command = to("styret");
        command.effective_on = row.effective_on;
        const auto result = scene.decide(command);
        if (row.accepted) {
            CHECK(result.has_value());
        } else {
            check_refused(result, Errc::invalid_input, "effective_on");
        }
    }
}

TEST_CASE("a note with a move has its limit") {
    const auto scene = a_scene(a_heard_draft());
    auto command = to("styret");
    command.note = std::string(limits::note_bytes_max, 'a');
    CHECK(scene.decide(command).has_value());
    command.note += 'a';
    check_refused(scene.decide(command), Errc::invalid_input, "note");
}

TEST_CASE("the ways out of a stage are told with what each still needs") {
    const auto scene = a_scene(a_process().with_text().released().in_stage("styret").with_decision(
        "styret", DecisionKind::sent_back));
    const auto ways = transitions_from_here(scene.situation());
    REQUIRE(ways.size() == 2);
    CHECK(ways[0].transition->slug == TransitionSlug{"til-horing"});
    CHECK(ways[0].unmet.size() == 2);
    CHECK(ways[1].transition->slug == TransitionSlug{"tilbake-til-utkast"});
    CHECK(ways[1].unmet.empty());
}

TEST_CASE("the bodies at work are those of the stage, each with how far it has come") {
    auto scene = a_scene(
        a_process()
            .with_text()
            .released()
            .with_response("faggruppe-klima")
            .with_decision("faggruppe-klima", DecisionKind::statement)
            .with_decision("faggruppe-klima", DecisionKind::statement, Standing::withdrawn));
    auto bodies = bodies_at_work(scene.situation());
    REQUIRE(bodies.size() == 2);
    CHECK(bodies[0].body == BodySlug{"faggruppe-klima"});
    CHECK(bodies[0].answered);
    CHECK(bodies[0].latest_decision == DecisionNumber{1});
    CHECK_FALSE(bodies[1].answered);
    CHECK_FALSE(bodies[1].latest_decision.has_value());

    auto hearing = a_process().with_text().released().in_stage("horing");
    hearing.with_response("kommunene", "asker").with_response("kommunene", "oslo");
    bodies = bodies_at_work(a_scene(hearing).situation());
    REQUIRE(bodies.size() == 1);
    CHECK_FALSE(bodies[0].answered);
    CHECK(bodies[0].seats_answered == 2);
    CHECK(bodies[0].seats == 3);
    bodies = bodies_at_work(a_scene(hearing.with_response("kommunene", "baerum")).situation());
    CHECK(bodies[0].answered);
}

}  // namespace saksgang::workflows
