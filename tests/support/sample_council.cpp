// SPDX-License-Identifier: EUPL-1.2
// The council and the workflow of the builders: as small as shows every kind of body and guard.
#include <fmt/format.h>

#include "tests/support/builders.hpp"

namespace saksgang::support {

using namespace workflows;

namespace {

Title named(std::string nb, std::string en = {}) {
    return {.nb = std::move(nb), .nn = {}, .en = std::move(en)};
}

std::vector<Seat> numbered_seats(int count) {
    std::vector<Seat> seats;
    for (int i = 1; i <= count; ++i) {
        seats.push_back({.slug = {fmt::format("plass-{}", i)},
                         .represents = fmt::format("Kommune {}", i),
                         .holder = Pseudonym{fmt::format("p-{:016x}", i)},
                         .deputy = Pseudonym{fmt::format("p-{:016x}", i + 100)}});
    }
    return seats;
}

Seat member(std::string_view slug, std::string_view represents) {
    return {.slug = {std::string{slug}},
            .represents = std::string{represents},
            .holder = std::nullopt,
            .deputy = std::nullopt};
}

Body a_body(std::string_view slug, Title title, BodyKind kind, std::vector<DecisionKind> mandate,
            std::vector<Seat> seats) {
    return {.slug = {std::string{slug}},
            .title = std::move(title),
            .kind = kind,
            .rule = {},
            .chair = std::nullopt,
            .mandate = std::move(mandate),
            .seats = std::move(seats),
            .valid_from = std::nullopt,
            .valid_to = std::nullopt};
}

Stage a_stage(std::string_view slug, Title title, std::vector<BodySlug> bodies, StageText text) {
    return {.slug = {std::string{slug}},
            .title = std::move(title),
            .bodies = std::move(bodies),
            .question_set = std::nullopt,
            .text = text,
            .adopted = false,
            .final = false};
}

Transition a_transition(std::string_view slug, std::string_view from, std::string_view to,
                        std::vector<Guard> guards) {
    return {.slug = {std::string{slug}},
            .from = {std::string{from}},
            .to = {std::string{to}},
            .title = named(std::string{slug}),
            .guards = std::move(guards)};
}

const std::vector<BodySlug> working_groups{{"faggruppe-klima"}, {"faggruppe-naering"}};

std::vector<Stage> stages() {
    Stage draft = a_stage("utkast", named("Utkast", "Draft"), working_groups, StageText::open);
    draft.question_set = QuestionSetSlug{"faggruppene"};
    Stage adopted = a_stage("vedtatt", named("Vedtatt", "Adopted"), {}, StageText::locked);
    adopted.adopted = true;
    adopted.final = true;
    return {
        draft,
        a_stage("styret", named("Styret", "Board"), {{"styret"}}, StageText::locked),
        a_stage("horing", named("Høring", "Hearing"), {{"kommunene"}}, StageText::locked),
        a_stage("bearbeiding", named("Bearbeiding", "Revision"), {}, StageText::open),
        a_stage("vedtak", named("Vedtak", "Adoption"), {{"representantskapet"}}, StageText::locked),
        adopted};
}

std::vector<Transition> transitions() {
    const auto board = [](DecisionKind kind) { return HasDecision{{"styret"}, kind}; };
    const auto council = [](DecisionKind kind) {
        return HasDecision{{"representantskapet"}, kind};
    };
    return {
        a_transition("til-styret", "utkast", "styret",
                     {AllAnswered{working_groups, std::nullopt}, TextReleased{}}),
        a_transition("til-horing", "styret", "horing",
                     {board(DecisionKind::endorsement), MilestoneHeld{{"styremote"}}}),
        a_transition("tilbake-til-utkast", "styret", "utkast", {board(DecisionKind::sent_back)}),
        a_transition("til-bearbeiding", "horing", "bearbeiding",
                     {AllAnswered{{{"kommunene"}}, std::nullopt}, not_before("horing", 1)}),
        a_transition("uten-alle-svar", "horing", "bearbeiding",
                     {AllAnswered{{{"kommunene"}}, 1}, after_days_in_stage(60)}),
        a_transition("til-vedtak", "bearbeiding", "vedtak",
                     {TextReleased{}, not_after("representantskap")}),
        a_transition("vedtatt", "vedtak", "vedtatt", {council(DecisionKind::adoption)}),
        a_transition("tilbake-til-bearbeiding", "vedtak", "bearbeiding",
                     {council(DecisionKind::rejected)}),
    };
}

MilestonePlan a_plan(std::string_view slug, Title title, MilestoneKind kind,
                     std::optional<BodySlug> body, std::optional<LocalDate> from,
                     std::optional<LocalDate> until = std::nullopt) {
    return {.slug = {std::string{slug}},
            .title = std::move(title),
            .kind = kind,
            .body = std::move(body),
            .from = from,
            .until = until};
}

}  // namespace

Earliest not_before(LocalDate date) {
    return {.date = date, .milestone = {}, .plus_days = 0, .days_in_stage = {}};
}

Earliest not_before(std::string_view milestone, int plus_days) {
    return {.date = {},
            .milestone = MilestoneSlug{std::string{milestone}},
            .plus_days = plus_days,
            .days_in_stage = {}};
}

Earliest after_days_in_stage(int days) {
    return {.date = {}, .milestone = {}, .plus_days = 0, .days_in_stage = days};
}

Latest not_after(LocalDate date) {
    return {.date = date, .milestone = {}, .plus_days = 0};
}

Latest not_after(std::string_view milestone, int plus_days) {
    return {.date = {}, .milestone = MilestoneSlug{std::string{milestone}}, .plus_days = plus_days};
}

Council a_council() {
    using enum DecisionKind;
    Body board = a_body("styret", named("Styret", "The board"), BodyKind::board,
                        {endorsement, recommendation, sent_back}, numbered_seats(5));
    board.chair = SeatSlug{"plass-1"};
    Body council = a_body("representantskapet", named("Representantskapet", "The council"),
                          BodyKind::council, {adoption, sent_back, rejected}, numbered_seats(7));
    council.chair = SeatSlug{"plass-1"};

    Council made;
    made.name = "Eksempelrådet";
    for (const Body& body :
         {a_body("faggruppe-klima", named("Faggruppe klima", "Climate group"),
                 BodyKind::working_group, {statement}, numbered_seats(3)),
          a_body("faggruppe-naering", named("Faggruppe næring", "Business group"),
                 BodyKind::working_group, {statement}, numbered_seats(3)),
          board,
          a_body("kommunene", named("Kommunene", "The municipalities"), BodyKind::hearing_circle,
                 {statement},
                 {member("asker", "Asker"), member("baerum", "Bærum"), member("oslo", "Oslo")}),
          council}) {
        made.bodies[body.slug] = body;
    }
    return made;
}

Definition a_definition() {
    Definition made;
    made.slug = {"strategi"};
    made.revision = 3;
    made.title = named("Strategi", "Strategy");
    made.bodies = {{"faggruppe-klima"},
                   {"faggruppe-naering"},
                   {"styret"},
                   {"kommunene"},
                   {"representantskapet"}};
    made.initial = {"utkast"};
    made.stages = stages();
    made.transitions = transitions();
    made.milestones = {
        a_plan("stormote", named("Stormøtet"), MilestoneKind::gathering, std::nullopt,
               std::nullopt),
        a_plan("styremote", named("Styremøtet"), MilestoneKind::meeting, BodySlug{"styret"},
               day(2024, 4, 26)),
        a_plan("horing", named("Høringen"), MilestoneKind::hearing, BodySlug{"kommunene"},
               day(2024, 4, 29), day(2024, 5, 29)),
        a_plan("representantskap", named("Representantskapsmøtet"), MilestoneKind::meeting,
               BodySlug{"representantskapet"}, day(2024, 8, 29)),
    };
    made.question_sets = {{.slug = {"faggruppene"},
                           .title = named("Til faggruppene"),
                           .questions = {{.slug = {"malstruktur"},
                                          .title = named("Er målstrukturen oversiktlig?"),
                                          .answer = AnswerKind::yes_partly_no,
                                          .required = true},
                                         {.slug = {"maal"},
                                          .title = named("Bør det være overordnede mål?"),
                                          .answer = AnswerKind::yes_no,
                                          .required = false},
                                         {.slug = {"annet"},
                                          .title = named("Andre prosjekter?"),
                                          .answer = AnswerKind::text,
                                          .required = false}}}};
    return made;
}

InstalledWorkflow an_installed_workflow() {
    return {.slug = {"strategi"}, .revision = 3, .blob = an_oid(200), .sha256 = a_sha256(200)};
}

}  // namespace saksgang::support
