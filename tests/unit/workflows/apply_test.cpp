// SPDX-License-Identifier: EUPL-1.2
// What each event does to the state it meets, and that it does nothing else: every expectation is
// the whole aggregate, the state before with the change written out.
#include "workflows/apply.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/workflows/random_events.hpp"

namespace saksgang::workflows::applied {
namespace {

LocalDate day(std::string_view text) {
    return parse_date(text).value();
}
Instant at(std::string_view text) {
    return parse_instant(text).value();
}

template <class B>
B repeated(std::uint8_t byte) {
    B bytes;
    bytes.value.fill(byte);
    return bytes;
}

const Actor secretary{.role = Role::secretariat, .pseudonym = {"p-0123456789abcdef"}};

EntryFrame frame_of(std::int64_t seq) {
    return {.seq = {seq},
            .recorded_at = at("2024-04-29T08:00:00.000Z"),
            .effective_at = at("2024-04-26T10:00:00.000Z"),
            .actor = secretary};
}

TextRef text_numbered(std::uint8_t number) {
    return {.version = {number},
            .commit = repeated<Oid>(number),
            .tree = repeated<Oid>(static_cast<std::uint8_t>(0x70 + number)),
            .blob = repeated<Oid>(static_cast<std::uint8_t>(0xB0 + number)),
            .text_sha256 = repeated<Sha256>(number)};
}

DocumentCreated a_creation() {
    DocumentCreated event;
    event.document = {"strategi"};
    event.language = "nn";
    event.case_number = "24/17";
    event.workflow = {"samarbeidsstrategi"};
    event.workflow_revision = 4;
    event.workflow_blob = repeated<Oid>(0x0F);
    event.workflow_sha256 = repeated<Sha256>(0xF0);
    event.stage = {"utkast"};
    event.entered_on = day("2024-01-16");
    return event;
}

Process a_process() {
    return apply(Process{}, frame_of(10), a_creation());
}

// Applies `event` as entry 20 and expects `change` to be all that happened, but for last_seq.
template <class Change>
void check_change(const Process& before, const Event& event, Change change) {
    Process expected = before;
    expected.last_seq = {20};
    change(expected);
    CHECK(apply(before, frame_of(20), event) == expected);
}

Process with_milestone(std::string_view from, std::string_view until) {
    MilestonePlanned event{{"mote"}, std::nullopt, std::nullopt};
    if (!from.empty()) event.from = day(from);
    if (!until.empty()) event.until = day(until);
    return apply(a_process(), frame_of(11), event);
}

Process with_version() {
    return apply(a_process(), frame_of(12),
                 VersionSaved{text_numbered(1), std::nullopt, 20'480, Committed{}});
}

DecisionRecorded a_decision(std::int64_t number) {
    DecisionRecorded event;
    event.decision = {number};
    event.body = {"styret"};
    event.kind = DecisionKind::endorsement;
    event.stage = {"styret"};
    event.text = text_numbered(1);
    event.workflow_blob = repeated<Oid>(0x0F);
    event.roster = {{.seat = {"oslo"}, .represents = "Oslo", .holder = {}, .deputy = {}},
                    {.seat = {"asker"}, .represents = "Asker", .holder = {}, .deputy = {}}};
    event.rule = {.quorum_numerator = 2, .quorum_denominator = 3, .chair_breaks_ties = false};
    event.present = 2;
    event.votes = {.in_favour = 1, .against = 0, .abstained = 1};
    event.chair = ChairVote::in_favour;
    event.quorum_met = false;
    event.overridden = true;
    event.case_number = "12/24";
    event.decided_on = day("2024-04-26");
    event.late = true;
    event.corrects = DecisionNumber{9};
    return event;
}

ResponseReceived a_response(std::int64_t number) {
    ResponseReceived event;
    event.response = {number};
    event.body = {"horingskrets"};
    event.seat = SeatSlug{"asker"};
    event.question_set = QuestionSetSlug{"horing"};
    event.version = {1};
    event.text_sha256 = repeated<Sha256>(1);
    event.stage = {"horing"};
    event.visit = 2;
    event.channel = Channel::letter;
    event.on_behalf = true;
    event.late = true;
    event.visibility = Visibility::withheld;
    event.statute = "offl. § 13";
    event.received_on = day("2024-05-28");
    event.corrects = ResponseNumber{8};
    return event;
}

}  // namespace

TEST_CASE("creating a document enters its first stage for the first time") {
    const Process process = a_process();
    Process expected;
    expected.document = {"strategi"};
    expected.language = "nn";
    expected.case_number = "24/17";
    expected.workflow = {"samarbeidsstrategi"};
    expected.workflow_revision = 4;
    expected.workflow_blob = repeated<Oid>(0x0F);
    expected.workflow_sha256 = repeated<Sha256>(0xF0);
    expected.stage = {"utkast"};
    expected.visit = 1;
    expected.stage_since = at("2024-04-26T10:00:00.000Z");
    expected.stage_entered_on = day("2024-01-16");
    expected.stage_seq = {10};
    expected.created_seq = {10};
    expected.last_seq = {10};
    CHECK(process == expected);
    CHECK(process.exists());
    CHECK_FALSE(Process{}.exists());
}

TEST_CASE("a stage change counts a visit and dates from when it took effect") {
    StageChanged event;
    event.transition = {"til-horing"};
    event.from = {"utkast"};
    event.to = {"horing"};
    event.entered_on = day("2024-04-26");
    check_change(a_process(), event, [](Process& expected) {
        expected.stage = {"horing"};
        expected.visit = 2;
        expected.stage_since = at("2024-04-26T10:00:00.000Z");
        expected.stage_entered_on = day("2024-04-26");
        expected.stage_seq = {20};
    });
}

TEST_CASE("a saved version is today's text, for the secretariat alone") {
    const VersionSaved event{text_numbered(2), repeated<Oid>(1), 4711, Committed{}};
    const auto change = [](Process& expected) {
        expected.head = Version{};
        expected.head->text = text_numbered(2);
        expected.head->text_bytes = 4711;
        expected.head->visibility = Visibility::secretariat;
        expected.head->saved_by = secretary;
        expected.head->saved_at = at("2024-04-29T08:00:00.000Z");
        expected.head->saved_seq = {20};
    };
    check_change(a_process(), event, change);

    // After a released version too: nothing of its name or readers is left.
    const Process released =
        apply(with_version(), frame_of(13),
              VersionReleased{text_numbered(1), "Høringsutkast", "v1", Visibility::open, ""});
    check_change(released, event, change);
}

TEST_CASE("a release gives today's text a name and readers") {
    const VersionReleased event{text_numbered(1), "Høringsutkast", "strategi-v1",
                                Visibility::withheld, "offl. § 13"};
    check_change(with_version(), event, [](Process& expected) {
        expected.head->name = "Høringsutkast";
        expected.head->visibility = Visibility::withheld;
        expected.head->statute = "offl. § 13";
        expected.head->released_at = at("2024-04-29T08:00:00.000Z");
        expected.head->released_seq = {20};
    });
}

TEST_CASE("a decision is kept as it was made") {
    const Process before = apply(with_version(), frame_of(13), a_decision(1));
    check_change(before, a_decision(2), [](Process& expected) {
        Decision decision;
        decision.number = {2};
        decision.body = {"styret"};
        decision.kind = DecisionKind::endorsement;
        decision.text = text_numbered(1);
        decision.workflow_blob = repeated<Oid>(0x0F);
        decision.stage = {"styret"};
        decision.present = 2;
        decision.seats = 2;
        decision.votes = {.in_favour = 1, .against = 0, .abstained = 1};
        decision.chair = ChairVote::in_favour;
        decision.rule = {
            .quorum_numerator = 2, .quorum_denominator = 3, .chair_breaks_ties = false};
        decision.quorum_met = false;
        decision.overridden = true;
        decision.case_number = "12/24";
        decision.decided_on = day("2024-04-26");
        decision.standing = Standing::valid;
        decision.corrects = DecisionNumber{9};
        decision.seq = {20};
        decision.late = true;
        expected.decisions.push_back(decision);
    });
}

TEST_CASE("a decision's standing changes, and that of no other") {
    Process before = apply(with_version(), frame_of(13), a_decision(1));
    before = apply(before, frame_of(14), a_decision(2));
    StandingChanged event;
    event.decision = {1};
    event.body = {"styret"};
    event.kind = DecisionKind::endorsement;
    for (const Standing to : {Standing::carried, Standing::lapsed, Standing::withdrawn}) {
        event.to = to;
        check_change(before, event,
                     [&](Process& expected) { expected.decisions[0].standing = to; });
    }
}

TEST_CASE("a response is kept as it was given, and a withdrawn one stays in the list") {
    const Process first = apply(with_version(), frame_of(13), a_response(1));
    check_change(first, a_response(2), [](Process& expected) {
        Response response;
        response.number = {2};
        response.body = {"horingskrets"};
        response.seat = SeatSlug{"asker"};
        response.question_set = QuestionSetSlug{"horing"};
        response.version = {1};
        response.text_sha256 = repeated<Sha256>(1);
        response.stage = {"horing"};
        response.visit = 2;
        response.channel = Channel::letter;
        response.on_behalf = true;
        response.late = true;
        response.visibility = Visibility::withheld;
        response.statute = "offl. § 13";
        response.received_on = day("2024-05-28");
        response.corrects = ResponseNumber{8};
        response.seq = {20};
        expected.responses.push_back(response);
    });

    const Process both = apply(first, frame_of(14), a_response(2));
    check_change(both, ResponseWithdrawn{{1}, {"horingskrets"}, SeatSlug{"asker"}, true, {}},
                 [](Process& expected) { expected.responses[0].withdrawn = true; });
}

TEST_CASE("a planned milestone may lack its day") {
    check_change(a_process(), MilestonePlanned{{"innstilling"}, std::nullopt, std::nullopt},
                 [](Process& expected) {
                     Milestone milestone;
                     milestone.slug = {"innstilling"};
                     milestone.last_seq = {20};
                     expected.milestones[milestone.slug] = milestone;
                 });
}

TEST_CASE("moves of a milestone are counted, and the new days replace the old whole") {
    const MilestoneMoved event{{"mote"},          day("2024-05-23"), day("2024-05-24"),
                               day("2024-06-12"), std::nullopt,      Committed{}};
    const Process before = with_milestone("2024-05-23", "2024-05-24");
    const auto moved = [](int moves) {
        return [moves](Process& expected) {
            Milestone& milestone = expected.milestones[{"mote"}];
            milestone.state = MilestoneState::moved;
            milestone.from = day("2024-06-12");
            milestone.until = std::nullopt;
            milestone.moves = moves;
            milestone.last_seq = {20};
        };
    };
    check_change(before, event, moved(1));
    check_change(apply(before, frame_of(13), event), event, moved(2));
}

TEST_CASE("a day that was held is the day it was held; a period keeps its days or is stretched") {
    struct Row {
        std::string_view from, until, held_on, expected_from, expected_until;
    };
    const Row rows[] = {
        {"2024-03-05", "", "2024-03-05", "2024-03-05", ""},
        {"2024-03-05", "", "2024-03-07", "2024-03-07", ""},
        {"2024-03-05", "", "2024-03-01", "2024-03-01", ""},
        {"", "", "2024-03-05", "2024-03-05", ""},
        {"2024-04-29", "2024-05-29", "2024-05-29", "2024-04-29", "2024-05-29"},
        {"2024-04-29", "2024-05-29", "2024-04-29", "2024-04-29", "2024-05-29"},
        {"2024-04-29", "2024-05-29", "2024-05-10", "2024-04-29", "2024-05-29"},
        {"2024-04-29", "2024-05-29", "2024-06-05", "2024-04-29", "2024-06-05"},
        {"2024-04-29", "2024-05-29", "2024-04-22", "2024-04-22", "2024-05-29"},
        {"", "2024-05-29", "2024-05-10", "2024-05-10", "2024-05-29"},
    };
    for (const Row& row : rows) {
        INFO(row.from << '/' << row.until << " held " << row.held_on);
        const MilestoneWasHeld event{{"mote"}, day(row.held_on), Committed{}};
        check_change(with_milestone(row.from, row.until), event, [&](Process& expected) {
            Milestone& milestone = expected.milestones[{"mote"}];
            milestone.state = MilestoneState::held;
            milestone.from = day(row.expected_from);
            milestone.until = parse_date(row.expected_until);
            milestone.last_seq = {20};
        });
    }
}

TEST_CASE("a cancelled milestone keeps the days it would have had") {
    check_change(with_milestone("2024-05-23", ""), MilestoneCancelled{{"mote"}, Committed{}},
                 [](Process& expected) {
                     Milestone& milestone = expected.milestones[{"mote"}];
                     milestone.state = MilestoneState::cancelled;
                     milestone.last_seq = {20};
                 });
}

TEST_CASE("erasing free text leaves the process as it was, but for its last entry") {
    check_change(with_version(), ContentErased{{12}, "message", "art. 17"}, [](Process&) {});
}

TEST_CASE("the council's entries do not touch a process, nor a document's entries the council") {
    Council council;
    council.name = "Rådet";
    const Process process = with_version();
    int of_council = 0;
    for (const Event& event : one_of_each(1)) {
        const std::string_view type = type_of(event);
        const bool council_event = type.starts_with("council.") || type.starts_with("body.") ||
                                   type.starts_with("seat.") || type.starts_with("workflow.");
        INFO(type);
        of_council += council_event ? 1 : 0;
        if (council_event) CHECK(apply(process, frame_of(20), event) == process);
        if (!council_event) CHECK(apply(council, frame_of(20), event) == council);
    }
    CHECK(of_council == 4);
}

TEST_CASE("the council is named, its bodies defined and replaced whole") {
    Council council = apply(Council{}, frame_of(0), CouncilDefined{"Rådet", "Europe/Berlin"});
    Council expected;
    expected.name = "Rådet";
    expected.time_zone = "Europe/Berlin";
    CHECK(council == expected);

    Body body;
    body.slug = {"styret"};
    body.title.nb = "Styret";
    body.seats = {
        {.slug = {"oslo"}, .represents = "Oslo", .holder = secretary.pseudonym, .deputy = {}}};
    council = apply(council, frame_of(1), BodyDefined{body});
    expected.bodies[body.slug] = body;
    CHECK(council == expected);

    body.title.nb = "Arbeidsutvalget";
    body.seats.clear();
    council = apply(council, frame_of(2), BodyDefined{body});
    expected.bodies[body.slug] = body;
    CHECK(council == expected);
}

TEST_CASE("a seat is given its holder and deputy, and emptied again") {
    Council council;
    Body& body = council.bodies[{"styret"}];
    body.slug = {"styret"};
    body.seats = {{.slug = {"oslo"}, .represents = "Oslo", .holder = {}, .deputy = {}},
                  {.slug = {"asker"}, .represents = "Asker", .holder = {}, .deputy = {}}};
    const Pseudonym holder{"p-00000000000000aa"};
    const Pseudonym deputy{"p-00000000000000bb"};

    Council expected = council;
    expected.bodies[{"styret"}].seats[1].holder = holder;
    expected.bodies[{"styret"}].seats[1].deputy = deputy;
    const Council taken =
        apply(council, frame_of(1), SeatAssigned{{"styret"}, {"asker"}, holder, deputy});
    CHECK(taken == expected);
    CHECK(apply(taken, frame_of(2), SeatAssigned{{"styret"}, {"asker"}, {}, {}}) == council);
}

TEST_CASE("the newest revision of a workflow is the one installed, and main's head moves with it") {
    Council council;
    Council expected;
    for (std::uint8_t revision = 1; revision <= 2; ++revision) {
        council = apply(council, frame_of(revision),
                        WorkflowInstalled{{"samarbeidsstrategi"},
                                          revision,
                                          repeated<Oid>(revision),
                                          repeated<Sha256>(revision),
                                          repeated<Oid>(static_cast<std::uint8_t>(revision + 8))});
        expected.workflows[{"samarbeidsstrategi"}] = {.slug = {"samarbeidsstrategi"},
                                                      .revision = revision,
                                                      .blob = repeated<Oid>(revision),
                                                      .sha256 = repeated<Sha256>(revision)};
        expected.definitions_head = repeated<Oid>(static_cast<std::uint8_t>(revision + 8));
        CHECK(council == expected);
    }
}

}  // namespace saksgang::workflows::applied
