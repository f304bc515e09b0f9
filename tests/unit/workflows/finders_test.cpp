// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/catch.hpp"
#include "workflows/process.hpp"

namespace saksgang::workflows {

TEST_CASE("a title is read in its language, and in bokmål where that is missing") {
    const Title full{.nb = "Høring", .nn = "Høyring", .en = "Hearing"};
    CHECK(full.in(Language::nb) == "Høring");
    CHECK(full.in(Language::nn) == "Høyring");
    CHECK(full.in(Language::en) == "Hearing");
    const Title only{.nb = "Høring", .nn = "", .en = ""};
    CHECK(only.in(Language::nn) == "Høring");
    CHECK(only.in(Language::en) == "Høring");
}

TEST_CASE("a definition's parts are found by name, where they stand") {
    Definition definition;
    definition.stages.resize(3);
    definition.stages[0].slug = {"utkast"};
    definition.stages[1].slug = {"horing"};
    definition.stages[2].slug = {"vedtak"};
    definition.milestones.resize(1);
    definition.milestones[0].slug = {"stormote"};
    definition.question_sets.resize(1);
    definition.question_sets[0].slug = {"sporsmal"};

    CHECK(definition.find_stage({"horing"}) == &definition.stages[1]);
    CHECK(definition.find_stage({"vedtak"}) == &definition.stages[2]);
    CHECK(definition.find_stage({"stormote"}) == nullptr);
    CHECK(definition.find_milestone({"stormote"}) == definition.milestones.data());
    CHECK(definition.find_milestone({"horing"}) == nullptr);
    CHECK(definition.find_question_set({"sporsmal"}) == definition.question_sets.data());
    CHECK(definition.find_question_set({""}) == nullptr);
}

TEST_CASE("bodies and seats are found by name") {
    Body body;
    body.slug = {"styret"};
    body.seats = {{.slug = {"oslo"}, .represents = "Oslo", .holder = {}, .deputy = {}},
                  {.slug = {"asker"}, .represents = "Asker", .holder = {}, .deputy = {}}};
    Council council;
    council.bodies[body.slug] = body;

    const Body* found = council.find_body({"styret"});
    REQUIRE(found != nullptr);
    CHECK(*found == body);
    CHECK(found->find_seat({"asker"}) == &found->seats[1]);
    CHECK(found->find_seat({"styret"}) == nullptr);
    CHECK(council.find_body({"oslo"}) == nullptr);
}

TEST_CASE("decisions and responses are found by number") {
    Process process;
    process.decisions.resize(2);
    process.decisions[0].number = {1};
    process.decisions[1].number = {2};
    process.responses.resize(1);
    process.responses[0].number = {1};

    CHECK(process.find_decision({2}) == &process.decisions[1]);
    CHECK(process.find_decision({3}) == nullptr);
    CHECK(process.find_decision({0}) == nullptr);
    CHECK(process.find_response({1}) == process.responses.data());
    CHECK(process.find_response({2}) == nullptr);
}

}  // namespace saksgang::workflows
