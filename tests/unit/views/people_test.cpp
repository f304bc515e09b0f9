// SPDX-License-Identifier: EUPL-1.2
// What the pages about people, bodies and tokens say, and to whom.
#include "daemon/views/people/people_model.hpp"

#include "daemon/views/pages.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/admin_samples.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

const Speech speech{Language::nb};

workflows::Council council_with_holder() {
    auto council = support::a_council();
    auto& seat = council.bodies.at({"styret"}).seats.front();
    seat.holder = some_people().front().pseudonym;
    return council;
}

const SeatLine& first_seat(const BodiesModel& model) {
    for (const auto& body : model.bodies) {
        if (body.slug == "styret") return body.seats.front();
    }
    FAIL("there is no styret");
    return model.bodies.front().seats.front();
}

TokensModel tokens_of(const store::Token& token, Instant now) {
    const std::vector<Role> roles{Role::secretariat, Role::administrator};
    return tokens_model({.name = "Kari",
                         .roles = roles,
                         .tokens = std::span{&token, 1},
                         .time_zone = "Europe/Oslo",
                         .now = now},
                        "", speech);
}

}  // namespace

TEST_CASE("people are told with roles, and whether their account is closed") {
    const auto model = people_model(some_people(), PersonId{1}, "", speech);
    REQUIRE(model.people.size() == 3);
    CHECK(model.people[0].roles == "sekretariat og administrator");
    CHECK(model.people[0].self);
    CHECK_FALSE(model.people[0].closed);
    CHECK(model.people[2].closed);
}

TEST_CASE("nobody is offered to close their own account or change their own roles") {
    const auto html = Pages{}.people({}, people_model(some_people(), PersonId{1}, "", speech));
    CHECK_FALSE(contains(html, "/people/1/close"));
    CHECK_FALSE(contains(html, "/people/1/roles"));
    CHECK(contains(html, "/people/2/close"));
    CHECK(contains(html, "/people/3/open"));
}

TEST_CASE("an erased person has no name, and still stands in the list") {
    const std::vector people{a_person(9, "", {Role::member})};
    CHECK(people_model(people, PersonId{1}, "", speech).people[0].name == "Slettet person");
}

TEST_CASE("who sits in a seat is a name only for those who may know it") {
    const auto council = council_with_holder();
    CHECK(first_seat(bodies_model(council, {}, "", speech)).holder == "besatt");
    const auto people = some_people();
    CHECK(first_seat(bodies_model(council, people, "", speech)).holder == "Kari Nordmann");
    const auto html = Pages{}.bodies({}, bodies_model(council, {}, "", speech));
    CHECK_FALSE(contains(html, "Nordmann"));
    CHECK_FALSE(contains(html, "/seats/"));
}

TEST_CASE("a seat's form chooses among open accounts, and begins with who sits there") {
    const auto council = council_with_holder();
    const auto& body = council.bodies.at({"styret"});
    const auto people = some_people();
    const SentForm nothing;
    const auto page = seat_form(body, body.seats.front(), people,
                                {.council = council, .once = "k", .sent = nothing}, speech);
    const auto& holder = page.form.fields.at(0);
    CHECK(holder.value == "1");
    REQUIRE(holder.choices.size() == 3);  // nobody, and the two whose accounts are open
    CHECK(holder.choices[0].value.empty());
}

TEST_CASE("a password that was typed never comes back") {
    SentForm typed;
    typed.typed = {{"name", "Kari"}, {"password", "hemmelig hemmelig"}, {"role.auditor", "yes"}};
    const auto council = support::a_council();
    const auto html = Pages{}.plain_form(
        {}, new_person_form({.council = council, .once = "k", .sent = typed}, speech));
    CHECK(contains(html, "value=\"Kari\""));
    CHECK_FALSE(contains(html, "hemmelig"));
    CHECK(contains(html, "name=\"role.auditor\" type=\"checkbox\" value=\"yes\" checked"));
    CHECK(contains(html, "autocomplete=\"new-password\""));
}

TEST_CASE("a token is valid, expired or revoked, and is revoked only while it is in force") {
    auto token = a_token();
    auto model = tokens_of(token, an_instant());
    CHECK(model.tokens[0].state == "Gjelder til 25. juli 2024.");
    CHECK(model.tokens[0].used == "Ikke brukt.");
    CHECK(model.tokens[0].in_force);
    CHECK(model.roles == "sekretariat og administrator");
    model = tokens_of(token, an_instant("2024-07-25T10:00:00.000Z"));
    CHECK(model.tokens[0].state == "Gikk ut 25. juli 2024.");
    CHECK_FALSE(model.tokens[0].in_force);
    token.revoked_at = an_instant();
    token.last_used_at = an_instant();
    model = tokens_of(token, an_instant());
    CHECK(model.tokens[0].state == "Trukket tilbake 26. april 2024.");
    CHECK(model.tokens[0].used == "Sist brukt 26. april 2024 kl. 12:00.");
    CHECK_FALSE(model.tokens[0].in_force);
}

}  // namespace saksgang::views
