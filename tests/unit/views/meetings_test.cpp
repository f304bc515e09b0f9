// SPDX-License-Identifier: EUPL-1.2
// Meetings and decisions, and the forms about them, as models.
#include <algorithm>

#include "daemon/views/meetings/decision_form.hpp"
#include "daemon/views/meetings/meetings_model.hpp"
#include "daemon/views/meetings/milestone_form.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

using support::day;
using workflows::MilestoneState;
using workflows::Standing;

MeetingsModel meetings_of(const app::ProcessView& view,
                          const std::vector<app::GivenReason>& reasons = {}) {
    const std::vector versions{*view.version};
    return meetings_model({.process = view, .versions = versions, .reasons = reasons},
                          Language::nb);
}

const FormField* find_field(const FormPageModel& page, std::string_view name) {
    const auto& fields = page.forms.front().fields;
    const auto found = std::ranges::find(fields, name, &FormField::name);
    return found == fields.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("every decision names its exact version, and leads to what changed since") {
    const auto view = the_hearing();
    const auto model = meetings_of(view);
    REQUIRE(model.decisions.size() == 3);
    const DecidedLine& newest = model.decisions.front();
    CHECK(newest.decision.about == "Gjaldt versjon 5 «Høringsutkast».");
    CHECK(newest.changes_url.empty());  // of today's text nothing has changed
    CHECK(newest.withdraw_url == "/documents/strategi-2025-2028/decisions/3/withdraw");

    auto with_text = the_hearing();
    auto old = *with_text.version;
    old.text.version = {4};
    const std::vector versions{*with_text.version, old};
    const auto both =
        meetings_model({.process = with_text, .versions = versions, .reasons = {}}, Language::nb);
    CHECK(both.decisions[1].changes_url == "/documents/strategi-2025-2028/changes?from=decision:2");
}

TEST_CASE("a withdrawn decision gives its reason, and no way to withdraw it again") {
    auto view = the_hearing();
    view.process.decisions[2].standing = Standing::withdrawn;
    const auto given = meetings_of(
        view, {{.seq = {40}, .decision = DecisionNumber{3}, .text = "Feil protokoll."}});
    CHECK(given.decisions.front().reason == "Feil protokoll.");
    CHECK(given.decisions.front().withdraw_url.empty());
    CHECK(given.decisions.front().correct_url.empty());
    const auto erased =
        meetings_of(view, {{.seq = {40}, .decision = DecisionNumber{3}, .text = std::nullopt}});
    CHECK(erased.decisions.front().reason == "(begrunnelsen er slettet)");
}

TEST_CASE("a milestone tells every move with why, and can be registered until it is settled") {
    const auto view = the_hearing();
    const auto model = meetings_of(view, {{.seq = {31},
                                           .milestone = MilestoneSlug{"utvalg-juni"},
                                           .moved_from = day(2024, 6, 5),
                                           .text = "Svarene må leses først."}});
    const auto meeting = [&](std::string_view id) {
        return *std::ranges::find(model.meetings, id, &MeetingLine::id);
    };
    const auto june = meeting("milestone-utvalg-juni");
    REQUIRE(june.moves.size() == 1);
    CHECK(june.moves.front() == "Flyttet fra 5. juni 2024: Svarene må leses først.");
    CHECK(june.body == "Interessepolitisk utvalg");
    CHECK(june.register_url == "/documents/strategi-2025-2028/milestones/utvalg-juni");
    const auto board = meeting("milestone-styremote-april");
    CHECK(board.register_url.empty());
    REQUIRE(board.decisions.size() == 2);
    CHECK(board.decisions.front().number == "2");
    CHECK(board.decisions.front().words == "Sak 12/24: tilslutning");
}

TEST_CASE("the form of a decision offers bodies that decide, those at work first") {
    auto view = a_view(support::a_process().with_text().released().in_stage("styret"));
    const std::vector versions{*view.version};
    const SentForm nothing;
    const auto page = record_decision_page(
        {.process = view, .versions = versions, .once = "k", .sent = nothing}, {}, Language::nb);
    const auto* body = find_field(page, "body");
    REQUIRE(body != nullptr);
    CHECK(body->value == "styret");
    CHECK(body->choices[1].value == "styret");
    const auto* version = find_field(page, "version");
    REQUIRE(version != nullptr);
    CHECK(version->value == "1");
    for (const FormField& field : page.forms.front().fields) {
        INFO(field.name);
        CHECK_FALSE(field.label.starts_with("page."));
    }
}

TEST_CASE("correcting a decision starts from what was recorded") {
    const auto view = the_hearing();
    const std::vector versions{*view.version};
    const SentForm nothing;
    const auto page =
        correct_decision_page({.process = view, .versions = versions, .once = "k", .sent = nothing},
                              {}, view.process.decisions[2], Language::nb);
    CHECK(page.forms.front().fields.front().name == "reason");
    CHECK(find_field(page, "kind")->value == "endorsement");
    CHECK(find_field(page, "decided_on")->value == "2024-04-26");
    CHECK(find_field(page, "in_favour")->value == "11");
    CHECK(find_field(page, "case_number")->value == "12/24");
}

TEST_CASE("a decision about chapters says so in words, with the names they had") {
    auto view = the_hearing();
    auto& decision = view.process.decisions[2];
    decision.sections = {{{"samferdsel"}, {}}, {{"klima-delmal"}, {}}};
    const std::vector versions{*view.version};
    const app::SectionNames names{{{decision.text.version, {"samferdsel"}}, "Samferdsel"}};
    const auto told = [&] {
        return meetings_model(
                   {.process = view, .versions = versions, .reasons = {}, .section_names = &names},
                   Language::nb)
            .decisions.front()
            .decision;
    };
    CHECK(told().title.ends_with(": tilslutning (enkelte kapitler)"));
    CHECK(told().about ==
          "Gjaldt versjon 5 «Høringsutkast». Bare kapitlene «Samferdsel» og «klima-delmal».");
    CHECK(told().standing_why == "Det som ble behandlet, er uendret i dagens tekst.");
    decision.sections.pop_back();
    CHECK(told().about == "Gjaldt versjon 5 «Høringsutkast». Bare kapittelet «Samferdsel».");
    decision.standing = Standing::lapsed;
    CHECK(told().standing_why ==
          "Det som ble behandlet, er endret siden, og må behandles på nytt.");
}

TEST_CASE(
    "the form of a decision offers the chapters below the title, folded until one is ticked") {
    const auto view = the_hearing();
    const std::vector versions{*view.version};
    const auto structure =
        repo::read_structure("# Strategi\n\n## Klima\n\n### Mål\n\n## Samferdsel\n").value();
    const OfferedSections offered{.structure = &structure, .version = {5}};
    const auto sections_of = [&](const SentForm& sent) {
        return *find_field(
            record_decision_page({.process = view, .versions = versions, .once = "k", .sent = sent},
                                 offered, Language::nb),
            "sections");
    };
    const auto field = sections_of({});
    REQUIRE(field.choices.size() == 3);
    CHECK(field.choices[0].value == "klima");
    CHECK(field.choices[0].depth == 0);
    CHECK(field.choices[1].depth == 1);
    CHECK(field.chosen.empty());
    const auto again = sections_of({.typed = {{"sections.samferdsel", "yes"}}, .faults = {}});
    CHECK(again.chosen == std::vector<std::string>{"samferdsel"});

    auto decision = view.process.decisions[2];
    decision.sections = {{{"klima"}, {}}};
    const SentForm nothing;
    const auto correcting =
        correct_decision_page({.process = view, .versions = versions, .once = "k", .sent = nothing},
                              offered, decision, Language::nb);
    CHECK(find_field(correcting, "sections")->chosen == std::vector<std::string>{"klima"});
}

TEST_CASE("a milestone's page has three forms, and what was sent comes back in its own") {
    const auto view = the_hearing();
    const SentForm sent{
        .typed = {{"reason", "Hallen er opptatt."}},
        .faults = {{.field = "from",
                    .reason = {.kind = "invalid_input",
                               .phrase = {.key = "field.missing", .arguments = {{"field", "from"}}},
                               .who = {},
                               .by = {}}}}};
    const auto page = milestone_page({.process = view, .versions = {}, .once = "k", .sent = sent},
                                     {"utvalg-juni"}, MilestoneAct::move, Language::nb);
    REQUIRE(page.has_value());
    REQUIRE(page->forms.size() == 3);
    CHECK(page->forms[0].faults.empty());
    CHECK(page->forms[1].faults.front().target == "move-from");
    CHECK(page->forms[1].faults.front().sentence == "Ny dag mangler");
    CHECK(page->forms[2].fields.front().value.empty());
    CHECK(page->forms[2].weighty);
    CHECK(page->forms[0].once != page->forms[1].once);

    const auto none = milestone_page({.process = view, .versions = {}, .once = "k", .sent = sent},
                                     {"finnes-ikke"}, std::nullopt, Language::nb);
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().code == Errc::not_found);
}

}  // namespace saksgang::views
