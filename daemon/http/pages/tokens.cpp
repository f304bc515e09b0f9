// SPDX-License-Identifier: EUPL-1.2
// One's own account: the tokens that one's programs log in with.
#include "daemon/app/council.hpp"
#include "daemon/app/people.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/people/people_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

const std::string newest_token = "token";  // what a new one is kept as until it is shown

asio::awaitable<Result<Response>> show_new_token(const Call& call, int status,
                                                 const views::SentForm& sent) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto form =
        views::new_token_form({.council = council, .once = one_time_key(call), .sent = sent},
                              views::Speech{call.language});
    co_return page_response(status, call.pages.plain_form(layout_of(call, council), form));
}

}  // namespace

asio::awaitable<Result<Response>> page_tokens(Call call) {
    CO_TRY(const auto tokens, co_await app::list_tokens(call.app, call.caller));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    auto model = views::tokens_model({.name = call.caller.name,
                                      .roles = call.caller.roles,
                                      .tokens = tokens,
                                      .time_zone = council.time_zone,
                                      .now = call.app.clock.now()},
                                     call.request.parameter("done").value_or(""),
                                     views::Speech{call.language});
    model.token = call.app.shown_once.take(call.caller.person, newest_token).value_or("");
    co_return page_response(200, call.pages.tokens(layout_of(call, council), model));
}

asio::awaitable<Result<Response>> page_new_token(Call call) {
    CO_TRY(require(call, auth::Action::manage_own_tokens));
    const views::SentForm nothing;
    co_return co_await show_new_token(call, 200, nothing);
}

asio::awaitable<Result<Response>> submit_token(Call call) {
    CO_TRY(require(call, auth::Action::manage_own_tokens));
    CO_TRY(auto form, FormFields::read(call.request));
    app::WantedToken wanted;
    wanted.name = form.required_line("name", limits::name_bytes_max);
    wanted.expires_in_days = static_cast<int>(form.required_integer(
        "expires_in_days", {.min = 1, .max = limits::token_lifetime_max.count()}));
    if (form.done()) {
        auto made = co_await app::add_token(call.app, call.caller, std::move(wanted));
        if (made) {
            // Of a form sent twice, the first answer has the token already.
            if (!made->token.empty()) {
                call.app.shown_once.put(call.caller.person, newest_token, made->token);
            }
            co_return redirect_in_language(call, "/tokens", "done=token_made");
        }
        CO_TRY(form.refuse(std::move(made).error()));
    }
    co_return co_await show_new_token(call, form.status(), form.sent());
}

asio::awaitable<Result<Response>> submit_revoke_token(Call call) {
    CO_TRY(const auto id, number_of<TokenId>(call, "id"));
    CO_TRY(co_await app::revoke_token(call.app, call.caller, id));
    co_return redirect_in_language(call, "/tokens", "done=token_revoked");
}

}  // namespace saksgang::http
