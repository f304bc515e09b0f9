// SPDX-License-Identifier: EUPL-1.2
// A first run from a browser: the council, then the first person who can log in. The key of the
// door comes in the address once, and is then carried by a cookie of its own.
#include <fmt/format.h>

#include "daemon/app/council_examples.hpp"
#include "daemon/app/setup.hpp"
#include "daemon/app/sign_in.hpp"
#include "daemon/auth/auth.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/identify.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/setup/setup_forms.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

constexpr std::string_view setup_cookie = "saksgang_setup";

std::string key_of(const Call& call) {
    return std::string{call.request.cookie(setup_cookie)};
}

std::string setup_cookie_of(const Call& call, std::string_view key, std::int64_t seconds) {
    return fmt::format("{}={}; Path=/setup; HttpOnly; SameSite=Lax; Max-Age={}{}", setup_cookie,
                       key, seconds, call.app.config.cookies.secure ? "; Secure" : "");
}

// Nobody has a session here: the form's token follows from the door's key instead.
Result<void> check_sender(const Call& call) {
    TRY(check_origin(call.request, call.app.config.public_url));
    return check_csrf(call.request, key_of(call));
}

// What a new installation is called until it has a name.
std::string council_name(const workflows::Council& council) {
    return council.name.empty() ? "Saksgang" : council.name;
}

asio::awaitable<Result<Response>> show_setup(const Call& call, app::SetupStep step, int status,
                                             const views::SentForm& sent) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    std::vector<std::string> examples;
    for (const auto& example : app::council_examples())
        examples.emplace_back(example.slug);
    const views::PlainFormReading reading{
        .council = council, .once = one_time_key(call), .sent = sent};
    const views::Speech speech{call.language};
    const auto form = step == app::SetupStep::council
                          ? views::setup_council_form(examples, reading, speech)
                          : views::setup_administrator_form(reading, speech);
    auto layout = layout_of(call, council);
    layout.council = council_name(council);
    layout.csrf_token = auth::csrf_token(key_of(call));
    co_return page_response(status, call.pages.plain_form(layout, form));
}

const app::CouncilExample* find_example(std::string_view slug) {
    for (const auto& example : app::council_examples()) {
        if (example.slug == slug) return &example;
    }
    return nullptr;
}

// The example that was chosen, or the files that were pasted.
app::CouncilFiles chosen_files(FormFields& form) {
    const auto name = form.required_line("name", limits::name_bytes_max);
    const auto start = form.required_line("start", limits::slug_bytes_max);
    auto council = form.optional_text("council_toml", limits::workflow_bytes_max);
    auto workflow = form.optional_text("workflow_toml", limits::workflow_bytes_max);
    if (const auto* example = find_example(start)) {
        council = example->council_toml;
        workflow = example->workflow_toml;
    } else if (start != views::own_files) {
        form.blame("start", {.key = "field.not_offered"});
    } else {
        if (council.empty()) form.blame("council_toml", {.key = "field.missing"});
        if (workflow.empty()) form.blame("workflow_toml", {.key = "field.missing"});
    }
    return {.council_toml = app::with_council_name(council, name),
            .workflows = {{.name = "workflow.toml", .toml = std::move(workflow)}}};
}

app::WantedPerson founder(FormFields& form) {
    app::WantedPerson wanted;
    wanted.name = form.required_line("name", limits::name_bytes_max);
    wanted.email = form.required_line("email", limits::email_bytes_max);
    wanted.password = form.required_line("password", limits::password_bytes_max);
    wanted.roles = {Role::administrator, Role::secretariat};
    return wanted;
}

}  // namespace

asio::awaitable<Result<Response>> page_setup(Call call) {
    if (const auto key = call.request.parameter("key")) {
        CO_TRY(co_await app::setup_step(call.app, std::string{*key}));
        // The key leaves the address, so that it stays in no history and goes to no other page.
        auto response = redirect_in_language(call, "/setup");
        const auto lifetime = std::chrono::seconds{limits::setup_open_for}.count();
        response.headers.emplace_back("Set-Cookie", setup_cookie_of(call, *key, lifetime));
        co_return response;
    }
    CO_TRY(const auto step, co_await app::setup_step(call.app, key_of(call)));
    const views::SentForm nothing;
    co_return co_await show_setup(call, step, 200, nothing);
}

asio::awaitable<Result<Response>> submit_setup_council(Call call) {
    CO_TRY(co_await app::setup_step(call.app, key_of(call)));
    CO_TRY(check_sender(call));
    CO_TRY(auto form, FormFields::read(call.request));
    auto files = chosen_files(form);
    if (form.done()) {
        auto taken = co_await app::set_up_council(call.app, key_of(call), std::move(files));
        if (taken) co_return redirect_in_language(call, "/setup");
        CO_TRY(form.refuse(std::move(taken).error()));
    }
    co_return co_await show_setup(call, app::SetupStep::council, form.status(), form.sent());
}

asio::awaitable<Result<Response>> submit_setup_administrator(Call call) {
    CO_TRY(co_await app::setup_step(call.app, key_of(call)));
    CO_TRY(check_sender(call));
    CO_TRY(auto form, FormFields::read(call.request));
    const auto wanted = founder(form);
    if (form.done()) {
        auto added = co_await app::set_up_administrator(call.app, key_of(call), wanted);
        if (added) {
            auto response = redirect_in_language(call, "/new-document", "first=yes");
            response.headers.emplace_back("Set-Cookie", setup_cookie_of(call, "", 0));
            CO_TRY(co_await add_session(call, response, wanted.email, wanted.password));
            co_return response;
        }
        CO_TRY(form.refuse(std::move(added).error()));
    }
    co_return co_await show_setup(call, app::SetupStep::administrator, form.status(), form.sent());
}

}  // namespace saksgang::http
