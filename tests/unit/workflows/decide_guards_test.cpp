// SPDX-License-Identifier: EUPL-1.2
// Each guard alone: a transition that asks for nothing else, on processes around its edges.
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;
using enum DecisionKind;

// What is missing before the process may leave its stage, if leaving asked for `guard` alone.
std::vector<Reason> unmet(const Guard& guard, Scene scene) {
    scene.definition.transitions = {{.slug = {"videre"},
                                     .from = scene.process.stage,
                                     .to = {"vedtatt"},
                                     .title = {.nb = "Videre", .nn = {}, .en = {}},
                                     .guards = {guard}}};
    const auto transitions = transitions_from_here(scene.situation());
    REQUIRE(transitions.size() == 1);
    return transitions.front().unmet;
}

bool is_open(const Guard& guard, const Scene& scene) {
    return unmet(guard, scene).empty();
}

Reason only_unmet(const Guard& guard, const Scene& scene) {
    const auto reasons = unmet(guard, scene);
    REQUIRE(reasons.size() == 1);
    return reasons.front();
}

std::string said(const Reason& reason) {
    return say(Language::nb, reason.phrase);
}

using Slugs = std::vector<std::string>;

}  // namespace

TEST_CASE("everyone must have answered in this visit") {
    const AllAnswered guard{{{"faggruppe-klima"}, {"faggruppe-naering"}}, std::nullopt};

    CHECK(is_open(guard, a_scene(a_process()
                                     .with_text()
                                     .with_response("faggruppe-klima")
                                     .with_response("faggruppe-naering"))));

    const auto one =
        only_unmet(guard, a_scene(a_process().with_text().with_response("faggruppe-klima")));
    CHECK(one.kind == "all_answered");
    CHECK(one.who == Slugs{"faggruppe-naering"});
    CHECK(said(one) == "Det mangler svar fra Faggruppe næring.");

    const auto both = only_unmet(guard, a_scene(a_process()));
    CHECK(both.who == Slugs{"faggruppe-klima", "faggruppe-naering"});
    CHECK(said(both) == "Det mangler svar fra Faggruppe klima og Faggruppe næring.");
    CHECK(say(Language::en, both.phrase) ==
          "Answers are missing from Climate group and Business group.");
}

TEST_CASE("an answer of an earlier visit, or a withdrawn one, does not count") {
    const AllAnswered guard{{{"faggruppe-klima"}}, std::nullopt};
    auto scene = a_scene(a_process().with_text().with_response("faggruppe-klima"));
    CHECK(is_open(guard, scene));
    scene.process.responses.front().withdrawn = true;
    CHECK_FALSE(is_open(guard, scene));
    CHECK_FALSE(is_open(guard, a_scene(a_process()
                                           .with_text()
                                           .with_response("faggruppe-klima")
                                           .in_stage("styret")
                                           .in_stage("utkast"))));
}

TEST_CASE("a hearing circle has answered when every seat has, or as many as are asked for") {
    const AllAnswered everyone{{{"kommunene"}}, std::nullopt};
    const AllAnswered two{{{"kommunene"}}, 2};
    const AllAnswered four{{{"kommunene"}}, 4};

    auto hearing = a_process().with_text().in_stage("horing").with_response("kommunene", "asker");
    CHECK(said(only_unmet(everyone, a_scene(hearing))) ==
          "Det mangler svar fra Kommunene (1 av 3).");
    CHECK(said(only_unmet(two, a_scene(hearing))) == "Det mangler svar fra Kommunene (1 av 2).");

    hearing.with_response("kommunene", "oslo");
    CHECK_FALSE(is_open(everyone, a_scene(hearing)));
    CHECK(is_open(two, a_scene(hearing)));

    hearing.with_response("kommunene", "baerum");
    CHECK(is_open(everyone, a_scene(hearing)));
    CHECK(said(only_unmet(four, a_scene(hearing))) == "Det mangler svar fra Kommunene (3 av 4).");
}

TEST_CASE("one seat answering twice is one answer") {
    const auto scene = a_scene(a_process()
                                   .with_text()
                                   .in_stage("horing")
                                   .with_response("kommunene", "asker")
                                   .with_response("kommunene", "asker"));
    CHECK_FALSE(is_open(AllAnswered{{{"kommunene"}}, 2}, scene));
}

TEST_CASE("a hearing circle without seats has not answered") {
    auto scene = a_scene(a_process().in_stage("horing"));
    scene.council.bodies.at({"kommunene"}).seats.clear();
    CHECK_FALSE(is_open(AllAnswered{{{"kommunene"}}, std::nullopt}, scene));
}

TEST_CASE("a decision counts while it stands on today's text") {
    struct Row {
        Standing standing;
        bool open;
        std::string sentence;
    };
    const std::string lapsed =
        "Styret har behandlet en tidligere tekst (behandling 1). Teksten er endret siden, og må "
        "behandles på nytt.";
    for (const auto& row :
         {Row{Standing::valid, true, ""}, Row{Standing::carried, true, ""},
          Row{Standing::lapsed, false, lapsed},
          Row{Standing::withdrawn, false, "Styret har ikke gitt tilslutning til dagens tekst."}}) {
        INFO(to_string(row.standing));
        const HasDecision guard{{"styret"}, endorsement};
        const auto scene =
            a_scene(a_process().with_text().released().in_stage("styret").with_decision(
                "styret", endorsement, row.standing));
        CHECK(is_open(guard, scene) == row.open);
        if (row.open) continue;
        CHECK(only_unmet(guard, scene).who == Slugs{"styret"});
        CHECK(said(only_unmet(guard, scene)) == row.sentence);
    }
}

TEST_CASE("another body's decision, or one of another kind, does not count") {
    const auto scene = a_scene(
        a_process().with_text().released().in_stage("styret").with_decision("styret", endorsement));
    CHECK(is_open(HasDecision{{"styret"}, endorsement}, scene));
    CHECK_FALSE(is_open(HasDecision{{"styret"}, recommendation}, scene));
    CHECK_FALSE(is_open(HasDecision{{"representantskapet"}, endorsement}, scene));
}

TEST_CASE("each kind of decision is missed in words of its own") {
    struct Row {
        DecisionKind kind;
        std::string sentence;
    };
    for (const auto& row : {
             Row{statement, "Styret har ikke gitt uttalelse om dagens tekst."},
             Row{endorsement, "Styret har ikke gitt tilslutning til dagens tekst."},
             Row{recommendation, "Styret har ikke gitt innstilling om dagens tekst."},
             Row{adoption, "Styret har ikke gjort vedtak om dagens tekst."},
             Row{sent_back, "Styret har ikke sendt dagens tekst tilbake."},
             Row{rejected, "Styret har ikke avvist dagens tekst."},
         }) {
        const auto scene = a_scene(a_process().with_text().in_stage("styret"));
        CHECK(said(only_unmet(HasDecision{{"styret"}, row.kind}, scene)) == row.sentence);
    }
}

TEST_CASE("an endorsement of an earlier visit counts while the text is unchanged") {
    const auto scene = a_scene(a_process()
                                   .with_text()
                                   .released()
                                   .in_stage("styret")
                                   .with_decision("styret", endorsement)
                                   .in_stage("horing")
                                   .in_stage("styret"));
    CHECK(is_open(HasDecision{{"styret"}, endorsement}, scene));
}

TEST_CASE("a send-back opens its loop once, though the text is unchanged when it comes round") {
    for (const auto kind : {sent_back, rejected}) {
        const HasDecision guard{{"styret"}, kind};
        auto process =
            a_process().with_text().released().in_stage("styret").with_decision("styret", kind);
        CHECK(is_open(guard, a_scene(process)));

        process.in_stage("utkast").in_stage("styret");
        const auto scene = a_scene(process);
        CHECK(said(only_unmet(guard, scene)) ==
              "Behandling 1 i Styret ble gjort forrige gang saken var i dette steget, og gjelder "
              "ikke på nytt.");
        CHECK(is_open(guard, a_scene(process.with_decision("styret", kind))));
    }
}

TEST_CASE("a send-back of an earlier visit does not count again for being corrected in this one") {
    const HasDecision guard{{"styret"}, sent_back};
    auto scene = a_scene(a_process()
                             .with_text()
                             .released()
                             .in_stage("styret")
                             .with_decision("styret", sent_back, Standing::withdrawn)
                             .in_stage("utkast")
                             .in_stage("styret")
                             .with_decision("styret", sent_back));
    CHECK(is_open(guard, scene));
    scene.process.decisions.back().corrects = DecisionNumber{1};
    CHECK_FALSE(is_open(guard, scene));
}

TEST_CASE("a send-back decided before the stage was entered does not lead out of it") {
    const HasDecision guard{{"styret"}, sent_back};
    auto scene = a_scene(
        a_process().with_text().released().in_stage("styret").with_decision("styret", sent_back));
    CHECK(is_open(guard, scene));
    scene.process.decisions.back().decided_on = day(2024, 3, 31);
    CHECK_FALSE(is_open(guard, scene));
}

TEST_CASE("a milestone must have been held") {
    const MilestoneHeld guard{{"styremote"}};
    CHECK(is_open(guard, a_scene(a_process().with_milestone("styremote", MilestoneState::held))));

    const auto planned = only_unmet(guard, a_scene(a_process()));
    CHECK(planned.kind == "milestone_held");
    CHECK(planned.who == Slugs{"secretariat"});
    CHECK(planned.by == day(2024, 4, 26));
    CHECK(said(planned) == "«Styremøtet» er ikke gjennomført. Planlagt dag er 26. april 2024.");

    CHECK_FALSE(
        is_open(guard, a_scene(a_process().with_milestone("styremote", MilestoneState::moved))));
    CHECK(said(only_unmet(guard, a_scene(a_process().with_milestone("styremote",
                                                                    MilestoneState::cancelled)))) ==
          "«Styremøtet» er avlyst.");
    CHECK(said(only_unmet(MilestoneHeld{{"stormote"}}, a_scene(a_process()))) ==
          "«Stormøtet» er ikke gjennomført, og dagen er ikke satt.");
}

TEST_CASE("earliest opens on its day, not before") {
    struct Row {
        Earliest guard;
        LocalDate opens;
    };
    // The hearing lasts until 29 May.
    auto both = not_before("horing");
    both.date = day(2024, 5, 2);
    for (const auto& row : {
             Row{not_before(day(2024, 5, 2)), day(2024, 5, 2)},
             Row{not_before("horing"), day(2024, 5, 29)},
             Row{not_before("horing", 3), day(2024, 6, 1)},
             Row{not_before("horing", -7), day(2024, 5, 22)},
             Row{after_days_in_stage(14), day(2024, 4, 15)},
             Row{both, day(2024, 5, 29)},
         }) {
        auto scene = a_scene(a_process().in_stage("horing", day(2024, 4, 1)));
        INFO(format_date(row.opens));
        scene.now.today = row.opens;
        CHECK(is_open(row.guard, scene));
        scene.now.today = add_days(row.opens, -1);
        const auto reason = only_unmet(row.guard, scene);
        CHECK(reason.kind == "earliest");
        CHECK(reason.who.empty());
        CHECK(reason.by == row.opens);
        CHECK(said(reason) == "Overgangen åpner " + say_date(Language::nb, row.opens) + ".");
    }
}

TEST_CASE("latest closes after its day") {
    struct Row {
        Latest guard;
        LocalDate closes;
        Slugs who;
    };
    // The hearing lasts until 29 May.
    auto both = not_after("horing");
    both.date = day(2024, 5, 2);
    for (const auto& row : {
             Row{not_after(day(2024, 5, 2)), day(2024, 5, 2), {}},
             Row{not_after("horing"), day(2024, 5, 29), {"secretariat"}},
             Row{not_after("horing", -7), day(2024, 5, 22), {"secretariat"}},
             Row{both, day(2024, 5, 2), {"secretariat"}},
         }) {
        auto scene = a_scene(a_process().in_stage("horing"));
        INFO(format_date(row.closes));
        scene.now.today = row.closes;
        CHECK(is_open(row.guard, scene));
        scene.now.today = add_days(row.closes, 1);
        const auto reason = only_unmet(row.guard, scene);
        CHECK(reason.kind == "latest");
        CHECK(reason.who == row.who);
        CHECK(reason.by == row.closes);
        CHECK(said(reason) ==
              "Fristen for overgangen var " + say_date(Language::nb, row.closes) + ".");
    }
}

TEST_CASE("what follows a milestone without a day waits for the day to be set") {
    const auto scene = a_scene(a_process());
    const auto early = only_unmet(not_before("stormote"), scene);
    CHECK(early.who == Slugs{"secretariat"});
    CHECK_FALSE(early.by.has_value());
    CHECK(said(early) == "Overgangen åpner etter «Stormøtet», men dagen er ikke satt.");
    const auto late = only_unmet(not_after("stormote"), scene);
    CHECK(late.who == Slugs{"secretariat"});
    CHECK(said(late) == "Fristen for overgangen følger «Stormøtet», men dagen er ikke satt.");
}

TEST_CASE("today's text must be a released one") {
    CHECK(said(only_unmet(TextReleased{}, a_scene(a_process()))) == "Det finnes ingen tekst ennå.");
    const auto saved = only_unmet(TextReleased{}, a_scene(a_process().with_text()));
    CHECK(saved.kind == "text_released");
    CHECK(saved.who == Slugs{"secretariat"});
    CHECK(said(saved) == "Dagens tekst (versjon 1) er ikke sendt ut.");
    CHECK(is_open(TextReleased{}, a_scene(a_process().with_text().released())));
    CHECK_FALSE(is_open(TextReleased{}, a_scene(a_process().with_text().released().with_text())));
}

TEST_CASE("the check of today's text must find nothing that stops it") {
    const TextChecked guard;
    CHECK(said(only_unmet(guard, a_scene(a_process()))) == "Det finnes ingen tekst ennå.");
    auto scene = a_scene(a_process().with_text());
    CHECK(said(only_unmet(guard, scene)) ==
          "Teksten (versjon 1) ble nettopp endret og er ikke kontrollert ennå.");

    struct Row {
        std::optional<std::int64_t> found;
        std::string_view nb;
        std::string_view see;
    };
    const Row rows[] = {
        {1, "Kontrollen av teksten fant én feil som må rettes først.",
         "/documents/strategi/goals#check"},
        {12, "Kontrollen av teksten fant 12 feil som må rettes først.",
         "/documents/strategi/goals#check"},
        {std::nullopt, "Teksten er for stor til å bli kontrollert: del den opp.", ""},
    };
    auto& stopping = scene.facts.stopping[scene.process.head->text.commit];
    for (const Row& row : rows) {
        stopping = row.found;
        const auto reason = only_unmet(guard, scene);
        CHECK(reason.kind == "text_checked");
        CHECK(reason.who == Slugs{"secretariat"});
        CHECK(said(reason) == row.nb);
        CHECK(reason.see == row.see);
    }
    stopping = 0;
    CHECK(is_open(guard, scene));

    auto later = a_scene(a_process().with_text().with_text());
    later.facts = scene.facts;  // what was found in an earlier text says nothing of a later one
    CHECK_FALSE(is_open(guard, later));
}

TEST_CASE("a body is expected by the transition's deadline, else on its own next planned day") {
    auto scene = a_scene(a_process().with_text().in_stage("styret"));
    const HasDecision guard{{"styret"}, endorsement};
    CHECK(only_unmet(guard, scene).by == day(2024, 4, 26));

    auto& meeting = scene.process.milestones.at({"styremote"});
    for (const auto state : {MilestoneState::held, MilestoneState::cancelled}) {
        meeting.state = state;
        CHECK_FALSE(only_unmet(guard, scene).by.has_value());
    }
    meeting.state = MilestoneState::moved;
    meeting.from = add_days(scene.process.stage_entered_on, -1);  // a meeting of before this stage
    CHECK_FALSE(only_unmet(guard, scene).by.has_value());
    meeting.from = scene.process.stage_entered_on;
    CHECK(only_unmet(guard, scene).by == scene.process.stage_entered_on);

    scene.definition.transitions = {{.slug = {"videre"},
                                     .from = {"styret"},
                                     .to = {"horing"},
                                     .title = {.nb = "Videre", .nn = {}, .en = {}},
                                     .guards = {guard, not_after(day(2024, 5, 10))}}};
    const auto transitions = transitions_from_here(scene.situation());
    REQUIRE(transitions.size() == 1);
    REQUIRE(transitions.front().unmet.size() == 1);
    CHECK(transitions.front().unmet.front().by == day(2024, 5, 10));
}

}  // namespace saksgang::workflows
