// SPDX-License-Identifier: EUPL-1.2
// People and the tokens of their programs.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/tokens.hpp"

namespace saksgang::app {

struct WantedPerson {
    std::string name;
    std::string email;
    std::string password;
    std::vector<Role> roles;
};
// Errc::invalid_input naming the field; Errc::already_exists for a known e-mail address.
asio::awaitable<Result<store::Person>> add_person(App& app, Caller caller, WantedPerson wanted);
// For the command line, which owns the folder: nobody needs to be logged in.
asio::awaitable<Result<store::Person>> add_first_person(App& app, WantedPerson wanted);
// The first of all: Errc::already_exists when there is anybody.
asio::awaitable<Result<store::Person>> add_founder(App& app, WantedPerson wanted);
asio::awaitable<Result<std::vector<store::Person>>> list_people(App& app, Caller caller);
asio::awaitable<Result<store::Person>> read_person(App& app, Caller caller, PersonId id);

// Of somebody else: Errc::forbidden for oneself, so that an administrator always remains.
// Errc::not_found.
asio::awaitable<Result<void>> give_roles(App& app, Caller caller, PersonId id,
                                         std::vector<Role> roles);
// Ends all sessions; tokens do not work until it is opened again.
asio::awaitable<Result<void>> close_account(App& app, Caller caller, PersonId id);
asio::awaitable<Result<void>> open_account(App& app, Caller caller, PersonId id);

struct WantedToken {
    std::string name;
    int expires_in_days = 0;
};
struct NewToken {
    TokenId id;
    std::string token;  // shown this once; empty: the command was repeated, and it was shown then
    Instant expires_at{};
};
// Errc::invalid_input; Errc::unauthenticated for the public.
asio::awaitable<Result<NewToken>> add_token(App& app, Caller caller, WantedToken wanted);
// For the command line: for the person with that e-mail address. Errc::not_found.
asio::awaitable<Result<NewToken>> add_token_for(App& app, std::string email, WantedToken wanted);
asio::awaitable<Result<std::vector<store::Token>>> list_tokens(App& app, Caller caller);
asio::awaitable<Result<void>> revoke_token(App& app, Caller caller, TokenId token);

}  // namespace saksgang::app
