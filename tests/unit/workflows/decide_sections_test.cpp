// SPDX-License-Identifier: EUPL-1.2
// Decisions about some sections of a text: how they are recorded, and what becomes of them.
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/guards.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;
using enum DecisionKind;

const DecidedSection transport{.section = {"samferdsel"}, .sha256 = a_sha256(0xA1)};
const DecidedSection climate{.section = {"klima"}, .sha256 = a_sha256(0xA2)};

SectionPair of(const DecidedSection& decided, const TextRef& from, const TextRef& to) {
    return {.section = decided.section, .from = from.text_sha256, .to = to.text_sha256};
}

Scene a_meeting() {
    return a_scene(a_process().with_text().released().in_stage("utkast"));
}

RecordDecision about(const Scene& scene, std::vector<DecidedSection> sections) {
    auto command = a_decision(scene, "faggruppe-klima", statement);
    command.sections = std::move(sections);
    return command;
}

// In which the working group has decided on these, and stands as it says.
Scene decided_on(std::vector<DecidedSection> sections, Standing standing = Standing::valid) {
    auto scene = a_scene(a_process().with_text().released().in_stage("utkast").with_decision(
        "faggruppe-klima", statement, standing));
    scene.process.decisions.front().sections = std::move(sections);
    return scene;
}

// A new text, of which this much is known of the decision's sections, in their order.
SaveVersion a_change(const Scene& scene, const std::vector<ChangeClass>& changes) {
    auto command = a_text_after(scene.process);
    command.facts = {};
    const auto& decision = scene.process.decisions.front();
    for (std::size_t i = 0; i < changes.size(); ++i) {
        command.facts.sections[of(decision.sections[i], decision.text, command.text)] = changes[i];
    }
    return command;
}

std::vector<Reason> missing(const Scene& scene, const HasDecision& guard) {
    const Transition way{
        .slug = {"videre"}, .from = scene.process.stage, .to = {}, .title = {}, .guards = {guard}};
    return unmet_guards(scene.situation(), way, scene.now.today);
}

}  // namespace

TEST_CASE("a decision about sections keeps their ids and hashes; one about the text names none") {
    const auto scene = a_meeting();
    const auto some = only<DecisionRecorded>(scene.decide(about(scene, {transport, climate})));
    CHECK(some.sections == std::vector{transport, climate});
    CHECK(some.standing == Standing::valid);
    CHECK_FALSE(only<DecisionRecorded>(scene.decide(about(scene, {}))).sections.has_value());
}

TEST_CASE("what is folded is what was recorded") {
    const auto scene = a_meeting();
    const auto events = scene.decide(about(scene, {transport}));
    REQUIRE(events.has_value());
    const auto process = fold(scene.process, *events, scene.now);
    CHECK(process.decisions.back().sections == std::vector{transport});
}

TEST_CASE("sections are named once each, and no more than can be kept in mind") {
    const auto scene = a_meeting();
    check_refused(scene.decide(about(scene, {transport, climate, transport})), Errc::invalid_input,
                  "sections");
    std::vector<DecidedSection> many;
    for (std::size_t i = 0; i < limits::decided_sections_max; ++i)
        many.push_back({.section = {"kapittel-" + std::to_string(i)}, .sha256 = {}});
    CHECK(scene.decide(about(scene, many)).has_value());
    many.push_back(transport);
    check_refused(scene.decide(about(scene, many)), Errc::invalid_input, "sections");
}

TEST_CASE("sections are named of a version that anyone may read, since the journal shows them") {
    for (const auto visibility : {Visibility::recipients, Visibility::withheld}) {
        auto scene = a_scene(a_process().with_text().released(visibility).in_stage("utkast"));
        CHECK(scene.decide(about(scene, {})).has_value());
        const auto refused = scene.decide(about(scene, {transport}));
        check_refused(refused, Errc::invalid_input, "sections");
        CHECK(only_reason(refused) ==
              "Versjon 1 er ikke offentlig. Da kan bare hele teksten behandles.");
    }
}

TEST_CASE("registered about an earlier text, sections stand where those do") {
    struct Row {
        ChangeClass change;
        Standing standing;
    };
    for (const auto& row : {Row{ChangeClass::identical, Standing::valid},
                            Row{ChangeClass::typographic, Standing::carried},
                            Row{ChangeClass::wording, Standing::lapsed},
                            Row{ChangeClass::substance, Standing::lapsed}}) {
        INFO(to_string(row.change));
        auto scene = a_meeting();
        auto command = about(scene, {transport, climate});
        const TextRef decided = scene.process.head->text;
        scene.process = a_process().with_text().released().with_text().in_stage("utkast").build();
        const TextRef today = scene.process.head->text;
        check_refused(scene.decide(command), Errc::facts_needed);
        command.facts.sections[of(transport, decided, today)] = row.change;
        check_refused(scene.decide(command), Errc::facts_needed);
        command.facts.sections[of(climate, decided, today)] = ChangeClass::identical;
        CHECK(only<DecisionRecorded>(scene.decide(command)).standing == row.standing);
    }
}

TEST_CASE("a change elsewhere says nothing of a decision about sections") {
    for (const auto standing : {Standing::valid, Standing::carried}) {
        const auto scene = decided_on({transport, climate}, standing);
        const auto events =
            scene.decide(a_change(scene, {ChangeClass::identical, ChangeClass::identical}));
        only<VersionSaved>(events);
        CHECK(fold(scene.process, *events, scene.now).decisions.front().standing == standing);
    }
}

TEST_CASE("the weightiest change of the sections is what counts, and those changed are named") {
    struct Row {
        ChangeClass transport_change;
        ChangeClass climate_change;
        Standing to;
        ChangeClass change;
        std::vector<SectionSlug> changed;
    };
    using enum ChangeClass;
    for (const auto& row : {
             Row{typographic, identical, Standing::carried, typographic, {transport.section}},
             Row{typographic,
                 wording,
                 Standing::lapsed,
                 wording,
                 {transport.section, climate.section}},
             Row{identical, substance, Standing::lapsed, substance, {climate.section}},
             Row{structure, identical, Standing::lapsed, structure, {transport.section}},
         }) {
        const auto scene = decided_on({transport, climate});
        const auto events =
            scene.decide(a_change(scene, {row.transport_change, row.climate_change}));
        REQUIRE(events.has_value());
        REQUIRE(events->size() == 2);
        const auto changed = std::get<StandingChanged>(events->at(1));
        CHECK(changed.to == row.to);
        CHECK(changed.change == row.change);
        CHECK(changed.sections == row.changed);
    }
}

TEST_CASE("what was carried over is told of again when its sections change again, and only then") {
    auto scene = decided_on({transport}, Standing::carried);
    const TextRef decided = scene.process.decisions.front().text;
    scene.process.head->text.version = {2};
    scene.process.head->text.text_sha256 = a_sha256(0x70);
    auto command = a_change(scene, {ChangeClass::typographic});
    check_refused(scene.decide(command), Errc::facts_needed);  // from today's text as well

    auto& since_today =
        command.facts.sections[of(transport, scene.process.head->text, command.text)];
    since_today = ChangeClass::identical;
    only<VersionSaved>(scene.decide(command));

    since_today = ChangeClass::typographic;
    const auto again = scene.decide(command);
    REQUIRE(again.has_value());
    CHECK(std::get<StandingChanged>(again->at(1)).to == Standing::carried);

    command.facts.sections[of(transport, decided, command.text)] = ChangeClass::particulars;
    const auto added_up = scene.decide(command);
    REQUIRE(added_up.has_value());
    CHECK(std::get<StandingChanged>(added_up->at(1)).to == Standing::lapsed);
}

TEST_CASE("without a comparison of each section, nothing is saved") {
    const auto scene = decided_on({transport, climate});
    check_refused(scene.decide(a_change(scene, {})), Errc::facts_needed);
    check_refused(scene.decide(a_change(scene, {ChangeClass::identical})), Errc::facts_needed);
}

TEST_CASE("decisions about sections and about the text are measured each by its own") {
    auto scene = decided_on({transport});
    auto whole = scene.process.decisions.front();
    whole.number = {2};
    whole.sections.clear();
    scene.process.decisions.push_back(whole);
    auto command = a_change(scene, {ChangeClass::identical});
    command.facts.changes[{whole.text.text_sha256, command.text.text_sha256}] =
        ChangeClass::substance;
    const auto events = scene.decide(command);
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 2);
    const auto lapsed = std::get<StandingChanged>(events->at(1));
    CHECK(lapsed.decision == DecisionNumber{2});
    CHECK_FALSE(lapsed.sections.has_value());
}

TEST_CASE("a decision about sections is not enough where the whole text is asked for") {
    const HasDecision whole{.body = {"faggruppe-klima"}, .kind = statement};
    const HasDecision any{
        .body = {"faggruppe-klima"}, .kind = statement, .scope = DecisionScope::any};
    for (const auto standing : {Standing::valid, Standing::carried}) {
        const auto scene = decided_on({transport}, standing);
        const auto reasons = missing(scene, whole);
        REQUIRE(reasons.size() == 1);
        CHECK(reasons.front().kind == "has_decision");
        CHECK(say(Language::nb, reasons.front().phrase) ==
              "Behandling 1 i Faggruppe klima gjelder bare kapitler. Her må hele teksten være "
              "behandlet.");
        CHECK(missing(scene, any).empty());
    }
    CHECK(missing(decided_on({transport}, Standing::lapsed), any).size() == 1);
    CHECK(missing(decided_on({}), whole).empty());
    CHECK(missing(decided_on({}), any).empty());
}

TEST_CASE("a correction may turn a decision about the text into one about sections") {
    const auto scene = decided_on({});
    CorrectDecision command{.decision = {1},
                            .reason = "Gjaldt bare ett kapittel.",
                            .corrected = about(scene, {transport})};
    const auto events = scene.decide(command);
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 2);
    CHECK_FALSE(std::get<StandingChanged>(events->at(0)).sections.has_value());
    CHECK(std::get<DecisionRecorded>(events->at(1)).sections == std::vector{transport});
}

}  // namespace saksgang::workflows
