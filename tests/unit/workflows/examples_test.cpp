// SPDX-License-Identifier: EUPL-1.2
// The examples are what a council starts from: they are read without a fault, fit together, and can
// be walked from the first draft to the adopted text, with every guard shut until it should open.
#include <fmt/format.h>

#include <algorithm>

#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "tests/unit/workflows/toml_files.hpp"

namespace saksgang::workflows {
namespace {

using support::day;

Council council_of(std::string_view example) {
    auto parsed = parse_council(read_example(example, "council.toml"));
    INFO(example << ": " << fmt::format("{}", fmt::join(said(parsed.faults), "\n")));
    REQUIRE(parsed.faults.empty());
    return std::move(*parsed.council);
}

Definition workflow_of(std::string_view example) {
    auto parsed = parse_definition(read_example(example, "workflow.toml"));
    INFO(example << ": " << fmt::format("{}", fmt::join(said(parsed.faults), "\n")));
    REQUIRE(parsed.faults.empty());
    return std::move(*parsed.definition);
}

// One document of an example on its way; each step is what the secretariat would do that day.
class Walk {
public:
    explicit Walk(std::string_view example) {
        scene_.council = council_of(example);
        scene_.definition = workflow_of(example);
    }

    Walk& on(LocalDate today) {
        scene_.now = {.instant = std::chrono::sys_days{today} + std::chrono::hours{10},
                      .today = today};
        return *this;
    }
    Walk& create() {
        const auto& definition = scene_.definition;
        const InstalledWorkflow installed{
            .slug = definition.slug, .revision = definition.revision, .blob = {}, .sha256 = {}};
        return keep(decide(scene_.council, definition, installed,
                           CreateDocument{.document = {"strategi"},
                                          .title = "Strategi",
                                          .language = "nb",
                                          .case_number = "7/24",
                                          .workflow = definition.slug},
                           scene_.now));
    }
    Walk& write() { return keep(scene_.decide(support::a_text_after(scene_.process))); }
    Walk& release(std::string name) {
        return keep(scene_.decide(ReleaseVersion{.version = scene_.process.head->text.version,
                                                 .name = std::move(name),
                                                 .tag = {},
                                                 .visibility = Visibility::open,
                                                 .statute = {}}));
    }
    Walk& hold(std::string milestone) {
        return keep(scene_.decide(HoldMilestone{
            .milestone = {std::move(milestone)}, .held_on = scene_.now.today, .note = {}}));
    }
    Walk& plan(std::string milestone, LocalDate from) {
        return keep(scene_.decide(MoveMilestone{.milestone = {std::move(milestone)},
                                                .from = from,
                                                .until = std::nullopt,
                                                .reason = "Møtedagen ble en annen."}));
    }
    Walk& answered(std::string_view body, std::string_view seat = {}) {
        return keep(scene_.decide(support::a_response(scene_, body, seat)));
    }
    Walk& decided(std::string_view body, DecisionKind kind) {
        return keep(scene_.decide(support::a_decision(scene_, body, kind)));
    }
    // Shut for just these reasons; then nothing has changed.
    Walk& refused(std::string stage, std::vector<std::string> kinds) {
        INFO("to " << stage);
        const auto result = scene_.decide(to(std::move(stage)));
        REQUIRE_FALSE(result.has_value());
        std::vector<std::string> said;
        for (const auto& reason : result.error().reasons)
            said.push_back(reason.kind);
        CHECK(said == kinds);
        return *this;
    }
    Walk& moves(std::string stage) {
        INFO("to " << stage);
        keep(scene_.decide(to(stage)));
        CHECK(scene_.process.stage == StageSlug{stage});
        return *this;
    }

    const Process& process() const { return scene_.process; }
    const Council& council() const { return scene_.council; }

private:
    // The check of a text is no rule's business: here it always finds it sound.
    Walk& keep_checked() {
        if (scene_.process.head) scene_.facts.stopping[scene_.process.head->text.commit] = 0;
        return *this;
    }
    static ChangeStage to(std::string stage) {
        return {.to = {std::move(stage)}, .note = {}, .effective_on = std::nullopt};
    }
    Walk& keep(const Result<Events>& result) {
        if (!result) FAIL(result.error().message);
        scene_.process = support::fold(std::move(scene_.process), *result, scene_.now);
        return keep_checked();
    }

    support::Scene scene_;
};

Walk a_draft_before_the_board() {
    Walk walk{"osloregionen"};
    walk.on(day(2024, 3, 5)).create().hold("stormote");
    walk.on(day(2024, 3, 12)).write().release("Førsteutkast").moves("faggrupper");
    walk.on(day(2024, 3, 21));
    walk.answered("faggruppe-naering").answered("faggruppe-areal-og-transport");
    walk.answered("faggruppe-klima-og-natur").moves("utvalg");
    walk.on(day(2024, 4, 11)).hold("utvalg-april");
    walk.decided("interessepolitisk-utvalg", DecisionKind::statement).moves("styret-tilslutning");
    return walk;
}

void hear(Walk& walk, std::size_t seats) {
    const auto& circle = walk.council().bodies.at({"horingsinstansene"});
    REQUIRE(circle.seats.size() >= 18);
    for (std::size_t i = 0; i < seats; ++i)
        walk.answered("horingsinstansene", circle.seats[i].slug.value);
}

Walk a_draft_before_the_council() {
    auto walk = a_draft_before_the_board();
    walk.on(day(2024, 4, 26)).decided("styret", DecisionKind::endorsement);
    walk.on(day(2024, 4, 29)).moves("horing");
    hear(walk, 10);
    walk.on(day(2024, 5, 30)).moves("utvalg-igjen");
    walk.on(day(2024, 6, 12)).hold("utvalg-juni").write().release("Forslag etter høringen");
    walk.decided("interessepolitisk-utvalg", DecisionKind::statement).moves("styret-innstilling");
    walk.on(day(2024, 6, 20)).decided("styret", DecisionKind::recommendation);
    return walk.moves("representantskap");
}

}  // namespace

TEST_CASE("the council of an example has every body its workflow asks for") {
    for (const auto* example : {"osloregionen", "rfc"}) {
        const auto council = council_of(example);
        for (const auto& body : workflow_of(example).bodies) {
            INFO(example << ": " << body.value);
            CHECK(council.find_body(body) != nullptr);
        }
    }
}

TEST_CASE("no example waits for a decision that is outside its body's mandate") {
    for (const auto* example : {"osloregionen", "rfc"}) {
        const auto council = council_of(example);
        for (const auto& transition : workflow_of(example).transitions) {
            for (const auto& guard : transition.guards) {
                const auto* decision = std::get_if<HasDecision>(&guard);
                if (decision == nullptr) continue;
                INFO(example << ": " << transition.slug.value);
                const auto& mandate = council.bodies.at(decision->body).mandate;
                CHECK(std::ranges::find(mandate, decision->kind) != mandate.end());
            }
        }
    }
}

TEST_CASE("the reference of the formats shows files that are sound") {
    const auto page = read_file(source_folder() / "docs/workflows.md");
    std::vector<std::string> shown;
    constexpr std::string_view opening = "```toml\n";
    for (auto at = page.find(opening); at != std::string::npos; at = page.find(opening, at)) {
        at += opening.size();
        shown.push_back(page.substr(at, page.find("```", at) - at));
    }
    REQUIRE(shown.size() == 4);
    CHECK(said(parse_definition(shown[0]).faults).empty());
    CHECK(said(parse_council(shown[3]).faults).empty());

    // What the check looks for, where a transition asks for it.
    auto checked = shown[0] + shown[2];
    checked.insert(checked.find("{ released = true }"), "{ text_checked = true }, ");
    CHECK(said(parse_definition(checked).faults).empty());

    // The question set, in the workflow before it.
    auto asking = shown[0] + shown[1];
    asking.insert(asking.find("bodies = [\"styret\"]\n"), "question_set = \"til-kommunene\"\n");
    CHECK(said(parse_definition(asking).faults).empty());
}

TEST_CASE("the examples speak all three languages") {
    const auto check_title = [](const Title& title) {
        INFO(title.nb);
        CHECK_FALSE(title.nn.empty());
        CHECK_FALSE(title.en.empty());
    };
    for (const auto* example : {"osloregionen", "rfc"}) {
        const auto workflow = workflow_of(example);
        check_title(workflow.title);
        for (const auto& stage : workflow.stages)
            check_title(stage.title);
        for (const auto& transition : workflow.transitions)
            check_title(transition.title);
        for (const auto& milestone : workflow.milestones)
            check_title(milestone.title);
        for (const auto& set : workflow.question_sets) {
            check_title(set.title);
            for (const auto& question : set.questions)
                check_title(question.title);
        }
        for (const auto& [slug, body] : council_of(example).bodies)
            check_title(body.title);
    }
}

TEST_CASE("Osloregionen's strategy goes from draft to adoption, each gate shut until its day") {
    Walk walk{"osloregionen"};
    walk.on(day(2024, 3, 4)).create().write();
    walk.refused("faggrupper", {"milestone_held", "text_released"});
    walk.on(day(2024, 3, 5)).hold("stormote").refused("faggrupper", {"text_released"});
    walk.on(day(2024, 3, 12)).release("Førsteutkast").moves("faggrupper");

    walk.on(day(2024, 3, 21)).answered("faggruppe-naering").answered("faggruppe-klima-og-natur");
    walk.refused("utvalg", {"all_answered"});
    walk.answered("faggruppe-areal-og-transport").moves("utvalg");

    walk.on(day(2024, 4, 11)).refused("styret-tilslutning", {"milestone_held", "has_decision"});
    walk.hold("utvalg-april").decided("interessepolitisk-utvalg", DecisionKind::statement);
    walk.moves("styret-tilslutning");

    walk.on(day(2024, 4, 26)).hold("styremote-april").write();
    walk.refused("horing", {"has_decision", "earliest", "text_released"}).release("Høringsutkast");
    walk.decided("styret", DecisionKind::endorsement).refused("horing", {"earliest"});
    walk.on(day(2024, 4, 29)).moves("horing");

    walk.on(day(2024, 5, 29));
    hear(walk, 9);
    walk.refused("utvalg-igjen", {"earliest", "all_answered"});
    walk.on(day(2024, 5, 30)).refused("utvalg-igjen", {"all_answered"});
    walk.answered("horingsinstansene", "nedre-romerike").moves("utvalg-igjen");

    walk.plan("utvalg-juni", day(2024, 6, 12));
    walk.on(day(2024, 6, 12)).hold("utvalg-juni").write().release("Forslag etter høringen");
    walk.refused("styret-innstilling", {"has_decision"});
    walk.decided("interessepolitisk-utvalg", DecisionKind::statement).moves("styret-innstilling");

    walk.plan("styremote-innstilling", day(2024, 6, 20))
        .refused("representantskap", {"has_decision"});
    walk.on(day(2024, 6, 20)).decided("styret", DecisionKind::recommendation);
    walk.moves("representantskap");

    walk.decided("representantskapet", DecisionKind::adoption).refused("vedtatt", {"earliest"});
    walk.on(day(2024, 8, 29)).moves("vedtatt");
    CHECK(walk.process().visit == 9);
}

TEST_CASE("an adoption of yesterday's text does not adopt today's") {
    auto walk = a_draft_before_the_council();
    walk.on(day(2024, 8, 29)).decided("representantskapet", DecisionKind::adoption);
    walk.write().release("Rettet").refused("vedtatt", {"has_decision"});
    walk.decided("representantskapet", DecisionKind::adoption).moves("vedtatt");
}

TEST_CASE("the board's recommendation must be there by the council's day, wherever that is moved") {
    auto walk = a_draft_before_the_council();
    walk.decided("representantskapet", DecisionKind::sent_back).moves("styret-innstilling");
    walk.on(day(2024, 8, 30)).decided("styret", DecisionKind::recommendation);
    walk.refused("representantskap", {"latest"});
    walk.plan("representantskapsmote", day(2024, 10, 24)).moves("representantskap");
    walk.refused("vedtatt", {"earliest", "has_decision"});
}

TEST_CASE("Osloregionen's ways back are open to the body that sends back, and to nobody else") {
    auto walk = a_draft_before_the_board();
    walk.refused("utvalg", {"has_decision"});
    walk.decided("styret", DecisionKind::sent_back).moves("utvalg");
    walk.refused("utkast", {"has_decision"});
    walk.decided("interessepolitisk-utvalg", DecisionKind::sent_back).moves("utkast");
    walk.moves("faggrupper").moves("utkast");

    auto late = a_draft_before_the_council();
    late.refused("utkast", {"has_decision"});
    late.decided("representantskapet", DecisionKind::rejected).moves("utkast");
}

TEST_CASE("an open specification is published after a last call of fourteen days") {
    Walk walk{"rfc"};
    walk.on(day(2024, 1, 8)).create().write().refused("review", {"text_released"});
    walk.release("draft-00").moves("review").refused("last-call", {"all_answered", "has_decision"});
    walk.answered("reviewers").decided("reviewers", DecisionKind::statement).moves("last-call");
    walk.on(day(2024, 1, 21)).refused("decision", {"earliest"});
    walk.on(day(2024, 1, 22)).moves("decision").refused("published", {"has_decision"});
    walk.decided("editor", DecisionKind::adoption).moves("published");
}

TEST_CASE("the two texts of Osloregionen are a draft and what a hearing made of it") {
    const auto text = read_example("osloregionen", "text.md");
    const auto later = read_example("osloregionen", "later-text.md");
    CHECK(text != later);
    for (const auto* heading :
         {"## Visjon", "## Utfordringer", "## Overordnet mål", "## Strategier", "## Innsatsområder",
          "### Næringsutvikling", "### By- og regionalutvikling", "### Klima, miljø og natur",
          "### Samferdsel", "## Tverrgående prosjekter", "## Veien videre"}) {
        INFO(heading);
        CHECK(text.find(fmt::format("\n{}\n", heading)) != std::string::npos);
        CHECK(later.find(fmt::format("\n{}\n", heading)) != std::string::npos);
    }
}

}  // namespace saksgang::workflows
