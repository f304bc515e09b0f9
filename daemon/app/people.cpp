// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/people.hpp"

#include <fmt/format.h>

#include "daemon/auth/auth.hpp"
#include "daemon/auth/capabilities.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::app {
namespace {

Result<void> check_line(const std::string& text, std::size_t bytes_max, std::string_view field) {
    if (text.empty() || text.size() > bytes_max || !journal::is_utf8(text)) {
        return fail(Errc::invalid_input, fmt::format("1–{} bytes of UTF-8", bytes_max),
                    std::string{field});
    }
    return {};
}

Result<void> check(const WantedPerson& wanted) {
    TRY(check_line(wanted.name, limits::name_bytes_max, "name"));
    TRY(check_line(wanted.email, limits::email_bytes_max, "email"));
    const auto at = wanted.email.find('@');
    if (at == 0 || at == std::string::npos || at + 1 == wanted.email.size()) {
        return fail(Errc::invalid_input, "must be an e-mail address", "email");
    }
    if (wanted.roles.empty()) return fail(Errc::invalid_input, "at least one role", "roles");
    for (const Role role : wanted.roles) {
        if (role == Role::system) {
            return fail(Errc::invalid_input, "no person is the system", "roles");
        }
    }
    return auth::check_password(wanted.password);
}

asio::awaitable<Result<store::Person>> add(App& app, WantedPerson wanted) {
    CO_TRY(check(wanted));
    CO_TRY(auto hash, co_await app.cpu.run<std::string>(
                          [password = std::move(wanted.password)]() -> Result<std::string> {
                              return auth::hash_password(password);
                          }));
    const store::NewPerson person{.pseudonym = auth::new_pseudonym(app.rng),
                                  .name = std::move(wanted.name),
                                  .email = std::move(wanted.email),
                                  .password_hash = std::move(hash),
                                  .roles = std::move(wanted.roles)};
    co_return co_await app.writer.run<store::Person>(
        [person](store::Unit& unit) -> Result<store::Person> {
            TRY(const auto id, store::add_person(unit.db(), person, unit.now()));
            auto added = store::find_person(unit.db(), id);
            if (!added) return fail(Errc::internal, "an added person is not there");
            return *std::move(added);
        });
}

asio::awaitable<Result<NewToken>> add_for(App& app, PersonId person, WantedToken wanted) {
    CO_TRY(check_line(wanted.name, limits::name_bytes_max, "name"));
    if (wanted.expires_in_days < 1 || wanted.expires_in_days > limits::token_lifetime_max.count()) {
        co_return fail(Errc::invalid_input,
                       fmt::format("1–{} days", limits::token_lifetime_max.count()),
                       "expires_in_days");
    }
    NewToken token{.id = {},
                   .token = auth::new_token(app.rng),
                   .expires_at = app.clock.now() + std::chrono::days{wanted.expires_in_days}};
    const store::NewToken row{.person = person,
                              .name = std::move(wanted.name),
                              .hash = auth::token_hash(token.token),
                              .expires_at = token.expires_at};
    CO_TRY(token.id, co_await app.writer.run<TokenId>([row](store::Unit& unit) {
        return store::add_token(unit.db(), row, unit.now());
    }));
    co_return token;
}

}  // namespace

asio::awaitable<Result<store::Person>> add_person(App& app, Caller caller, WantedPerson wanted) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_people));
    co_return co_await add(app, std::move(wanted));
}

asio::awaitable<Result<store::Person>> add_first_person(App& app, WantedPerson wanted) {
    return add(app, std::move(wanted));
}

asio::awaitable<Result<std::vector<store::Person>>> list_people(App& app, Caller caller) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_people));
    using People = std::vector<store::Person>;
    co_return co_await app.readers.run<People>(
        [](store::Connection& db) -> Result<People> { return store::list_people(db); });
}

asio::awaitable<Result<NewToken>> add_token(App& app, Caller caller, WantedToken wanted) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_own_tokens));
    co_return co_await add_for(app, caller.person, std::move(wanted));
}

asio::awaitable<Result<NewToken>> add_token_for(App& app, std::string email, WantedToken wanted) {
    CO_TRY(const auto person,
           co_await app.readers.run<PersonId>([email](store::Connection& db) -> Result<PersonId> {
               const auto login = store::find_login(db, email);
               if (!login) return fail(Errc::not_found, "nobody has that address", "email");
               return login->person;
           }));
    co_return co_await add_for(app, person, std::move(wanted));
}

asio::awaitable<Result<std::vector<store::Token>>> list_tokens(App& app, Caller caller) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_own_tokens));
    using Tokens = std::vector<store::Token>;
    co_return co_await app.readers.run<Tokens>(
        [person = caller.person](store::Connection& db) -> Result<Tokens> {
            return store::list_tokens(db, person);
        });
}

asio::awaitable<Result<void>> revoke_token(App& app, Caller caller, TokenId token) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_own_tokens));
    co_return co_await app.writer.run<void>([person = caller.person, token](store::Unit& unit) {
        return store::revoke_token(unit.db(), person, token, unit.now());
    });
}

}  // namespace saksgang::app
