// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/people.hpp"

#include <fmt/format.h>

#include <memory>

#include "daemon/app/command.hpp"
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

Result<void> check_roles(const std::vector<Role>& roles) {
    if (roles.empty()) return fail(Errc::invalid_input, "at least one role", "roles");
    for (const Role role : roles) {
        if (role == Role::system) {
            return fail(Errc::invalid_input, "no person is the system", "roles");
        }
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
    TRY(check_roles(wanted.roles));
    return auth::check_password(wanted.password);
}

asio::awaitable<Result<store::NewPerson>> prepared(App& app, WantedPerson wanted) {
    CO_TRY(check(wanted));
    CO_TRY(auto hash, co_await app.cpu.run<std::string>(
                          [password = std::move(wanted.password)]() -> Result<std::string> {
                              return auth::hash_password(password);
                          }));
    co_return store::NewPerson{.pseudonym = auth::new_pseudonym(app.rng),
                               .name = std::move(wanted.name),
                               .email = std::move(wanted.email),
                               .password_hash = std::move(hash),
                               .roles = std::move(wanted.roles)};
}

Result<store::Person> present(store::Connection& db, PersonId id) {
    auto person = store::find_person(db, id);
    if (!person) return fail(Errc::not_found, fmt::format("there is no person {}", id.value));
    return *std::move(person);
}

Result<void> check(const WantedToken& wanted) {
    TRY(check_line(wanted.name, limits::name_bytes_max, "name"));
    if (wanted.expires_in_days < 1 || wanted.expires_in_days > limits::token_lifetime_max.count()) {
        return fail(Errc::invalid_input,
                    fmt::format("1–{} days", limits::token_lifetime_max.count()),
                    "expires_in_days");
    }
    return {};
}

struct MadeToken {
    NewToken token;
    store::NewToken row;
};

MadeToken make_token(App& app, PersonId person, WantedToken wanted) {
    NewToken token{.id = {},
                   .token = auth::new_token(app.rng),
                   .expires_at = app.clock.now() + std::chrono::days{wanted.expires_in_days}};
    store::NewToken row{.person = person,
                        .name = std::move(wanted.name),
                        .hash = auth::token_hash(token.token),
                        .expires_at = token.expires_at};
    return {.token = std::move(token), .row = std::move(row)};
}

// What of a person an administrator changes: anybody's but their own, so that nobody locks
// everybody out.
Result<void> require_other(const Caller& caller, PersonId person) {
    TRY(auth::acting_role(caller.roles, auth::Action::manage_people));
    if (caller.person != person) return {};
    return fail(Errc::forbidden, "ask another administrator to change your own roles or access");
}

}  // namespace

asio::awaitable<Result<store::Person>> add_person(App& app, Caller caller, WantedPerson wanted) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_people));
    CO_TRY(auto person, co_await prepared(app, std::move(wanted)));
    CO_TRY(const auto receipt,
           co_await run_command(
               app, std::move(caller), auth::Action::manage_people,
               [person = std::move(person)](store::Unit& unit, const Actor&) -> Result<Receipt> {
                   TRY(const auto id, store::add_person(unit.db(), person, unit.now()));
                   return receipt_for(unit, id.value);
               }));
    co_return co_await app.readers.run<store::Person>(
        [id = PersonId{receipt.id.value_or(0)}](store::Connection& db) { return present(db, id); });
}

asio::awaitable<Result<store::Person>> add_first_person(App& app, WantedPerson wanted) {
    CO_TRY(auto person, co_await prepared(app, std::move(wanted)));
    co_return co_await app.writer.run<store::Person>(
        [person = std::move(person)](store::Unit& unit) -> Result<store::Person> {
            TRY(const auto id, store::add_person(unit.db(), person, unit.now()));
            return present(unit.db(), id);
        });
}

asio::awaitable<Result<store::Person>> add_founder(App& app, WantedPerson wanted) {
    CO_TRY(auto person, co_await prepared(app, std::move(wanted)));
    co_return co_await app.writer.run<store::Person>(
        [person = std::move(person)](store::Unit& unit) -> Result<store::Person> {
            if (!store::list_people(unit.db()).empty()) {
                return fail(Errc::already_exists, "somebody can log in already: ask them");
            }
            TRY(const auto id, store::add_person(unit.db(), person, unit.now()));
            return present(unit.db(), id);
        });
}

asio::awaitable<Result<store::Person>> read_person(App& app, Caller caller, PersonId id) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_people));
    co_return co_await app.readers.run<store::Person>(
        [id](store::Connection& db) { return present(db, id); });
}

asio::awaitable<Result<void>> give_roles(App& app, Caller caller, PersonId id,
                                         std::vector<Role> roles) {
    CO_TRY(require_other(caller, id));
    CO_TRY(check_roles(roles));
    co_return co_await app.writer.run<void>([id, roles = std::move(roles)](store::Unit& unit) {
        return store::set_roles(unit.db(), id, roles);
    });
}

asio::awaitable<Result<void>> close_account(App& app, Caller caller, PersonId id) {
    CO_TRY(require_other(caller, id));
    co_return co_await app.writer.run<void>(
        [id](store::Unit& unit) { return store::disable_person(unit.db(), id, unit.now()); });
}

asio::awaitable<Result<void>> open_account(App& app, Caller caller, PersonId id) {
    CO_TRY(require_other(caller, id));
    co_return co_await app.writer.run<void>(
        [id](store::Unit& unit) { return store::enable_person(unit.db(), id); });
}

asio::awaitable<Result<std::vector<store::Person>>> list_people(App& app, Caller caller) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_people));
    using People = std::vector<store::Person>;
    co_return co_await app.readers.run<People>(
        [](store::Connection& db) -> Result<People> { return store::list_people(db); });
}

asio::awaitable<Result<NewToken>> add_token(App& app, Caller caller, WantedToken wanted) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::manage_own_tokens));
    CO_TRY(check(wanted));
    auto made = make_token(app, caller.person, std::move(wanted));
    const auto new_one = std::make_shared<bool>(false);
    CO_TRY(const auto receipt,
           co_await run_command(
               app, std::move(caller), auth::Action::manage_own_tokens,
               [row = made.row, new_one](store::Unit& unit, const Actor&) -> Result<Receipt> {
                   TRY(const auto id, store::add_token(unit.db(), row, unit.now()));
                   *new_one = true;
                   return receipt_for(unit, id.value);
               }));
    made.token.id = TokenId{receipt.id.value_or(0)};
    if (!*new_one) made.token.token.clear();
    co_return std::move(made.token);
}

asio::awaitable<Result<NewToken>> add_token_for(App& app, std::string email, WantedToken wanted) {
    CO_TRY(const auto person,
           co_await app.readers.run<PersonId>([email](store::Connection& db) -> Result<PersonId> {
               const auto login = store::find_login(db, email);
               if (!login) return fail(Errc::not_found, "nobody has that address", "email");
               return login->person;
           }));
    CO_TRY(check(wanted));
    auto made = make_token(app, person, std::move(wanted));
    CO_TRY(made.token.id, co_await app.writer.run<TokenId>([row = made.row](store::Unit& unit) {
        return store::add_token(unit.db(), row, unit.now());
    }));
    co_return std::move(made.token);
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
