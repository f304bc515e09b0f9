// SPDX-License-Identifier: EUPL-1.2
// People: their names, how they log in, their roles. Git and the journal know pseudonyms alone, so
// that a name can be erased without breaking a proof. Which seats somebody holds is in the council.
// find and list on any connection; the rest inside a writer's job.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/store/connection.hpp"

namespace saksgang::store {

struct Person {
    PersonId id;
    Pseudonym pseudonym;
    std::string name;   // empty: erased
    std::string email;  // empty: erased
    std::vector<Role> roles;
    std::optional<Instant> disabled_at;
    Instant created_at{};
    bool operator==(const Person&) const = default;
};

struct NewPerson {
    Pseudonym pseudonym;
    std::string name;
    std::string email;
    std::string password_hash;
    std::vector<Role> roles;
};

// What a log-in is checked against.
struct Login {
    PersonId person;
    std::string password_hash;
    bool disabled = false;
};

std::optional<Person> find_person(Connection& db, PersonId id);
std::optional<Person> find_person(Connection& db, const Pseudonym& pseudonym);
std::optional<Login> find_login(Connection& db, std::string_view email);  // in whatever case
std::vector<Person> list_people(Connection& db);                          // by name

// Errc::already_exists when somebody has that e-mail address; Errc::invalid_input when there are
// limits::people_max already.
Result<PersonId> add_person(Connection& db, const NewPerson& person, Instant now);

// These change one thing of a person who exists: Errc::not_found else.
Result<void> set_roles(Connection& db, PersonId id, const std::vector<Role>& roles);
// Whoever was logged in with the old password no longer is.
Result<void> set_password(Connection& db, PersonId id, std::string_view password_hash);
// Ends all sessions; tokens stay, and do not work while their person is disabled.
Result<void> disable_person(Connection& db, PersonId id, Instant now);
Result<void> enable_person(Connection& db, PersonId id);
// Name, e-mail address, password, sessions, tokens and drafts go, for good; the pseudonym stays.
Result<void> erase_person(Connection& db, PersonId id, Instant now);

}  // namespace saksgang::store
