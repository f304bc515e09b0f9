// SPDX-License-Identifier: EUPL-1.2
// Saving a text and sending a version out, with forms.
#include "daemon/app/read_process.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/editing/edit_form.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

std::string control_path(const DocumentSlug& document) {
    return "/documents/" + document.value + "/control";
}

// Today's text and its id; neither where there is none yet.
struct Today {
    std::shared_ptr<const std::string> text;
    std::string base;
};

asio::awaitable<Result<Today>> read_today(Call call, DocumentSlug document) {
    auto found = co_await app::read_version_text(call.app, call.caller, document, {});
    if (found) co_return Today{.text = found->text, .base = to_hex(found->version.text.blob)};
    if (found.error().code != Errc::not_found) co_return fail(std::move(found).error());
    co_return Today{.text = std::make_shared<const std::string>(), .base = {}};
}

asio::awaitable<Result<Response>> show_edit(Call call, int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::save_text));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto today, co_await read_today(call, document));
    const views::FormReading reading{
        .process = view, .versions = {}, .once = one_time_key(call), .sent = sent};
    const auto model =
        views::edit_page({.form = reading,
                          .text = *today.text,
                          .base = today.base,
                          .conflict = status == info(Errc::version_conflict).http_status},
                         call.language);
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

asio::awaitable<Result<Response>> show_release(Call call, int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::release_version));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    const auto model = views::release_page(
        {.process = view, .versions = {}, .once = one_time_key(call), .sent = sent}, call.language);
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

// The text that was open in the form; after a conflict, the newest, when that was asked for.
Result<std::optional<Oid>> expected_text(FormFields& form) {
    const auto base = form.optional_line("base", 2 * Oid::size);
    const auto newest = form.optional_line("newest", 2 * Oid::size);
    form.optional_text("beside", limits::text_bytes_max);
    const auto& wanted = form.tick("over") ? newest : base;
    if (wanted.empty()) return std::nullopt;
    const auto blob = from_hex<Oid>(wanted);
    if (!blob) return fail(Errc::version_conflict, "no text of ours has that id", "base");
    return blob;
}

}  // namespace

asio::awaitable<Result<Response>> page_edit(Call call) {
    return show_edit(call, 200, {});
}

asio::awaitable<Result<Response>> submit_edit(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::save_text));
    CO_TRY(auto form, FormFields::read(call.request));
    app::NewText wanted{.document = document, .text = {}, .message = {}, .expected_blob = {}};
    wanted.text = form.required_text("text", limits::text_bytes_max);
    wanted.message = form.optional_text("message", limits::note_bytes_max);
    CO_TRY(wanted.expected_blob, expected_text(form));
    if (form.done()) {
        auto receipt = co_await app::save_text(call.app, call.caller, std::move(wanted));
        if (receipt) co_return redirect_after(call, control_path(document), receipt->first_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_edit(call, form.status(), form.sent());
}

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
        if (receipt) co_return redirect_after(call, control_path(document), receipt->first_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_release(call, form.status(), form.sent());
}

}  // namespace saksgang::http
