// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/page_response.hpp"

#include "daemon/app/council.hpp"
#include "daemon/auth/auth.hpp"
#include "daemon/http/identify.hpp"
#include "daemon/http/problem.hpp"
#include "daemon/http/url_encoding.hpp"
#include "daemon/views/problem_model.hpp"

namespace saksgang::http {
namespace {

constexpr std::string_view content_security_policy =
    "default-src 'self'; script-src 'none'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

}  // namespace

Result<void> require(const Call& call, auth::Action action) {
    TRY(auth::acting_role(call.caller.roles, action));
    return {};
}

views::Layout layout_of(const Call& call, const workflows::Council& council) {
    views::Layout layout{.language = call.language,
                         .language_asked = call.request.parameter("lang").has_value(),
                         .council = council.name,
                         .path = views::own_path(call.request.target)};
    if (call.caller.is_public()) return layout;
    layout.person = call.caller.name;
    layout.roles = call.caller.roles;
    layout.csrf_token = auth::csrf_token(call.request.cookie(session_cookie));
    return layout;
}

Response page_response(int status, std::string html) {
    return {.status = status,
            .headers = {{"Content-Security-Policy", std::string{content_security_policy}},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "same-origin"},
                        {"Cache-Control", "no-store"},
                        {"Vary", "Accept-Language, Cookie"}},
            .content_type = "text/html; charset=utf-8",
            .body = std::move(html),
            .shared_body = nullptr};
}

Response page_with_script(int status, std::string html) {
    auto response = page_response(status, std::move(html));
    std::string& policy = response.headers.front().second;
    constexpr std::string_view none = "script-src 'none'";
    policy.replace(policy.find(none), none.size(), "script-src 'self'");
    return response;
}

asio::awaitable<Result<Response>> page_from_pool(app::App& app, int status,
                                                 std::move_only_function<std::string()> make) {
    CO_TRY(auto html,
           co_await app.cpu.run<std::string>(
               [make = std::move(make)]() mutable -> Result<std::string> { return make(); }));
    co_return page_response(status, std::move(html));
}

Response redirect_to(std::string path) {
    return {.status = 303,
            .headers = {{"Location", std::move(path)}, {"Cache-Control", "no-store"}},
            .content_type = {},
            .body = {},
            .shared_body = nullptr};
}

asio::awaitable<Response> problem_page(Call call, Error error) {
    if (error.code == Errc::unauthenticated && call.request.method == "GET") {
        co_return redirect_to("/login?next=" + percent_encode(call.request.target));
    }
    // Logs faults of ours, and gives the status and the headers that go with the code.
    auto response = problem(call.request, error);
    auto council = co_await app::read_council(call.app);
    if (!council) co_return response;
    const auto model = views::problem_model(error, *council, call.request.id, call.language);
    auto page =
        page_response(response.status, call.pages.problem(layout_of(call, *council), model));
    for (auto& header : response.headers) {
        if (header.first == "Retry-After") page.headers.push_back(std::move(header));
    }
    co_return page;
}

}  // namespace saksgang::http
