// SPDX-License-Identifier: EUPL-1.2
// Who may log in, and in which roles.
#include <fmt/format.h>

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

asio::awaitable<Result<Response>> show_new_person(const Call& call, int status,
                                                  const views::SentForm& sent) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto form =
        views::new_person_form({.council = council, .once = one_time_key(call), .sent = sent},
                               views::Speech{call.language});
    co_return page_response(status, call.pages.plain_form(layout_of(call, council), form));
}

asio::awaitable<Result<Response>> show_roles(const Call& call, int status, PersonId id,
                                             const views::SentForm& sent) {
    CO_TRY(const auto person, co_await app::read_person(call.app, call.caller, id));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto form =
        views::roles_form(person, {.council = council, .once = one_time_key(call), .sent = sent},
                          views::Speech{call.language});
    co_return page_response(status, call.pages.plain_form(layout_of(call, council), form));
}

// At least one, or it is a fault of the first tick.
std::vector<Role> ticked_roles(FormFields& form) {
    std::vector<Role> roles;
    for (const Role role : views::roles_of_people()) {
        if (form.tick(views::role_field(role))) roles.push_back(role);
    }
    if (roles.empty()) {
        form.blame(views::role_field(views::roles_of_people().front()), {.key = "field.no_role"});
    }
    return roles;
}

app::WantedPerson wanted_person(FormFields& form) {
    app::WantedPerson wanted;
    wanted.name = form.required_line("name", limits::name_bytes_max);
    wanted.email = form.required_line("email", limits::email_bytes_max);
    wanted.password = form.required_line("password", limits::password_bytes_max);
    wanted.roles = ticked_roles(form);
    return wanted;
}

}  // namespace

asio::awaitable<Result<Response>> page_people(Call call) {
    CO_TRY(const auto people, co_await app::list_people(call.app, call.caller));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto model =
        views::people_model(people, call.caller.person, call.request.parameter("done").value_or(""),
                            views::Speech{call.language});
    co_return page_response(200, call.pages.people(layout_of(call, council), model));
}

asio::awaitable<Result<Response>> page_new_person(Call call) {
    CO_TRY(require(call, auth::Action::manage_people));
    const views::SentForm nothing;
    co_return co_await show_new_person(call, 200, nothing);
}

asio::awaitable<Result<Response>> submit_person(Call call) {
    CO_TRY(require(call, auth::Action::manage_people));
    CO_TRY(auto form, FormFields::read(call.request));
    auto wanted = wanted_person(form);
    if (form.done()) {
        auto added = co_await app::add_person(call.app, call.caller, std::move(wanted));
        if (added) co_return redirect_in_language(call, "/people", "done=person_added");
        CO_TRY(form.refuse(std::move(added).error()));
    }
    co_return co_await show_new_person(call, form.status(), form.sent());
}

asio::awaitable<Result<Response>> page_roles(Call call) {
    CO_TRY(const auto id, number_of<PersonId>(call, "id"));
    const views::SentForm nothing;
    co_return co_await show_roles(call, 200, id, nothing);
}

asio::awaitable<Result<Response>> submit_roles(Call call) {
    CO_TRY(require(call, auth::Action::manage_people));
    CO_TRY(const auto id, number_of<PersonId>(call, "id"));
    CO_TRY(auto form, FormFields::read(call.request));
    auto roles = ticked_roles(form);
    if (form.done()) {
        auto given = co_await app::give_roles(call.app, call.caller, id, std::move(roles));
        if (given) co_return redirect_in_language(call, "/people", "done=roles_changed");
        CO_TRY(form.refuse(std::move(given).error()));
    }
    co_return co_await show_roles(call, form.status(), id, form.sent());
}

asio::awaitable<Result<Response>> submit_close_account(Call call) {
    CO_TRY(const auto id, number_of<PersonId>(call, "id"));
    CO_TRY(co_await app::close_account(call.app, call.caller, id));
    co_return redirect_in_language(call, "/people", "done=account_closed");
}

asio::awaitable<Result<Response>> submit_open_account(Call call) {
    CO_TRY(const auto id, number_of<PersonId>(call, "id"));
    CO_TRY(co_await app::open_account(call.app, call.caller, id));
    co_return redirect_in_language(call, "/people", "done=account_opened");
}

}  // namespace saksgang::http
