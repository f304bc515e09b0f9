// SPDX-License-Identifier: EUPL-1.2
// From a password to a session, and from a session or a token to a caller. Failures look alike
// and take alike long, whatever was wrong.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"

namespace saksgang::app {

struct Session {
    std::string secret;  // the cookie's value
    Instant expires_at{};
};

// Errc::login_failed; Errc::too_many_attempts. The password is checked on the cpu pool.
asio::awaitable<Result<Session>> log_in(App& app, std::string email, std::string password,
                                        std::string address);
asio::awaitable<Result<void>> log_out(App& app, std::string session_secret);

// Errc::unauthenticated when the session or token is unknown, expired, revoked, or its person
// disabled.
asio::awaitable<Result<Caller>> caller_by_session(App& app, std::string session_secret);
asio::awaitable<Result<Caller>> caller_by_token(App& app, std::string token);

}  // namespace saksgang::app
