// SPDX-License-Identifier: EUPL-1.2
// Who sent a request: a Bearer token, a session cookie, or nobody in particular. Also what makes a
// command repeatable (Idempotency-Key, or a form's field "once") and a form trustworthy (CSRF).
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/http/message.hpp"
#include "daemon/http/route_table.hpp"

namespace saksgang::http {

inline constexpr std::string_view session_cookie = "saksgang_session";

// A request without credentials is the public's; one with bad ones is Errc::unauthenticated, never
// silently the public's. A command that rests on a cookie needs X-CSRF-Token (or the form field
// "csrf_token"): Errc::csrf_failed.
asio::awaitable<Result<app::Caller>> identify(app::App& app, const Request& request,
                                              FormBody body = FormBody::fields);

// Whether a form of ours sent the request, where no session tells yet (log-in): browsers say which
// site a form came from. Errc::csrf_failed.
Result<void> check_origin(const Request& request, std::string_view public_url);

// Whether a form or script of that session sent the request.
Result<void> check_csrf(const Request& request, std::string_view session_secret);

}  // namespace saksgang::http
