// SPDX-License-Identifier: EUPL-1.2
// People, sessions and tokens in a real database.
#include "daemon/store/sessions.hpp"
#include "daemon/store/tokens.hpp"
#include "tests/integration/store/operational_fixture.hpp"

namespace saksgang::store {
namespace {

using tests::count;
using tests::Operational;
using namespace std::chrono_literals;

NewPerson kari() {
    return {.pseudonym = {"p-0000000000000001"},
            .name = "Kari Nordmann",
            .email = "kari@example.no",
            .password_hash = "$argon2id$kari",
            .roles = {Role::auditor, Role::secretariat}};
}

NewPerson ola() {
    return {.pseudonym = {"p-0000000000000002"},
            .name = "Ola Nordmann",
            .email = "ola@example.no",
            .password_hash = "$argon2id$ola",
            .roles = {Role::member}};
}

Sha256 hash_of(std::uint8_t byte) {
    Sha256 hash;
    hash.value.fill(byte);
    return hash;
}

TEST_CASE("a person comes back as added, by id and by pseudonym") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    const Person expected{.id = id,
                          .pseudonym = {"p-0000000000000001"},
                          .name = "Kari Nordmann",
                          .email = "kari@example.no",
                          .roles = {Role::secretariat, Role::auditor},
                          .disabled_at = {},
                          .created_at = box.now};
    CHECK(find_person(box.db, id) == expected);
    CHECK(find_person(box.db, Pseudonym{"p-0000000000000001"}) == expected);
    CHECK_FALSE(find_person(box.db, PersonId{99}).has_value());
    CHECK_FALSE(find_person(box.db, Pseudonym{"p-ffffffffffffffff"}).has_value());
}

TEST_CASE("an e-mail address is one whatever its case, and belongs to one person") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    const auto login = find_login(box.db, "KARI@Example.NO");
    REQUIRE(login.has_value());
    CHECK(login->person == id);
    CHECK(login->password_hash == "$argon2id$kari");
    CHECK_FALSE(login->disabled);
    CHECK_FALSE(find_login(box.db, "nobody@example.no").has_value());

    auto other = ola();
    other.email = "Kari@example.no";
    const auto added = add_person(box.db, other, box.now);
    REQUIRE_FALSE(added.has_value());
    CHECK(added.error().code == Errc::already_exists);
    CHECK(added.error().field == "email");
    CHECK(list_people(box.db).size() == 1);
}

TEST_CASE("people are listed by name with their roles") {
    Operational box;
    REQUIRE(add_person(box.db, ola(), box.now).has_value());
    REQUIRE(add_person(box.db, kari(), box.now).has_value());
    const auto people = list_people(box.db);
    REQUIRE(people.size() == 2);
    CHECK(people[0].name == "Kari Nordmann");
    CHECK(people[1].roles == std::vector{Role::member});
}

TEST_CASE("roles are replaced as a whole, and the daemon's own can be nobody's") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    CHECK(set_roles(box.db, id, {Role::member, Role::member}).has_value());
    CHECK(find_person(box.db, id)->roles == std::vector{Role::member});
    CHECK(set_roles(box.db, id, {}).has_value());
    CHECK(find_person(box.db, id)->roles.empty());
    CHECK(set_roles(box.db, PersonId{99}, {}).error().code == Errc::not_found);
    CHECK_THROWS_AS(set_roles(box.db, id, {Role::system}), StoreFailure);
}

TEST_CASE("a new password ends the sessions of the old one") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    add_session(box.db, {hash_of(1), id, box.now + 12h}, box.now);
    CHECK(set_password(box.db, id, "$argon2id$new").has_value());
    CHECK(find_login(box.db, "kari@example.no")->password_hash == "$argon2id$new");
    CHECK_FALSE(find_session_person(box.db, hash_of(1), box.now).has_value());
    CHECK(set_password(box.db, PersonId{99}, "x").error().code == Errc::not_found);
}

TEST_CASE("a disabled person is logged out, and the first time of disabling stands") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    add_session(box.db, {hash_of(1), id, box.now + 12h}, box.now);
    CHECK(disable_person(box.db, id, box.now).has_value());
    CHECK(disable_person(box.db, id, box.now + 1h).has_value());
    CHECK(find_person(box.db, id)->disabled_at == box.now);
    CHECK(find_login(box.db, "kari@example.no")->disabled);
    CHECK_FALSE(find_session_person(box.db, hash_of(1), box.now).has_value());
    CHECK(enable_person(box.db, id).has_value());
    CHECK_FALSE(find_person(box.db, id)->disabled_at.has_value());
    CHECK(disable_person(box.db, PersonId{99}, box.now).error().code == Errc::not_found);
}

TEST_CASE("erasing a person leaves the pseudonym and nothing else that tells who it was") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    add_session(box.db, {hash_of(1), id, box.now + 12h}, box.now);
    REQUIRE(add_token(box.db, {id, "script", hash_of(2), box.now + 24h}, box.now).has_value());
    CHECK(erase_person(box.db, id, box.now).has_value());

    const auto erased = find_person(box.db, Pseudonym{"p-0000000000000001"});
    REQUIRE(erased.has_value());
    CHECK(erased->name.empty());
    CHECK(erased->email.empty());
    CHECK(erased->roles.empty());
    CHECK(erased->disabled_at.has_value());
    CHECK_FALSE(find_login(box.db, "kari@example.no").has_value());
    CHECK_FALSE(find_login(box.db, "").has_value());
    CHECK(list_tokens(box.db, id).empty());
    CHECK(count(box.db, "SELECT count(*) FROM session") == 0);

    // A second one can be erased too, and the address is free again.
    const auto other = add_person(box.db, ola(), box.now).value();
    CHECK(erase_person(box.db, other, box.now).has_value());
    auto again = kari();
    again.pseudonym = {"p-0000000000000003"};
    CHECK(add_person(box.db, again, box.now).has_value());
}

TEST_CASE("a session is found until it ends, is removed, or its secret is another") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    add_session(box.db, {hash_of(1), id, box.now + 12h}, box.now);
    CHECK(find_session_person(box.db, hash_of(1), box.now) == id);
    CHECK(find_session_person(box.db, hash_of(1), box.now + 12h - 1ms) == id);
    CHECK_FALSE(find_session_person(box.db, hash_of(1), box.now + 12h).has_value());
    CHECK_FALSE(find_session_person(box.db, hash_of(2), box.now).has_value());
    remove_session(box.db, hash_of(1));
    remove_session(box.db, hash_of(1));
    CHECK_FALSE(find_session_person(box.db, hash_of(1), box.now).has_value());
}

TEST_CASE("expired sessions are cleared away, and a person has so many at most") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    add_session(box.db, {hash_of(200), id, box.now + 1h}, box.now);
    const auto later = box.now + 1h;
    for (int i = 0; i < limits::sessions_per_person_max + 5; ++i) {
        add_session(box.db, {hash_of(static_cast<std::uint8_t>(i)), id, later + 12h},
                    later + i * 1ms);
    }
    CHECK(count(box.db, "SELECT count(*) FROM session") == limits::sessions_per_person_max);
    CHECK_FALSE(find_session_person(box.db, hash_of(4), later).has_value());
    CHECK(find_session_person(box.db, hash_of(5), later) == id);
}

TEST_CASE("a token works until it expires or is revoked, by its owner alone") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    const auto other = add_person(box.db, ola(), box.now).value();
    const auto token =
        add_token(box.db, {id, "script", hash_of(1), box.now + 24h}, box.now).value();
    CHECK(find_token_person(box.db, hash_of(1), box.now) == id);
    CHECK_FALSE(find_token_person(box.db, hash_of(1), box.now + 24h).has_value());
    CHECK_FALSE(find_token_person(box.db, hash_of(2), box.now).has_value());

    CHECK(revoke_token(box.db, other, token, box.now).error().code == Errc::not_found);
    CHECK(find_token_person(box.db, hash_of(1), box.now) == id);
    CHECK(revoke_token(box.db, id, token, box.now + 1h).has_value());
    CHECK(revoke_token(box.db, id, token, box.now + 2h).has_value());
    CHECK_FALSE(find_token_person(box.db, hash_of(1), box.now).has_value());

    const auto tokens = list_tokens(box.db, id);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0] == Token{.id = token,
                             .person = id,
                             .name = "script",
                             .created_at = box.now,
                             .expires_at = box.now + 24h,
                             .last_used_at = {},
                             .revoked_at = box.now + 1h});
    CHECK(list_tokens(box.db, other).empty());
}

TEST_CASE("when a token was used is news once an hour") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    REQUIRE(add_token(box.db, {id, "script", hash_of(1), box.now + 24h}, box.now).has_value());
    CHECK(token_use_is_news(box.db, hash_of(1), box.now));
    note_token_use(box.db, hash_of(1), box.now);
    CHECK_FALSE(token_use_is_news(box.db, hash_of(1), box.now + 1h - 1ms));
    CHECK(token_use_is_news(box.db, hash_of(1), box.now + 1h));
    CHECK(list_tokens(box.db, id)[0].last_used_at == box.now);
    CHECK_FALSE(token_use_is_news(box.db, hash_of(2), box.now));
}

TEST_CASE("a person has so many tokens in force; revoked and expired ones do not count") {
    Operational box;
    const auto id = add_person(box.db, kari(), box.now).value();
    std::vector<TokenId> tokens;
    for (int i = 0; i < limits::tokens_per_person_max; ++i) {
        const NewToken token{id, "script", hash_of(static_cast<std::uint8_t>(i)), box.now + 24h};
        tokens.push_back(add_token(box.db, token, box.now).value());
    }
    const NewToken one_more{id, "script", hash_of(200), box.now + 48h};
    CHECK(add_token(box.db, one_more, box.now).error().code == Errc::invalid_input);
    CHECK(revoke_token(box.db, id, tokens[0], box.now).has_value());
    CHECK(add_token(box.db, one_more, box.now).has_value());
    const NewToken after_a_day{id, "script", hash_of(201), box.now + 48h};
    CHECK(add_token(box.db, after_a_day, box.now + 24h).has_value());
}

}  // namespace
}  // namespace saksgang::store
