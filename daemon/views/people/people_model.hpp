// SPDX-License-Identifier: EUPL-1.2
// Who may log in, who sits where, and the tokens of one's own programs, as strings and flags in one
// language. Pure; any thread. What a reader may not have is not handed in.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/store/people.hpp"
#include "daemon/store/tokens.hpp"
#include "daemon/views/forms/plain_form.hpp"
#include "daemon/views/overview_model.hpp"

namespace saksgang::views {

// ---- People

struct PersonLine {
    std::string id;
    std::string name;
    std::string email;
    std::string roles;
    bool closed = false;
    bool self = false;  // whoever reads the page: their own access is another's to change
};

struct PeopleModel {
    std::vector<PersonLine> people;
    std::string done;
};

PeopleModel people_model(std::span<const store::Person> people, PersonId reader,
                         std::string_view done, const Speech& speech);

// A tick for each role a person may hold.
std::span<const Role> roles_of_people();
std::string role_field(Role role);

// What a form of these pages is made with.
struct PlainFormReading {
    const workflows::Council& council;
    std::string once;
    const SentForm& sent;
};
PlainForm new_person_form(const PlainFormReading& reading, const Speech& speech);
PlainForm roles_form(const store::Person& person, const PlainFormReading& reading,
                     const Speech& speech);

// ---- Bodies

struct SeatLine {
    std::string body;
    std::string slug;
    std::string represents;
    std::string holder;  // a name where the reader may know it; else that it is filled, or vacant
    std::string deputy;
    bool chair = false;
};

struct BodyCard {
    std::string slug;
    std::string title;
    std::string kind;
    std::string mandate;  // which decisions it may make
    std::string rule;     // quorum, and what breaks a tie
    std::string seat_count;
    std::vector<SeatLine> seats;
};

struct BodiesModel {
    std::vector<BodyCard> bodies;
    bool may_change = false;
    std::string done;
};

// `people`: those whose names the reader may know; none for the public.
BodiesModel bodies_model(const workflows::Council& council, std::span<const store::Person> people,
                         std::string_view done, const Speech& speech);
PlainForm seat_form(const workflows::Body& body, const workflows::Seat& seat,
                    std::span<const store::Person> people, const PlainFormReading& reading,
                    const Speech& speech);

// ---- Tokens

struct TokenLine {
    std::string id;
    std::string name;
    std::string state;
    std::string used;
    bool in_force = false;
};

struct TokensModel {
    std::string person;
    std::string roles;
    std::string token;  // shown this once; empty otherwise
    std::vector<TokenLine> tokens;
    std::string done;
};

struct TokensReading {
    std::string name;  // of whoever reads the page
    std::span<const Role> roles;
    std::span<const store::Token> tokens;
    std::string_view time_zone;
    Instant now{};
};
TokensModel tokens_model(const TokensReading& reading, std::string_view done, const Speech& speech);
PlainForm new_token_form(const PlainFormReading& reading, const Speech& speech);

}  // namespace saksgang::views
