// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;

InstallWorkflow an_installation(std::int64_t revision, std::uint8_t bytes) {
    InstallWorkflow command{.definition = a_definition(),
                            .blob = an_oid(bytes),
                            .sha256 = a_sha256(bytes),
                            .commit = an_oid(9)};
    command.definition.revision = revision;
    return command;
}

}  // namespace

TEST_CASE("a new council is defined whole") {
    const auto events = decide(Council{}, a_council());
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 6);
    CHECK(std::get<CouncilDefined>(events->at(0)) ==
          CouncilDefined{.name = "Eksempelrådet", .time_zone = "Europe/Oslo"});
    Council council;
    for (const Event& event : *events)
        council = apply(std::move(council), EntryFrame{}, event);
    CHECK(council == a_council());
}

TEST_CASE("a council as it stands already is nothing new") {
    const auto events = decide(a_council(), a_council());
    REQUIRE(events.has_value());
    CHECK(events->empty());
}

TEST_CASE("only what differs is defined again") {
    auto wanted = a_council();
    wanted.time_zone = "Europe/Copenhagen";
    wanted.bodies.at({"styret"}).rule.chair_breaks_ties = false;
    const auto events = decide(a_council(), wanted);
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 2);
    CHECK(std::get<CouncilDefined>(events->at(0)).time_zone == "Europe/Copenhagen");
    CHECK(std::get<BodyDefined>(events->at(1)).body == wanted.bodies.at({"styret"}));
}

TEST_CASE("a body defined again keeps the people in the seats that stay") {
    const auto today = a_council();
    auto wanted = a_council();
    Body& board = wanted.bodies.at({"styret"});
    for (Seat& seat : board.seats) {
        seat.holder.reset();
        seat.deputy.reset();
    }
    CHECK(decide(today, wanted)->empty());

    board.seats.front().slug = {"ny-plass"};
    const auto body = only<BodyDefined>(decide(today, wanted)).body;
    CHECK_FALSE(body.seats[0].holder.has_value());
    CHECK(body.seats[1].holder == today.bodies.at({"styret"}).seats[1].holder);
    CHECK(body.seats[1].deputy == today.bodies.at({"styret"}).seats[1].deputy);
}

TEST_CASE("a body the file no longer has stays as it was") {
    auto wanted = a_council();
    wanted.bodies.erase({"styret"});
    CHECK(decide(a_council(), wanted)->empty());
}

TEST_CASE("a workflow is installed by its exact bytes") {
    CHECK(only<WorkflowInstalled>(decide(a_council(), an_installation(3, 7))) ==
          WorkflowInstalled{.workflow = {"strategi"},
                            .revision = 3,
                            .blob = an_oid(7),
                            .sha256 = a_sha256(7),
                            .commit = an_oid(9)});
}

TEST_CASE("an older revision never replaces a newer, and changed bytes need a newer one") {
    struct Row {
        std::int64_t revision;
        std::uint8_t bytes;
        bool accepted;
        std::size_t events;
    };
    auto council = a_council();
    council.workflows[{"strategi"}] = {
        .slug = {"strategi"}, .revision = 3, .blob = an_oid(7), .sha256 = a_sha256(7)};
    for (const auto& row : {Row{3, 7, true, 0}, Row{4, 8, true, 1}, Row{3, 8, false, 0},
                            Row{2, 8, false, 0}, Row{1, 6, false, 0}}) {
        INFO("revision " << row.revision);
        const auto result = decide(council, an_installation(row.revision, row.bytes));
        if (!row.accepted) {
            check_refused(result, Errc::already_exists, "revision");
            continue;
        }
        REQUIRE(result.has_value());
        CHECK(result->size() == row.events);
    }
}

TEST_CASE("a seat is given to a holder and a deputy, or to nobody") {
    const auto council = a_council();
    const Pseudonym holder{"p-00000000000000aa"};
    const Pseudonym deputy{"p-00000000000000bb"};
    CHECK(
        only<SeatAssigned>(decide(council, AssignSeat{{"styret"}, {"plass-1"}, holder, deputy})) ==
        SeatAssigned{.body = {"styret"}, .seat = {"plass-1"}, .holder = holder, .deputy = deputy});
    CHECK_FALSE(
        only<SeatAssigned>(
            decide(council, AssignSeat{{"styret"}, {"plass-1"}, std::nullopt, std::nullopt}))
            .holder.has_value());
    CHECK(
        decide(council, AssignSeat{{"kommunene"}, {"oslo"}, std::nullopt, std::nullopt})->empty());
}

TEST_CASE("only a seat there is can be given, and nobody is their own deputy") {
    const auto council = a_council();
    const Pseudonym person{"p-00000000000000aa"};
    check_refused(decide(council, AssignSeat{{"finnes-ikke"}, {"plass-1"}, person, {}}),
                  Errc::not_found);
    check_refused(decide(council, AssignSeat{{"styret"}, {"plass-9"}, person, {}}),
                  Errc::not_found);
    check_refused(decide(council, AssignSeat{{"styret"}, {"plass-1"}, person, person}),
                  Errc::invalid_input, "deputy");
}

}  // namespace saksgang::workflows
