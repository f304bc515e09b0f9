// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/views/samples.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "workflows/core/assert.hpp"

namespace saksgang::views {
namespace {

using namespace workflows;
using support::day;

std::string example_file(std::string_view name) {
    std::ifstream in{fmt::format("{}/examples/osloregionen/{}", SAKSGANG_SOURCE_DIR, name)};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

TextRef text_of(std::int64_t version) {
    TextRef text;
    text.version = {version};
    text.text_sha256 = support::a_sha256(static_cast<std::uint8_t>(version));
    return text;
}

Version a_version(std::int64_t number, std::string name, LocalDate released_on) {
    Version version;
    version.text = text_of(number);
    version.visibility = Visibility::open;
    version.name = std::move(name);
    version.saved_by.role = Role::secretariat;
    version.saved_at = std::chrono::sys_days{released_on};
    version.released_at = version.saved_at;
    return version;
}

Decision a_decision(std::int64_t number, std::string_view body, DecisionKind kind, LocalDate on,
                    std::int64_t version) {
    Decision decision;
    decision.number = {number};
    decision.body = {std::string{body}};
    decision.kind = kind;
    decision.text = text_of(version);
    decision.stage = {"styret-tilslutning"};
    decision.decided_on = on;
    decision.present = 11;
    decision.seats = 13;
    decision.votes = {.in_favour = 9, .against = 1, .abstained = 1};
    decision.seq = {20 + number};
    return decision;
}

void set(Process& process, std::string_view milestone, MilestoneState state,
         std::optional<LocalDate> from = {}, int moves = 0) {
    auto& one = process.milestones[{std::string{milestone}}];
    one.state = state;
    if (from) one.from = from;
    one.moves = moves;
}

Process the_process(const Definition& definition) {
    Process process;
    process.document = {"strategi-2025-2028"};
    process.case_number = "24/118";
    process.stage = {"horing"};
    process.visit = 6;
    process.stage_entered_on = day(2024, 4, 29);
    process.stage_seq = {30};
    process.head = a_version(5, "Høringsutkast", day(2024, 4, 29));
    for (const MilestonePlan& plan : definition.milestones) {
        process.milestones[plan.slug] = {.slug = plan.slug,
                                         .state = MilestoneState::planned,
                                         .from = plan.from,
                                         .until = plan.until,
                                         .moves = 0,
                                         .last_seq = {}};
    }
    for (const auto* held :
         {"stormote", "forsteutkast", "faggruppemoter", "utvalg-april", "styremote-april"}) {
        set(process, held, MilestoneState::held);
    }
    set(process, "utvalg-juni", MilestoneState::moved, day(2024, 6, 12), 1);
    auto statement =
        a_decision(1, "interessepolitisk-utvalg", DecisionKind::statement, day(2024, 4, 11), 3);
    statement.standing = Standing::lapsed;
    statement.votes = {};
    auto first = a_decision(2, "styret", DecisionKind::endorsement, day(2024, 4, 26), 4);
    first.standing = Standing::lapsed;
    first.case_number = "12/24";
    auto second = a_decision(3, "styret", DecisionKind::endorsement, day(2024, 4, 26), 5);
    second.case_number = "12/24";
    second.votes = {.in_favour = 11, .against = 0, .abstained = 0};
    second.late = true;
    process.decisions = {statement, first, second};
    return process;
}

void answer(Process& process, std::string_view seat) {
    Response response;
    response.number = {static_cast<std::int64_t>(process.responses.size()) + 1};
    response.body = {"horingsinstansene"};
    response.seat = SeatSlug{std::string{seat}};
    response.visit = process.visit;
    process.responses.push_back(response);
}

app::ProcessView view_of(std::string title, Process process, Council council, Definition definition,
                         LocalDate today) {
    app::ProcessView view{.title = std::move(title),
                          .process = std::move(process),
                          .version = std::nullopt,
                          .council = std::move(council),
                          .definition = std::make_shared<const Definition>(std::move(definition)),
                          .next = {},
                          .bodies = {},
                          .tasks = {},
                          .today = today};
    view.version = view.process.head;
    const Situation situation{
        .council = view.council,
        .definition = *view.definition,
        .process = view.process,
        .actor = {},
        .now = {.instant = std::chrono::sys_days{today} + std::chrono::hours{8}, .today = today}};
    for (auto& way : transitions_from_here(situation)) {
        view.next.push_back({.to = way.transition->to,
                             .title = way.transition->title,
                             .unmet = std::move(way.unmet)});
    }
    view.bodies = bodies_at_work(situation);
    view.tasks = tasks_of(situation);
    return view;
}

}  // namespace

app::ProcessView a_view(const support::Scene& scene) {
    return view_of("Strategiske føringer", scene.process, scene.council, scene.definition,
                   scene.now.today);
}

app::ProcessView a_view(const support::ProcessBuilder& process, LocalDate today) {
    auto scene = support::a_scene(process);
    scene.now.today = today;
    return a_view(scene);
}

app::ProcessView the_hearing() {
    auto definition = parse_definition(example_file("workflow.toml")).definition;
    auto council = parse_council(example_file("council.toml")).council;
    ASSERT(definition.has_value());
    ASSERT(council.has_value());
    auto process = the_process(*definition);
    const auto& seats = council->bodies.at({"horingsinstansene"}).seats;
    for (std::size_t i = 0; i < 3 && i < seats.size(); ++i)
        answer(process, seats[i].slug.value);
    return view_of("Strategiske føringer 2025–2028", std::move(process), *std::move(council),
                   *std::move(definition), day(2024, 5, 17));
}

app::ProcessView the_adoption() {
    auto view = the_hearing();
    auto process = view.process;
    process.stage = {"vedtatt"};
    process.stage_entered_on = day(2024, 8, 29);
    process.head = a_version(8, "Vedtatt", day(2024, 8, 29));
    for (auto& [slug, milestone] : process.milestones)
        milestone.state = MilestoneState::held;
    auto adoption =
        a_decision(4, "representantskapet", DecisionKind::adoption, day(2024, 8, 29), 8);
    adoption.case_number = "7/24";
    process.decisions.push_back(adoption);
    return view_of(view.title, process, view.council, *view.definition, day(2024, 9, 3));
}

app::ProvenanceView some_provenance() {
    const std::string before = "# T\n\n- Alle *skal* svare innen fire år.\n";
    const std::string after = "# T\n\n- Alle *skal* svare innen fem år.\n";
    const auto first = repo::first_provenance(before, VersionNumber{1});
    const auto changes = repo::text_changes(before, after);
    auto wording = std::make_shared<app::Wording>();
    wording->text = std::make_shared<const std::string>(after);
    wording->paragraphs = *repo::paragraphs_of(after);
    wording->provenance = *repo::carry(*first, {before, after}, *changes, VersionNumber{2});
    const auto draft = a_version(1, "Førsteutkast", day(2024, 3, 12));
    auto hearing = a_version(2, "Høringsutkast", day(2024, 4, 29));
    hearing.saved_by.pseudonym = {"p-0011223344556677"};
    return {.version = hearing,
            .wording = std::move(wording),
            .paragraph = 1,
            .bringers = {
                .versions = {store::in_short(draft), store::in_short(hearing)},
                .names = {{draft.saved_by.pseudonym, ""}, {hearing.saved_by.pseudonym, "Kari <b>"}},
                .decisions = {
                    a_decision(1, "styret", DecisionKind::endorsement, day(2024, 4, 26), 1)}}};
}

app::ParagraphHistory some_history() {
    const auto hearing = some_provenance().version;
    app::ParagraphStep changed{.version = hearing,
                               .paragraph = 1,
                               .text = "- Alle *skal* svare innen fem år.",
                               .changes = *repo::text_changes("- Alle *skal* svare innen fire år.",
                                                              "- Alle *skal* svare innen fem år."),
                               .moved = false,
                               .name = "Kari <b>",
                               .decisions = {}};
    app::ParagraphStep came{
        .version = a_version(1, "Førsteutkast", day(2024, 3, 12)),
        .paragraph = 1,
        .text = "- Alle *skal* svare innen fire år.",
        .changes = std::nullopt,
        .moved = false,
        .name = "",
        .decisions = {a_decision(1, "styret", DecisionKind::endorsement, day(2024, 4, 26), 1)}};
    return {.version = hearing, .paragraph = 1, .steps = {changed, came}, .earlier = std::nullopt};
}

app::JournalEntryView an_entry(std::string type, std::string data, std::string timestamp) {
    const auto body =
        fmt::format(R"({{"type":"{}","timestamp":"{}","data":{}}})", type, timestamp, data);
    return {.seq = {}, .type = std::move(type), .body = body};
}

std::vector<app::JournalEntryView> hearing_entries() {
    return {
        an_entry("response.received",
                 R"({"actor":"secretariat","body":"horingsinstansene","seat":"oslo","version":5})",
                 "2024-05-16T11:20:00.000Z"),
        an_entry("milestone.moved",
                 R"({"actor":"secretariat","milestone":"utvalg-juni","old_from":"2024-06-05",)"
                 R"("from":"2024-06-12"})",
                 "2024-05-13T09:00:00.000Z"),
        an_entry("document.stage_changed",
                 R"({"actor":"secretariat","from":"styret-tilslutning","to":"horing","version":5})",
                 "2024-04-29T06:30:00.000Z"),
        an_entry("document.version_released", R"({"actor":"secretariat","version":5})",
                 "2024-04-29T06:10:00.000Z"),
        an_entry("decision.recorded",
                 R"({"actor":"secretariat","body":"styret","kind":"endorsement","version":5})",
                 "2024-04-26T12:00:00.000Z"),
        an_entry("decision.standing_changed",
                 R"({"actor":"secretariat","body":"styret","kind":"endorsement","to":"lapsed"})",
                 "2024-04-26T10:41:00.000Z"),
    };
}

SharedChanges some_changes() {
    const auto changes = repo::text_changes(
        "# Strategi\n\nForord til alle som skal lese strategien.\n\n## Innsatsområder\n\n"
        "Vi foreslår fire innsatsområder for perioden.\n\n"
        "- Ferger hele året, også når isen ligger.\n- Tog hvert kvarter på alle baner.\n\n"
        "## Videre arbeid\n\nKommunene **skal** følge opp planen.\n",
        "# Strategi\n\nForord til alle som skal lese strategien.\n\n## Innsatsområder\n\n"
        "Vi foreslår fem innsatsområder for perioden.\n\nDet femte er beredskap.\n\n"
        "- Tog hvert kvarter på alle baner.\n\n"
        "## Videre arbeid\n\nKommunene **bør** følge opp planen.\n\n"
        "- Ferger hele året, også når isen ligger.\n");
    return std::make_shared<const repo::TextChanges>(*changes);
}

app::ChangesView some_changes_view() {
    auto version = *the_hearing().version;
    auto older = version;
    older.text.version.value -= 1;
    older.name = "Utkast til styret";
    return {.from = older, .to = version, .changes = some_changes()};
}

}  // namespace saksgang::views
