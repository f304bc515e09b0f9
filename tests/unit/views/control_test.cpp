// SPDX-License-Identifier: EUPL-1.2
// The control room and the check page before a step, as models.
#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/control/next_model.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

using support::a_process;
using support::day;
using workflows::DecisionKind;
using workflows::MilestoneState;
using workflows::Standing;

store::Endpoint a_receiver(std::string name, std::vector<std::string> events = {"*"},
                           std::vector<std::string> documents = {"*"}) {
    store::Endpoint endpoint;
    endpoint.name = std::move(name);
    endpoint.events = std::move(events);
    endpoint.documents = std::move(documents);
    return endpoint;
}

ControlModel control_of(const app::ProcessView& view, std::vector<store::Endpoint> endpoints = {}) {
    return control_model({.process = view, .endpoints = endpoints}, Language::nb);
}

Result<NextModel> next_of(const app::ProcessView& view, std::string to,
                          std::vector<store::Endpoint> endpoints = {}, SentForm sent = {}) {
    return next_model({.process = view,
                       .to = {std::move(to)},
                       .endpoints = endpoints,
                       .once = "form-1",
                       .sent = sent},
                      Language::nb);
}

bool says(const std::vector<std::string>& sentences, std::string_view words) {
    return std::ranges::any_of(sentences, [&](const std::string& sentence) {
        return sentence.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("an overdue task says since when, and leads to where it is seen to") {
    const auto model = control_of(a_view(a_process().with_text().released(), day(2024, 4, 28)));
    REQUIRE_FALSE(model.tasks.empty());
    const TaskLine& first = model.tasks.front();
    CHECK(first.url == "/documents/strategi/milestones/styremote");
    CHECK(first.when.words == "fristen var 26. april 2024 (for 2 dager siden)");
    CHECK(first.when.tone == Tone::danger);
    CHECK(first.action == "Registrer");
}

TEST_CASE("what bodies are waited for names them, and what the secretariat does names nobody") {
    const auto model = control_of(a_view(a_process().with_text()));
    const auto answers = std::ranges::find_if(
        model.tasks, [](const TaskLine& task) { return task.url.ends_with("/responses/new"); });
    REQUIRE(answers != model.tasks.end());
    CHECK(answers->who.find("Faggruppe klima") != std::string::npos);
    const auto release = std::ranges::find_if(
        model.tasks, [](const TaskLine& task) { return task.url.ends_with("/release"); });
    REQUIRE(release != model.tasks.end());
    CHECK(release->who.empty());
}

TEST_CASE("the days to come are those of two weeks, soonest first, each once") {
    const auto days = deadline_lines(the_hearing(), nb);  // 17 May
    REQUIRE(days.size() == 2);
    CHECK(days[0].date == "2024-05-29");
    CHECK(days[0].title == "Siste dag: Høring");
    CHECK(days[0].distance == "om 12 dager");
    CHECK(days[1].date == "2024-05-30");
    CHECK(days[1].title == "Avslutt høringen: kan gjøres fra i dag");
    CHECK(deadline_lines(the_adoption(), nb).empty());
}

TEST_CASE("who is missing tells every body in every stage, and names those not heard from") {
    const auto rows = bodies_in_stages(the_hearing(), nb);
    const auto now = std::ranges::find_if(rows, &BodyInStage::now);
    REQUIRE(now != rows.end());
    CHECK(now->body == "Høringsinstansene");
    CHECK(now->state == "3 av 22 har svart");
    CHECK(now->missing.size() == 19);
    CHECK(now->missing_heading == "19 har ikke svart");
    CHECK(std::ranges::find(now->missing, "Asker kommune") == now->missing.end());
    CHECK(std::ranges::find(now->missing, "Oslo kommune") != now->missing.end());
    CHECK(rows.back().body == "Representantskapet");
    CHECK(rows.back().state == "får saken senere");

    const auto board = std::ranges::find_if(
        rows, [](const BodyInStage& row) { return row.stage == "Styrets tilslutning"; });
    REQUIRE(board != rows.end());
    CHECK(board->state == "tilslutning 26. april 2024");
    CHECK(board->done);
}

TEST_CASE("notices are told by how many get through, and by name of who does not") {
    CHECK(notices_line({}, {}, nb).summary.starts_with("Ingen mottakere"));
    auto gone = a_receiver("Asker");
    gone.disabled_reason = store::DisabledReason::gone;
    auto failing = a_receiver("Oslo");
    failing.failing_since = Instant{};
    const std::vector some{a_receiver("Drammen"), gone, failing,
                           a_receiver("Annet", {"*"}, {"annet"})};
    const auto line = notices_line(some, DocumentSlug{"strategi"}, nb);
    CHECK(line.summary == "1 i orden, 2 med feil.");
    REQUIRE(line.troubles.size() == 2);
    CHECK(line.troubles[0].starts_with("Asker svarte"));
    CHECK(line.troubles[1].starts_with("Oslo er ikke nådd"));
    CHECK(receivers_of(some, {"strategi"}, "document.stage_changed") == 2);
    CHECK(receivers_of(some, {"annet"}, "document.stage_changed") == 3);
    const std::vector deaf{a_receiver("Bare vedtak", {"decision.recorded"})};
    CHECK(receivers_of(deaf, {"strategi"}, "document.stage_changed") == 0);
}

TEST_CASE("a step says what will happen before it happens") {
    auto view = a_view(a_process()
                           .with_text()
                           .released()
                           .in_stage("styret")
                           .with_milestone("styremote", MilestoneState::held)
                           .with_decision("styret", DecisionKind::endorsement));
    const auto model = next_of(view, "horing", {a_receiver("Asker"), a_receiver("Oslo")});
    REQUIRE(model.has_value());
    CHECK(model->open);
    CHECK(model->reasons.empty());
    CHECK(says(model->happens, "Saken går fra «Styret» til «Høring»."));
    CHECK(says(model->happens, "Teksten blir låst slik den er i versjon 1"));
    CHECK(says(model->happens, "Disse får saken: Kommunene (3)."));
    CHECK(says(model->happens, "2 mottakere blir varslet."));
    CHECK(says(model->happens, "Planlagt i steget"));
    CHECK(model->undo.find("ingen overgang rett tilbake") != std::string::npos);
    CHECK(model->form.hidden.front().second == "horing");
    CHECK(model->form.once == "form-1");
    CHECK(model->form.fields.front().value == "2024-04-26");
}

TEST_CASE("a step that is closed gives every reason, and keeps what was typed") {
    const auto view = a_view(a_process().with_text().in_stage("styret"));
    SentForm sent{.typed = {{"to", "horing"}, {"effective_on", "2024-04-20"}, {"note", "hei"}},
                  .faults = {{.field = "effective_on",
                              .reason = {.kind = "invalid_input",
                                         .phrase = {.key = "field.not_date",
                                                    .arguments = {{"field", "effective_on"}}},
                                         .who = {},
                                         .by = {}}}}};
    const auto model = next_of(view, "horing", {}, sent);
    REQUIRE(model.has_value());
    CHECK_FALSE(model->open);
    CHECK(model->reasons.size() == 2);
    CHECK(model->form.fields[0].value == "2024-04-20");
    CHECK(model->form.fields[1].value == "hei");
    REQUIRE(model->form.faults.size() == 1);
    CHECK(model->form.faults[0].target == "step-effective_on");
    CHECK(model->form.faults[0].sentence == "Dagen det skjedde må være en dato, som 2024-04-26");
    CHECK(model->form.fields[0].fault == model->form.faults[0].sentence);
}

TEST_CASE("there is no check page for a step that the workflow does not have") {
    const auto model = next_of(a_view(a_process().with_text()), "vedtatt");
    REQUIRE_FALSE(model.has_value());
    CHECK(model.error().code == Errc::transition_unknown);
}

TEST_CASE("a receipt says what was entered and how it is undone, from the entry itself") {
    const auto view = a_view(a_process().with_text().released().in_stage("styret"));
    const auto step = an_entry("document.stage_changed",
                               R"({"actor":"secretariat","from":"utkast","to":"styret"})");
    const auto line = receipt_line(view, step, nb);
    CHECK(line.sentence == "Steget er tatt. Saken gikk fra «Utkast» til «Styret».");
    CHECK(line.undo.find("tilbake-til-utkast") != std::string::npos);
    const auto held = receipt_line(
        view, an_entry("milestone.held", R"({"actor":"secretariat","milestone":"styremote"})"), nb);
    CHECK(held.sentence.starts_with("Registrert: "));
}

}  // namespace saksgang::views
