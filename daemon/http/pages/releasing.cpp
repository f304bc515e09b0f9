// SPDX-License-Identifier: EUPL-1.2
// Sending a version out, with a form.
#include "daemon/app/read_process.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/editing/edit_form.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

asio::awaitable<Result<Response>> show_release(Call call, int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::release_version));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    const auto model = views::release_page(
        {.process = view, .versions = {}, .once = one_time_key(call), .sent = sent}, call.language);
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

}  // namespace

asio::awaitable<Result<Response>> page_release(Call call) {
    return show_release(call, 200, {});
}

asio::awaitable<Result<Response>> submit_release(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::release_version));
    CO_TRY(auto form, FormFields::read(call.request));
    app::NewRelease wanted{.document = document};
    wanted.version = VersionNumber{form.required_integer("version", {.min = 1})};
    wanted.name = form.required_line("name", limits::name_bytes_max);
    wanted.visibility = form.required_choice("visibility", workflows::visibility_from);
    wanted.statute = form.optional_line("statute", limits::name_bytes_max);
    if (form.done()) {
        auto receipt = co_await app::release_version(call.app, call.caller, std::move(wanted));
        if (receipt)
            co_return redirect_after(call, "/documents/" + document.value + "/control",
                                     receipt->first_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_release(call, form.status(), form.sent());
}

}  // namespace saksgang::http
