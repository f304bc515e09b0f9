// SPDX-License-Identifier: EUPL-1.2
// Pages of a document's text: today's, any version's, its goals, and the list of versions.
#include "daemon/app/attachments.hpp"
#include "daemon/app/read_structure.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/attachments/attachments_model.hpp"
#include "daemon/views/goals/goals_model.hpp"
#include "daemon/views/text/text_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

Answer text_page(Call call, DocumentSlug document, std::optional<VersionNumber> number) {
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto text, co_await app::read_page_text(call.app, call.caller, document, number));
    CO_TRY(auto attachments, co_await app::named_attachments(call.app, text.version));
    auto model = views::text_model(view, text, call.language);
    model.attachments = views::attachment_lines(
        document, {.version = text.version, .attachments = std::move(attachments)},
        views::Speech{call.language});
    co_return page_response(200, call.pages.text(layout_of(call, view.council), model));
}

// What a version did to the attachments of the one below it in the list.
asio::awaitable<Result<std::string>> attachments_line(Call call, workflows::Version version,
                                                      const workflows::Version* below) {
    const auto before = below == nullptr ? workflows::Version{} : *below;
    if (before.attachments == version.attachments) co_return std::string{};
    CO_TRY(const auto was, co_await app::named_attachments(call.app, before));
    CO_TRY(const auto now, co_await app::named_attachments(call.app, version));
    co_return views::attachments_change(was, now, views::Speech{call.language});
}

}  // namespace

Answer page_text(Call call) {
    CO_TRY(auto document, document_of(call));
    co_return co_await text_page(call, std::move(document), std::nullopt);
}

Answer page_version(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<VersionNumber>(call, "n"));
    co_return co_await text_page(call, std::move(document), number);
}

Answer page_goals(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto goals, co_await app::read_goals(call.app, call.caller, document, {}));
    auto model = views::goals_model(view, goals, call.language);
    const auto layout = layout_of(call, view.council);
    if (views::may(layout, auth::Action::save_text)) {
        CO_TRY(const auto found, co_await app::read_findings(call.app, call.caller, document, {}));
        views::add_findings(model, view, found, call.language);
    }
    co_return page_response(200, call.pages.goals(layout, model));
}

Answer page_versions(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto before, integer_of(call, "before"));
    const auto older_than = before ? std::optional{VersionNumber{*before}} : std::nullopt;
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto page, co_await app::list_versions(call.app, call.caller, document, older_than,
                                                        limits::page_default));
    const bool full = page.versions.size() == limits::page_default;
    auto model = views::versions_model(view, page.versions, full, call.language);
    for (std::size_t i = 0; i < page.versions.size(); ++i) {
        const auto* below = i + 1 < page.versions.size() ? &page.versions[i + 1] : nullptr;
        if (below == nullptr && full) break;  // it stands on the next page
        CO_TRY(model.versions[i].attachments,
               co_await attachments_line(call, page.versions[i], below));
    }
    co_return page_response(200, call.pages.versions(layout_of(call, view.council), model));
}

}  // namespace saksgang::http
