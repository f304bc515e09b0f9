// SPDX-License-Identifier: EUPL-1.2
// A new document: what it is called, which process it goes through, and perhaps its first text.
#include "daemon/app/council.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/app/setup.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/setup/setup_forms.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

asio::awaitable<Result<Response>> show_new_document(const Call& call, int status,
                                                    const views::SentForm& sent) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const bool first = call.request.parameter("first").has_value();
    const auto form =
        views::new_document_form({.council = council, .once = one_time_key(call), .sent = sent},
                                 first, views::Speech{call.language});
    co_return page_response(status, call.pages.plain_form(layout_of(call, council), form));
}

app::NewDocument wanted_document(FormFields& form) {
    app::NewDocument wanted;
    wanted.document.title = form.required_line("title", limits::title_bytes_max);
    auto slug = form.optional_line("slug", limits::slug_bytes_max);
    if (slug.empty()) slug = app::slug_for(wanted.document.title);
    if (!is_slug(slug)) {
        form.blame("slug", {.key = "field.not_slug",
                            .arguments = {{"max", std::to_string(limits::slug_bytes_max)}}});
    }
    wanted.document.document = {std::move(slug)};
    wanted.document.workflow = form.required_slug<WorkflowSlug>("workflow");
    wanted.document.language = form.required_line("language", 2);
    wanted.document.case_number = form.optional_line("case_number", limits::name_bytes_max);
    if (auto text = form.optional_text("text", limits::text_bytes_max); !text.empty()) {
        wanted.text = std::move(text);
    }
    return wanted;
}

}  // namespace

asio::awaitable<Result<Response>> page_new_document(Call call) {
    CO_TRY(require(call, auth::Action::create_document));
    const views::SentForm nothing;
    co_return co_await show_new_document(call, 200, nothing);
}

asio::awaitable<Result<Response>> submit_document(Call call) {
    CO_TRY(require(call, auth::Action::create_document));
    CO_TRY(auto form, FormFields::read(call.request));
    auto wanted = wanted_document(form);
    const auto path = "/documents/" + wanted.document.document.value;
    if (form.done()) {
        auto made = co_await app::create_document(call.app, call.caller, std::move(wanted));
        if (made) co_return redirect_in_language(call, path);
        CO_TRY(form.refuse(std::move(made).error()));
    }
    co_return co_await show_new_document(call, form.status(), form.sent());
}

}  // namespace saksgang::http
