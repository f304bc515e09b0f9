// SPDX-License-Identifier: EUPL-1.2
// What apply asserts is refused first, so that a history from anywhere can be folded.
#include "workflows/follows.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;

Process a_lived_process() {
    return a_process()
        .with_text()
        .with_decision("faggruppe-klima", DecisionKind::statement)
        .with_response("faggruppe-klima")
        .with_milestone("stormote", MilestoneState::planned)
        .build();
}

TextRef version(const Process& process, std::int64_t number) {
    TextRef text = process.head->text;
    text.version = VersionNumber{number};
    return text;
}

// An event of which this field alone matters.
template <class E, class T>
E with(T E::* field, std::type_identity_t<T> value) {
    E event;
    event.*field = std::move(value);
    return event;
}

StandingChanged standing_of(DecisionNumber decision, Standing from) {
    StandingChanged event;
    event.decision = decision;
    event.from = from;
    return event;
}

SeatAssigned seat(std::string_view body, std::string_view seat) {
    SeatAssigned event;
    event.body = {std::string{body}};
    event.seat = {std::string{seat}};
    return event;
}

bool can_follow(const Process& process, const Event& event) {
    const auto result = follows(process, process.document, event);
    if (!result) CHECK(result.error().code == Errc::tampered);
    return result.has_value();
}

}  // namespace

TEST_CASE("an event follows where the state is what it says it was, and not otherwise") {
    const Process process = a_lived_process();
    const DecisionNumber decision = process.decisions.front().number;
    const ResponseNumber response = process.responses.front().number;
    const Standing standing = process.decisions.front().standing;
    Process withdrawn = process;
    withdrawn.responses.front().withdrawn = true;

    struct Case {
        Event event;
        bool follows;
    };
    const std::vector<Case> cases{
        {with(&DocumentCreated::document, process.document), false},
        {with(&VersionSaved::text, version(process, 2)), true},
        {with(&VersionSaved::text, version(process, 1)), false},
        {with(&VersionSaved::text, version(process, 3)), false},
        {with(&VersionReleased::text, version(process, 1)), true},
        {with(&VersionReleased::text, version(process, 2)), false},
        {with(&StageChanged::from, process.stage), true},
        {with(&StageChanged::from, {"horing"}), false},
        {with(&DecisionRecorded::decision, {decision.value + 1}), true},
        {with(&DecisionRecorded::decision, decision), false},
        {with(&DecisionRecorded::sections, std::vector<DecidedSection>{}), false},
        {standing_of(decision, standing), true},
        {standing_of(decision, Standing::withdrawn), false},
        {standing_of({decision.value + 1}, standing), false},
        {with(&ResponseReceived::response, {response.value + 1}), true},
        {with(&ResponseReceived::response, response), false},
        {with(&ResponseWithdrawn::response, response), true},
        {with(&ResponseWithdrawn::response, {response.value + 1}), false},
        {with(&MilestonePlanned::milestone, {"aldri"}), true},
        {with(&MilestonePlanned::milestone, {"stormote"}), false},
        {with(&MilestoneMoved::milestone, {"stormote"}), true},
        {with(&MilestoneMoved::milestone, {"aldri"}), false},
        {with(&MilestoneWasHeld::milestone, {"aldri"}), false},
        {with(&MilestoneCancelled::milestone, {"aldri"}), false},
        {with(&ContentErased::of, Seq{1}), true},
        {with(&CouncilDefined::name, "Rådet"), false},
    };
    for (std::size_t i = 0; i < cases.size(); ++i) {
        INFO("case " << i << ": " << type_of(cases[i].event));
        CHECK(can_follow(process, cases[i].event) == cases[i].follows);
    }
    CHECK_FALSE(can_follow(withdrawn, with(&ResponseWithdrawn::response, response)));
}

TEST_CASE("nothing but its creation follows where there is no document") {
    const DocumentSlug document{"strategi"};
    CHECK(follows(Process{}, document, with(&DocumentCreated::document, document)));
    CHECK_FALSE(follows(Process{}, document, with(&DocumentCreated::document, {"plan"})));
    CHECK_FALSE(follows(Process{}, document, StageChanged{}));
    CHECK_FALSE(follows(Process{}, document, ContentErased{}));
}

TEST_CASE("a seat is assigned where there is one, and the council has no document's events") {
    const Council council = a_council();
    CHECK(follows(council, seat("styret", "plass-1")));
    CHECK_FALSE(follows(council, seat("styret", "plass-99")));
    CHECK_FALSE(follows(council, seat("aldri", "plass-1")));
    CHECK(follows(council, ContentErased{}));
    CHECK_FALSE(follows(council, MilestonePlanned{}));
}

}  // namespace saksgang::workflows
