// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;
using enum DecisionKind;

Scene board_meeting() {
    return a_scene(a_process().with_text().released().in_stage("styret"));
}

RecordDecision an_endorsement(const Scene& scene) {
    return a_decision(scene, "styret", endorsement);
}

}  // namespace

TEST_CASE("a decision names the text, the roster, the rule and the workflow as they were") {
    auto scene = board_meeting();
    scene.council.bodies.at({"styret"}).rule = {
        .quorum_numerator = 2, .quorum_denominator = 3, .chair_breaks_ties = false};
    auto command = an_endorsement(scene);
    command.votes = {.in_favour = 3, .against = 1, .abstained = 1};
    command.chair = ChairVote::in_favour;
    command.case_number = "12/24";
    command.note = "Enstemmig etter debatt.";
    const auto decision = only<DecisionRecorded>(scene.decide(command));
    CHECK(decision.decision == DecisionNumber{1});
    CHECK(decision.body == BodySlug{"styret"});
    CHECK(decision.kind == endorsement);
    CHECK(decision.stage == StageSlug{"styret"});
    CHECK(decision.text == scene.process.head->text);
    CHECK(decision.workflow_blob == scene.process.workflow_blob);
    REQUIRE(decision.roster.size() == 5);
    CHECK(decision.roster[1] == RosterSeat{.seat = {"plass-2"},
                                           .represents = "Kommune 2",
                                           .holder = Pseudonym{"p-0000000000000002"},
                                           .deputy = Pseudonym{"p-0000000000000066"}});
    CHECK(decision.rule.quorum_numerator == 2);
    CHECK(decision.chair_seat == SeatSlug{"plass-1"});
    CHECK(decision.present == 5);
    CHECK(decision.votes == command.votes);
    CHECK(decision.chair == ChairVote::in_favour);
    CHECK(decision.quorum_met);
    CHECK_FALSE(decision.overridden);
    CHECK(decision.case_number == "12/24");
    CHECK(decision.decided_on == scene.now.today);
    CHECK_FALSE(decision.late);
    CHECK(decision.standing == Standing::valid);
    CHECK_FALSE(decision.corrects.has_value());
    CHECK(decision.note.text == "Enstemmig etter debatt.");
}

TEST_CASE("a body decides within its mandate, in a stage that has it") {
    struct Row {
        std::string stage;
        std::string body;
        DecisionKind kind;
        bool entitled;
    };
    for (const auto& row : {
             Row{"styret", "styret", endorsement, true},
             Row{"styret", "styret", sent_back, true},
             Row{"styret", "styret", adoption, false},
             Row{"styret", "styret", rejected, false},
             Row{"styret", "representantskapet", adoption, false},
             Row{"vedtak", "representantskapet", adoption, true},
             Row{"vedtak", "representantskapet", endorsement, false},
             Row{"vedtak", "styret", endorsement, false},
             Row{"utkast", "faggruppe-klima", statement, true},
             Row{"horing", "faggruppe-klima", statement, false},
             Row{"vedtatt", "representantskapet", adoption, false},
         }) {
        INFO(row.stage << " " << row.body << " " << to_string(row.kind));
        const auto scene =
            a_scene(a_process().with_text().released().in_stage(row.stage, day(2024, 4, 26)));
        const auto result = scene.decide(a_decision(scene, row.body, row.kind));
        if (row.entitled) {
            CHECK(result.has_value());
        } else {
            check_refused(result, Errc::body_not_entitled);
            CHECK(result.error().reasons.size() == 1);
        }
    }
}

TEST_CASE("a decision of a stage that was left can be registered afterwards") {
    const auto scene =
        a_scene(a_process().with_text().released().in_stage("horing", day(2024, 4, 26)));
    auto command = an_endorsement(scene);
    const auto refused = scene.decide(command);
    check_refused(refused, Errc::body_not_entitled);
    CHECK(only_reason(refused) == "Styret har ikke saken i steget «Høring».");
    command.decided_on = day(2024, 4, 25);
    CHECK(only<DecisionRecorded>(scene.decide(command)).late);
}

TEST_CASE("only a body the council had that day decides") {
    auto scene = board_meeting();
    check_refused(scene.decide(a_decision(scene, "finnes-ikke", endorsement)), Errc::invalid_input,
                  "body");

    Body& board = scene.council.bodies.at({"styret"});
    board.valid_from = day(2024, 4, 26);
    board.valid_to = day(2024, 4, 26);
    CHECK(scene.decide(an_endorsement(scene)).has_value());
    board.valid_to = day(2024, 4, 25);
    const auto result = scene.decide(an_endorsement(scene));
    check_refused(result, Errc::body_not_entitled);
    CHECK(only_reason(result) == "Styret var ikke i virksomhet 26. april 2024.");
    board.valid_to.reset();
    board.valid_from = day(2024, 4, 27);
    check_refused(scene.decide(an_endorsement(scene)), Errc::body_not_entitled);
}

TEST_CASE("what is decided has been decided by today") {
    const auto scene = board_meeting();
    auto command = an_endorsement(scene);
    command.decided_on = day(2024, 4, 27);
    check_refused(scene.decide(command), Errc::invalid_input, "decided_on");
    command.decided_on = day(2024, 4, 25);
    CHECK(only<DecisionRecorded>(scene.decide(command)).late);
}

TEST_CASE("a body decides on a version that was sent out") {
    auto scene = a_scene(a_process().with_text().in_stage("styret"));
    const auto result = scene.decide(an_endorsement(scene));
    check_refused(result, Errc::version_not_released);
    CHECK(only_reason(result) ==
          "Versjon 1 er ikke sendt ut til dem som skal ta stilling til den.");

    for (const auto visibility : {Visibility::open, Visibility::recipients, Visibility::withheld}) {
        scene = a_scene(a_process().with_text().released(visibility).in_stage("styret"));
        CHECK(scene.decide(an_endorsement(scene)).has_value());
    }
    scene = a_scene(a_process().with_text().released(Visibility::secretariat).in_stage("styret"));
    check_refused(scene.decide(an_endorsement(scene)), Errc::version_not_released);
}

TEST_CASE("a decision on another text than today's has lapsed when it is recorded") {
    auto process = a_process().with_text().released();
    const Version former = *process.build().head;
    auto scene = a_scene(process.with_text().released().in_stage("styret"));
    auto command = an_endorsement(scene);
    command.version = former;
    const auto decision = only<DecisionRecorded>(scene.decide(command));
    CHECK(decision.standing == Standing::lapsed);
    CHECK(decision.text == former.text);

    // The words are what counts: a later version that says the same is the same text.
    scene.process.head->text.text_sha256 = former.text.text_sha256;
    CHECK(only<DecisionRecorded>(scene.decide(command)).standing == Standing::valid);
}

TEST_CASE("no more were present than there are seats, and no more voted than were present") {
    struct Row {
        int present;
        Votes votes;
        std::string field;  // empty: the numbers add up
    };
    const auto scene = board_meeting();  // five seats
    for (const auto& row : {
             Row{5, {5, 0, 0}, ""},
             Row{5, {2, 1, 2}, ""},
             Row{5, {1, 0, 0}, ""},
             Row{6, {5, 0, 0}, "present"},
             Row{-1, {0, 0, 0}, "present"},
             Row{5, {6, 0, 0}, "votes"},
             Row{4, {3, 1, 1}, "votes"},
             Row{5, {-1, 0, 0}, "votes"},
             Row{5, {3, -1, 0}, "votes"},
             Row{5, {3, 0, -1}, "votes"},
             Row{5, {2'000'000'000, 2'000'000'000, 0}, "votes"},
         }) {
        INFO(row.present << ": " << row.votes.in_favour << "–" << row.votes.against << "–"
                         << row.votes.abstained);
        auto command = an_endorsement(scene);
        command.present = row.present;
        command.votes = row.votes;
        const auto result = scene.decide(command);
        if (row.field.empty()) {
            CHECK(result.has_value());
        } else {
            check_refused(result, Errc::invalid_input, row.field);
        }
    }
}

TEST_CASE("enough must be present, by the body's own share") {
    struct Row {
        int numerator;
        int denominator;
        int present;
        bool met;
    };
    for (const auto& row : {Row{1, 2, 2, false}, Row{1, 2, 3, true}, Row{2, 3, 3, false},
                            Row{2, 3, 4, true}, Row{1, 1, 4, false}, Row{1, 1, 5, true},
                            Row{0, 1, 1, true}, Row{3, 5, 3, true}, Row{3, 5, 2, false}}) {
        INFO(row.present << " of 5 against " << row.numerator << "/" << row.denominator);
        auto scene = board_meeting();
        auto& rule = scene.council.bodies.at({"styret"}).rule;
        rule.quorum_numerator = row.numerator;
        rule.quorum_denominator = row.denominator;
        auto command = an_endorsement(scene);
        command.present = row.present;
        command.votes = {.in_favour = row.present, .against = 0, .abstained = 0};
        const auto result = scene.decide(command);
        if (row.met) {
            CHECK(only<DecisionRecorded>(result).quorum_met);
        } else {
            check_refused(result, Errc::quorum_not_met);
        }
    }
}

TEST_CASE("too few present is told in numbers, and can be overridden with a reason") {
    const auto scene = board_meeting();
    auto command = an_endorsement(scene);
    command.present = 2;
    command.votes = {.in_favour = 2, .against = 0, .abstained = 0};
    CHECK(only_reason(scene.decide(command)) == "2 av 5 var til stede. Det kreves minst 3.");

    command.override_reason = "  ";
    check_refused(scene.decide(command), Errc::quorum_not_met);

    command.override_reason = "Hastevedtak etter § 7.";
    const auto decision = only<DecisionRecorded>(scene.decide(command));
    CHECK(decision.overridden);
    CHECK_FALSE(decision.quorum_met);
    CHECK(decision.override_reason.text == "Hastevedtak etter § 7.");
}

TEST_CASE("a reason to override where no rule is breached overrides nothing") {
    const auto scene = board_meeting();
    auto command = an_endorsement(scene);
    command.override_reason = "For sikkerhets skyld.";
    const auto decision = only<DecisionRecorded>(scene.decide(command));
    CHECK_FALSE(decision.overridden);
    CHECK(decision.quorum_met);
}

TEST_CASE("more must vote for than against, and the chair breaks a tie where the rule says so") {
    struct Row {
        Votes votes;
        ChairVote chair;
        bool chair_breaks_ties;
        std::string refusal;  // empty: carried
    };
    const std::string tie_fell = "2 stemte for og 2 mot. Ved stemmelikhet falt forslaget.";
    for (const auto& row : {
             Row{{3, 2, 0}, ChairVote::none, true, ""},
             Row{{1, 0, 4}, ChairVote::none, true, ""},
             Row{{2, 3, 0},
                 ChairVote::in_favour,
                 true,
                 "2 stemte for og 3 mot, så forslaget falt."},
             Row{{2, 2, 0}, ChairVote::in_favour, true, ""},
             Row{{2, 2, 0}, ChairVote::against, true, tie_fell},
             Row{{2, 2, 0},
                 ChairVote::none,
                 true,
                 "2 stemte for og 2 mot. Da avgjør lederens stemme, og den er ikke ført."},
             Row{{2, 2, 0}, ChairVote::in_favour, false, tie_fell},
             Row{{2, 2, 0}, ChairVote::none, false, tie_fell},
             Row{{0, 0, 5},
                 ChairVote::none,
                 true,
                 "Ingen stemmer er ført for eller mot, så ingenting er avgjort."},
             Row{{0, 0, 0},
                 ChairVote::none,
                 true,
                 "Ingen stemmer er ført for eller mot, så ingenting er avgjort."},
         }) {
        for (const auto kind : {endorsement, recommendation, sent_back}) {
            INFO(row.votes.in_favour << "–" << row.votes.against << " " << to_string(kind));
            auto scene = board_meeting();
            scene.council.bodies.at({"styret"}).rule.chair_breaks_ties = row.chair_breaks_ties;
            auto command = a_decision(scene, "styret", kind);
            command.votes = row.votes;
            command.chair = row.chair;
            const auto result = scene.decide(command);
            if (row.refusal.empty()) {
                CHECK(result.has_value());
            } else {
                check_refused(result, Errc::majority_not_met);
                CHECK(only_reason(result) == row.refusal);
            }
        }
    }
}

TEST_CASE("a tie falls in a body without a chair") {
    auto scene = board_meeting();
    scene.council.bodies.at({"styret"}).chair.reset();
    auto command = an_endorsement(scene);
    command.votes = {.in_favour = 2, .against = 2, .abstained = 1};
    CHECK(only_reason(scene.decide(command)) ==
          "2 stemte for og 2 mot. Ved stemmelikhet falt forslaget.");
}

TEST_CASE("a statement may be given without a vote, and must be carried where there was one") {
    const auto scene = a_scene(a_process().with_text().released());
    auto command = a_decision(scene, "faggruppe-klima", statement);
    command.votes = {};
    CHECK(scene.decide(command).has_value());
    command.votes = {.in_favour = 1, .against = 2, .abstained = 0};
    check_refused(scene.decide(command), Errc::majority_not_met);
}

TEST_CASE("the chair's vote is given by a chair, and is among the votes") {
    auto scene = board_meeting();
    auto command = an_endorsement(scene);
    command.chair = ChairVote::against;  // five for, none against
    check_refused(scene.decide(command), Errc::invalid_input, "chair");
    command.chair = ChairVote::in_favour;
    CHECK(scene.decide(command).has_value());
    scene.council.bodies.at({"styret"}).chair.reset();
    check_refused(scene.decide(command), Errc::invalid_input, "chair");
}

TEST_CASE("the words of a decision have limits") {
    const auto scene = board_meeting();
    auto command = an_endorsement(scene);
    command.case_number = std::string(limits::name_bytes_max + 1, '1');
    check_refused(scene.decide(command), Errc::invalid_input, "case_number");
    command = an_endorsement(scene);
    command.note = std::string(limits::note_bytes_max + 1, 'a');
    check_refused(scene.decide(command), Errc::invalid_input, "note");
    command = an_endorsement(scene);
    command.override_reason = std::string(limits::note_bytes_max + 1, 'a');
    check_refused(scene.decide(command), Errc::invalid_input, "override_reason");
}

TEST_CASE("withdrawing a decision is a counter-entry with a reason") {
    for (const auto standing : {Standing::valid, Standing::carried, Standing::lapsed}) {
        const auto scene =
            a_scene(a_process().with_text().released().in_stage("styret").with_decision(
                "styret", endorsement, standing));
        CHECK(only<StandingChanged>(scene.decide(WithdrawDecision{{1}, "Ført på feil sak."})) ==
              StandingChanged{.decision = {1},
                              .body = {"styret"},
                              .kind = endorsement,
                              .from = standing,
                              .to = Standing::withdrawn,
                              .cause = StandingCause::withdrawn,
                              .text = scene.process.head->text,
                              .change = {},
                              .reason = Committed::of("Ført på feil sak.")});
    }
}

TEST_CASE("an adoption can be withdrawn after the text was adopted") {
    const auto scene = a_scene(a_process()
                                   .with_text()
                                   .released()
                                   .in_stage("vedtak")
                                   .with_decision("representantskapet", adoption)
                                   .in_stage("vedtatt"));
    CHECK(scene.decide(WithdrawDecision{{1}, "Feil i protokollen."}).has_value());
}

TEST_CASE("only what stands can be withdrawn or corrected, and only with a reason") {
    const auto scene = a_scene(a_process()
                                   .with_text()
                                   .released()
                                   .in_stage("styret")
                                   .with_decision("styret", endorsement)
                                   .with_decision("styret", endorsement, Standing::withdrawn));
    const auto both = [&](DecisionNumber number, const std::string& reason) {
        return std::vector{scene.decide(WithdrawDecision{number, reason}),
                           scene.decide(CorrectDecision{number, reason, an_endorsement(scene)})};
    };
    for (const auto& result : both({3}, "Feil."))
        check_refused(result, Errc::not_found);
    for (const auto& result : both({2}, "Feil.")) {
        check_refused(result, Errc::already_withdrawn);
        CHECK(only_reason(result) == "Behandling 2 er trukket tilbake fra før.");
    }
    for (const auto& result : both({1}, " "))
        check_refused(result, Errc::invalid_input, "reason");
    for (const auto& result : both({1}, std::string(limits::note_bytes_max + 1, 'a'))) {
        check_refused(result, Errc::invalid_input, "reason");
    }
}

TEST_CASE("a correction withdraws the old decision and records the new, by the same rules") {
    const auto scene = a_scene(
        a_process().with_text().released().in_stage("styret").with_decision("styret", endorsement));
    auto corrected = an_endorsement(scene);
    corrected.votes = {.in_favour = 4, .against = 1, .abstained = 0};
    const auto events = scene.decide(CorrectDecision{{1}, "Feil stemmetall.", corrected});
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 2);
    const auto withdrawn = std::get<StandingChanged>(events->at(0));
    CHECK(withdrawn.to == Standing::withdrawn);
    CHECK(withdrawn.cause == StandingCause::corrected);
    CHECK(withdrawn.reason.text == "Feil stemmetall.");
    const auto recorded = std::get<DecisionRecorded>(events->at(1));
    CHECK(recorded.decision == DecisionNumber{2});
    CHECK(recorded.corrects == DecisionNumber{1});
    CHECK(recorded.votes.in_favour == 4);

    corrected.votes = {.in_favour = 1, .against = 4, .abstained = 0};
    check_refused(scene.decide(CorrectDecision{{1}, "Feil stemmetall.", corrected}),
                  Errc::majority_not_met);
}

TEST_CASE("a decision can be corrected after the process has moved on, and stays of its stage") {
    const auto scene = a_scene(a_process()
                                   .with_text()
                                   .released()
                                   .in_stage("styret", day(2024, 4, 26))
                                   .with_decision("styret", endorsement)
                                   .in_stage("horing", day(2024, 4, 26)));
    const auto events = scene.decide(CorrectDecision{{1}, "Feil.", an_endorsement(scene)});
    REQUIRE(events.has_value());
    CHECK(std::get<DecisionRecorded>(events->at(1)).stage == StageSlug{"styret"});
}

}  // namespace saksgang::workflows
