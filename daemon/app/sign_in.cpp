// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/sign_in.hpp"

#include "daemon/auth/auth.hpp"
#include "daemon/runtime/spawn.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/sessions.hpp"
#include "daemon/store/tokens.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

std::unexpected<Error> unknown_caller(std::string what) {
    return fail(Errc::unauthenticated, std::move(what));
}

Caller caller_for(const store::Person& person) {
    return {.person = person.id,
            .pseudonym = person.pseudonym,
            .name = person.name,
            .roles = person.roles,
            .idempotency_key = {},
            .fingerprint = {}};
}

Result<Caller> active_caller(store::Connection& db, PersonId id) {
    const auto person = store::find_person(db, id);
    if (!person || person->disabled_at) return unknown_caller("this person can no longer log in");
    return caller_for(*person);
}

struct TokenCaller {
    Caller caller;
    bool use_is_news = false;  // its last use was noted long ago
};

Result<TokenCaller> token_caller(store::Connection& db, const Sha256& hash, Instant now) {
    const auto person = store::find_token_person(db, hash, now);
    if (!person) {
        return unknown_caller("the token is unknown, expired or revoked: make a new one");
    }
    TRY(auto caller, active_caller(db, *person));
    return TokenCaller{.caller = std::move(caller),
                       .use_is_news = store::token_use_is_news(db, hash, now)};
}

// Beside the request: a reader of the API need not wait for a COMMIT. Not noted is no harm.
asio::awaitable<void> note_use(App& app, Sha256 hash) {
    co_await app.writer.run<void>([hash](store::Unit& unit) -> Result<void> {
        store::note_token_use(unit.db(), hash, unit.now());
        return {};
    });
}

}  // namespace

asio::awaitable<Result<Session>> log_in(App& app, std::string email, std::string password,
                                        std::string address) {
    const auth::LoginAttempt attempt{.account = email, .address = address};
    CO_TRY(app.login_throttle.begin(attempt, app.clock.now()));
    using Found = std::optional<store::Login>;
    CO_TRY(const auto found,
           co_await app.readers.run<Found>([email](store::Connection& db) -> Result<Found> {
               return store::find_login(db, email);
           }));
    // An unknown address is checked against no hash, which takes as long.
    const std::string hash = found ? found->password_hash : "";
    CO_TRY(const bool right,
           co_await app.cpu.run<bool>([hash, password = std::move(password)]() -> Result<bool> {
               return auth::verify_password(hash, password);
           }));
    if (!right || !found || found->disabled) {
        co_return fail(Errc::login_failed, "the e-mail address or the password is wrong");
    }
    app.login_throttle.succeeded(attempt);
    Session session{.secret = auth::new_session_secret(app.rng),
                    .expires_at = app.clock.now() + limits::session_lifetime};
    const store::NewSession row{.secret_hash = auth::token_hash(session.secret),
                                .person = found->person,
                                .expires_at = session.expires_at};
    CO_TRY(co_await app.writer.run<void>([row](store::Unit& unit) -> Result<void> {
        store::add_session(unit.db(), row, unit.now());
        return {};
    }));
    co_return session;
}

asio::awaitable<Result<void>> log_out(App& app, std::string session_secret) {
    return app.writer.run<void>(
        [hash = auth::token_hash(session_secret)](store::Unit& unit) -> Result<void> {
            store::remove_session(unit.db(), hash);
            return {};
        });
}

asio::awaitable<Result<Caller>> caller_by_session(App& app, std::string session_secret) {
    return app.readers.run<Caller>([hash = auth::token_hash(session_secret), now = app.clock.now()](
                                       store::Connection& db) -> Result<Caller> {
        const auto person = store::find_session_person(db, hash, now);
        if (!person) return unknown_caller("the session has ended: log in again");
        return active_caller(db, *person);
    });
}

asio::awaitable<Result<Caller>> caller_by_token(App& app, std::string token) {
    const auto hash = auth::token_hash(token);
    const auto now = app.clock.now();
    CO_TRY(auto found, co_await app.readers.run<TokenCaller>([hash, now](store::Connection& db) {
        return token_caller(db, hash, now);
    }));
    if (found.use_is_news) runtime::spawn(app.io.get_executor(), note_use(app, hash), "token use");
    co_return std::move(found.caller);
}

}  // namespace saksgang::app
