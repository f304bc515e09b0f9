// SPDX-License-Identifier: EUPL-1.2
// The files that stand beside a text, with forms: the list, one sent, one removed.
#include "daemon/app/attachments.hpp"

#include <algorithm>

#include "daemon/app/read_process.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/attachments/attachments_model.hpp"
#include "repo/text/file_names.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

std::string list_path(const DocumentSlug& document) {
    return "/documents/" + document.value + "/attachments";
}

const workflows::NamedAttachment* find_named(const app::NamedAttachments& attachments,
                                             std::string_view name) {
    const auto found = std::ranges::find(attachments, name, &workflows::NamedAttachment::name);
    return found == attachments.end() ? nullptr : &*found;
}

Answer show_attachments(Call call, int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto found, co_await app::read_attachments(call.app, call.caller, document, {}));
    sent.typed.erase("base");  // the list is shown as it is now
    const auto layout = layout_of(call, view.council);
    auto model = views::attachments_model(
        {.form = {.process = view, .versions = {}, .once = one_time_key(call), .sent = sent},
         .attachments = found,
         .may_change = views::may(layout, auth::Action::save_text)},
        call.language);
    CO_TRY(const auto done, co_await entry_done(call, document));
    if (done) model.receipt = views::receipt_line(view, *done, views::Speech{call.language});
    co_return page_response(status, call.pages.attachments(layout, model));
}

// The file of that name in the version that the form was shown with.
asio::awaitable<Result<std::optional<Sha256>>> shown_before(Call call, DocumentSlug document,
                                                            VersionNumber shown, std::string name) {
    CO_TRY(const auto before,
           co_await app::read_attachments(call.app, call.caller, document, shown));
    const auto* one = find_named(before.attachments, name);
    co_return one == nullptr ? std::nullopt : std::optional{one->file.sha256};
}

Answer show_removal(Call call, int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::save_text));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto found, co_await app::read_attachments(call.app, call.caller, document, {}));
    const auto* one = find_named(found.attachments, call.captures["name"]);
    if (one == nullptr) co_return fail(Errc::not_found, "there is no attachment of that name");
    const auto model = views::remove_attachment_page(
        {.process = view, .versions = {}, .once = one_time_key(call), .sent = sent}, *one,
        call.language);
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

}  // namespace

Answer page_attachments(Call call) {
    co_return co_await show_attachments(call, 200, {});
}

Answer submit_attachment(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::save_text));
    CO_TRY(auto form, FormFields::read_with_files(call.request));
    const auto file = form.required_file("file");
    const bool replace = form.tick("replace");
    const VersionNumber shown{form.required_integer("base", {.min = 1})};
    app::NewAttachment wanted{.document = document, .name = {}, .bytes = {}, .expected = {}};
    wanted.message = form.optional_line("message", limits::name_bytes_max);
    if (form.done() && file) {
        wanted.name = file->name;
        wanted.bytes = file->bytes;
        if (const auto name = repo::file_name_from(file->name); name && replace) {
            CO_TRY(wanted.expected, co_await shown_before(call, document, shown, *name));
        }
        auto receipt = co_await app::put_attachment(call.app, call.caller, std::move(wanted));
        if (receipt) co_return redirect_after(call, list_path(document), receipt->first_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_attachments(call, form.status(), form.sent());
}

Answer page_remove_attachment(Call call) {
    co_return co_await show_removal(call, 200, {});
}

Answer submit_remove_attachment(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::save_text));
    CO_TRY(auto form, FormFields::read(call.request));
    const auto sha256 = from_hex<Sha256>(form.required_line("sha256", 2 * Sha256::size));
    if (form.done()) {
        auto receipt = co_await app::remove_attachment(
            call.app, call.caller,
            {.document = document, .name = call.captures["name"], .expected = sha256});
        if (receipt) co_return redirect_after(call, list_path(document), receipt->first_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_removal(call, form.status(), form.sent());
}

}  // namespace saksgang::http
