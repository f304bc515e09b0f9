// SPDX-License-Identifier: EUPL-1.2
// Pages: read what the caller may see, make the model, show it. Complete without script.
#include "daemon/app/council.hpp"
#include "daemon/app/read_journal.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/section_names.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/documents_model.hpp"
#include "daemon/views/overview_model.hpp"
#include "daemon/views/static_files.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

using Changes = std::map<DecisionNumber, std::shared_ptr<const repo::TextChanges>>;

// What changed since each decision whose text is no longer today's. One that the reader may not
// have is left out.
asio::awaitable<Result<Changes>> changes_since(const Call& call, const app::ProcessView& view) {
    Changes changes;
    for (const DecisionNumber number : views::decisions_with_changes(view)) {
        auto found = co_await app::read_changes(call.app, call.caller, view.process.document,
                                                "decision:" + std::to_string(number.value), "");
        if (found)
            changes.emplace(number, std::move(found->changes));
        else if (found.error().code != Errc::not_found)
            co_return fail(found.error());
    }
    co_return changes;
}

}  // namespace

asio::awaitable<Result<Response>> page_documents(Call call) {
    CO_TRY(const auto documents, co_await app::read_documents(call.app, call.caller));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    co_return page_response(200,
                            call.pages.documents(layout_of(call, council),
                                                 views::documents_model(documents, call.language)));
}

asio::awaitable<Result<Response>> page_overview(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto versions,
           co_await app::list_versions(call.app, call.caller, document, {}, limits::page_default));
    CO_TRY(const auto entries,
           co_await app::latest_entries(call.app, call.caller, document, limits::overview_entries));
    CO_TRY(const auto changes, co_await changes_since(call, view));
    CO_TRY(const auto section_names, co_await app::read_section_names(
                                         call.app, call.caller, document, view.process.decisions));
    const auto model = views::overview_model({.process = view,
                                              .versions = versions.versions,
                                              .entries = entries,
                                              .changes = changes,
                                              .section_names = &section_names},
                                             call.language);
    co_return page_response(200, call.pages.overview(layout_of(call, view.council), model));
}

asio::awaitable<Result<Response>> static_file(Call call) {
    const auto* file = views::find_static(call.request.target);
    if (file == nullptr) co_return fail(Errc::not_found, "no such file");
    co_return Response{.status = 200,
                       .headers = {{"Cache-Control", std::string{views::static_cache_control}},
                                   {"X-Content-Type-Options", "nosniff"}},
                       .content_type = std::string{file->content_type},
                       .body = std::string{file->bytes},
                       .shared_body = nullptr};
}

}  // namespace saksgang::http
