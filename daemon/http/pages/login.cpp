// SPDX-License-Identifier: EUPL-1.2
// Logging in and out with a browser: POST, then redirect.
#include <fmt/format.h>

#include "daemon/app/council.hpp"
#include "daemon/app/sign_in.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/identify.hpp"
#include "daemon/http/json_body.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/login_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

// What the form sent; fields it lacks are empty.
struct LoginForm {
    std::string email;
    std::string password;
    std::string next;
};

Result<LoginForm> login_form(const Request& request) {
    TRY(const auto fields, read_form(request));
    LoginForm form;
    for (const auto& [name, value] : fields) {
        if (name == "email") form.email = value;
        if (name == "password") form.password = value;
        if (name == "next") form.next = value;
    }
    if (form.email.size() > limits::email_bytes_max ||
        form.password.size() > limits::password_bytes_max) {
        return fail(Errc::login_failed, "the e-mail address or the password is wrong");
    }
    return form;
}

std::string session_cookie_of(const Call& call, std::string_view secret, std::int64_t seconds) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", session_cookie,
                       secret, seconds, call.app.config.cookies.secure ? "; Secure" : "");
}

void set_session(const Call& call, Response& response, const app::Session& session) {
    const auto lifetime = std::chrono::seconds{limits::session_lifetime}.count();
    response.headers.emplace_back("Set-Cookie", session_cookie_of(call, session.secret, lifetime));
}

asio::awaitable<Result<Response>> show_login(const Call& call, int status,
                                             views::LoginModel model) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    co_return page_response(status, call.pages.login(layout_of(call, council), model));
}

}  // namespace

asio::awaitable<Result<Response>> page_login(Call call) {
    views::LoginModel model;
    model.next = views::own_path(call.request.parameter("next").value_or("/"));
    co_return co_await show_login(call, 200, std::move(model));
}

asio::awaitable<Result<Response>> submit_login(Call call) {
    CO_TRY(check_origin(call.request, call.app.config.public_url));
    CO_TRY(auto form, login_form(call.request));
    auto session = co_await app::log_in(call.app, form.email, form.password, call.request.peer);
    if (!session) {
        const Errc code = session.error().code;
        if (code != Errc::login_failed && code != Errc::too_many_attempts) {
            co_return fail(session.error());
        }
        views::LoginModel model{.email = form.email, .next = form.next, .csrf_token = {}};
        model.failure = code;
        co_return co_await show_login(call, info(code).http_status, std::move(model));
    }
    auto response = redirect_to(views::own_path(form.next.empty() ? "/" : form.next));
    set_session(call, response, *session);
    co_return response;
}

asio::awaitable<Result<void>> add_session(const Call& call, Response& response, std::string email,
                                          std::string password) {
    CO_TRY(const auto session, co_await app::log_in(call.app, std::move(email), std::move(password),
                                                    call.request.peer));
    set_session(call, response, session);
    co_return Result<void>{};
}

asio::awaitable<Result<Response>> submit_logout(Call call) {
    const std::string secret{call.request.cookie(session_cookie)};
    if (!secret.empty()) CO_TRY(co_await app::log_out(call.app, secret));
    auto response = redirect_to("/");
    response.headers.emplace_back("Set-Cookie", session_cookie_of(call, "", 0));
    co_return response;
}

}  // namespace saksgang::http
