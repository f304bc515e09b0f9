// SPDX-License-Identifier: EUPL-1.2
// The page of changes between two texts. A choice that cannot be shown leads back to the form.
#include "daemon/app/read_process.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/changes/changes_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

// The first page for anything that is no number, as the view is the usual one for anything unknown.
std::size_t page_from(std::string_view text) {
    const auto number = positive_number(std::string{text}, "page");
    return number ? static_cast<std::size_t>(*number) : 1;
}

views::ChangesChoice choice_of(const Request& request) {
    return {.from = std::string{request.parameter("from").value_or("")},
            .to = std::string{request.parameter("to").value_or("")},
            .layout = views::changes_layout_from(request.parameter("view").value_or("")),
            .page = page_from(request.parameter("page").value_or(""))};
}

// What a reader can mend by choosing again.
bool is_about_choice(const Error& error) {
    return error.code == Errc::not_found || error.code == Errc::invalid_input;
}

}  // namespace

asio::awaitable<Result<Response>> page_changes(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(auto versions,
           co_await app::list_versions(call.app, call.caller, document, {}, limits::page_default));
    auto choice = choice_of(call.request);
    if (choice.from.empty()) choice.from = views::usual_from(view, versions.versions);
    const auto layout = layout_of(call, view.council);
    auto changes =
        co_await app::read_changes(call.app, call.caller, document, choice.from, choice.to);
    if (!changes && !is_about_choice(changes.error())) co_return fail(changes.error());
    if (!changes) {
        const int status = info(changes.error().code).http_status;
        co_return page_response(
            status,
            call.pages.changes(layout, views::changes_problem(view, versions.versions, choice,
                                                              changes.error(), call.language)));
    }
    co_return co_await page_from_pool(
        call.app, 200,
        [&pages = call.pages, layout, view = std::move(view), versions = std::move(versions),
         choice = std::move(choice), changes = *std::move(changes), language = call.language] {
            return pages.changes(
                layout, views::changes_model(view, versions.versions, choice, changes, language));
        });
}

}  // namespace saksgang::http
