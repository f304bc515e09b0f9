// SPDX-License-Identifier: EUPL-1.2
// The journal for whoever wants to check it: as a page, of everything or of one document; as files;
// and the button that has it verified.
#include <fmt/format.h>

#include <map>
#include <set>

#include "daemon/app/council.hpp"
#include "daemon/app/pinned_definition.hpp"
#include "daemon/app/read_audit.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/auth/capabilities.hpp"
#include "daemon/feeds/audit_export.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/choices.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/audit/audit_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

using Definitions = std::map<DocumentSlug, app::DefinitionPointer>;

// A parameter that a form left blank is not there.
std::optional<std::string_view> filled(const Call& call, std::string_view name) {
    const auto text = call.request.parameter(name);
    if (!text || text->empty()) return std::nullopt;
    return text;
}

Result<std::optional<LocalDate>> day_of(const Call& call, std::string_view name) {
    const auto text = filled(call, name);
    if (!text) return std::nullopt;
    const auto day = parse_date(*text);
    if (!day)
        return fail(Errc::invalid_input, "must be a date such as 2024-04-26", std::string{name});
    return day;
}

Result<std::optional<Role>> role_of(const Call& call) {
    const auto text = filled(call, "role");
    if (!text) return std::nullopt;
    const auto role = role_from(*text);
    if (!role) {
        return fail(Errc::invalid_input, fmt::format("must be one of: {}", role_choices), "role");
    }
    return role;
}

Result<app::AuditQuery> query_of(const Call& call, std::size_t limit) {
    app::AuditQuery query{.limit = limit};
    if (const auto slug = filled(call, "document")) {
        TRY(query.document, parse_slug<DocumentSlug>(*slug, "document"));
    }
    query.type = std::string{filled(call, "type").value_or("")};
    TRY(query.role, role_of(call));
    TRY(query.from, day_of(call, "from"));
    TRY(query.until, day_of(call, "until"));
    TRY(const auto before, integer_of(call, "before"));
    if (before) query.before = Seq{*before};
    return query;
}

// What stages and milestones of the entries' documents are called.
asio::awaitable<Result<Definitions>> definitions_of(const Call& call, const app::AuditPage& page) {
    std::set<DocumentSlug> documents;
    for (const auto& entry : page.entries) {
        if (entry.document) documents.insert(*entry.document);
    }
    Definitions definitions;
    for (const auto& document : documents) {
        CO_TRY(auto definition, co_await app::pinned_definition(call.app, document));
        definitions.emplace(document, std::move(definition));
    }
    co_return definitions;
}

asio::awaitable<Result<std::vector<DocumentSlug>>> documents_of(const Call& call) {
    CO_TRY(const auto views, co_await app::read_documents(call.app, call.caller));
    std::vector<DocumentSlug> documents;
    for (const auto& view : views)
        documents.push_back(view.process.document);
    co_return documents;
}

bool may(const Call& call, auth::Action action) {
    return auth::acting_role(call.caller.roles, action).has_value();
}

// `document`: where the page is about one.
asio::awaitable<Result<Response>> show_audit(const Call& call, const app::AuditQuery& query,
                                             const app::ProcessView* document) {
    CO_TRY(const auto page, co_await app::read_audit(call.app, call.caller, query));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    CO_TRY(const auto definitions, co_await definitions_of(call, page));
    CO_TRY(const auto head, co_await app::read_head(call.app));
    std::vector<DocumentSlug> documents;
    if (document == nullptr) {
        CO_TRY(documents, co_await documents_of(call));
    }
    const auto model = views::audit_model({.page = page,
                                           .query = query,
                                           .council = council,
                                           .definitions = definitions,
                                           .document = document,
                                           .documents = std::move(documents),
                                           .head = head,
                                           .verified = call.app.verifier.status(),
                                           .may_start = may(call, auth::Action::verify_history),
                                           .sees_all = may(call, auth::Action::read_restricted)},
                                          call.language);
    co_return page_response(200, call.pages.audit(layout_of(call, council), model));
}

// The entries that the filters choose, each with its sentence.
asio::awaitable<Result<Response>> download(Call call, std::string_view type, std::string_view name,
                                           std::string (*write)(std::span<const feeds::ExportRow>,
                                                                std::optional<Seq>)) {
    CO_TRY(const auto query, query_of(call, limits::audit_download_max));
    CO_TRY(const auto page, co_await app::read_audit(call.app, call.caller, query));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    CO_TRY(const auto definitions, co_await definitions_of(call, page));
    const views::AuditReading reading{.page = page,
                                      .query = query,
                                      .council = council,
                                      .definitions = definitions,
                                      .documents = {},
                                      .head = {},
                                      .verified = call.app.verifier.status()};
    const views::Speech speech{call.language};
    std::vector<feeds::ExportRow> rows;
    for (const auto& entry : page.entries) {
        rows.push_back(
            {.entry = entry, .sentence = views::audit_line(entry, reading, speech).sentence});
    }
    co_return Response{
        .status = 200,
        .headers = {{"Content-Disposition", fmt::format("attachment; filename=\"{}\"", name)},
                    {"X-Content-Type-Options", "nosniff"},
                    {"Cache-Control", "no-store"}},
        .content_type = std::string{type},
        .body = write(rows, page.older),
        .shared_body = nullptr};
}

}  // namespace

asio::awaitable<Result<Response>> page_audit(Call call) {
    CO_TRY(const auto query, query_of(call, limits::audit_page));
    co_return co_await show_audit(call, query, nullptr);
}

asio::awaitable<Result<Response>> page_document_audit(Call call) {
    CO_TRY(const auto document, document_of(call));
    CO_TRY(auto query, query_of(call, limits::audit_page));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    query.document = document;
    co_return co_await show_audit(call, query, &view);
}

asio::awaitable<Result<Response>> download_audit_csv(Call call) {
    return download(std::move(call), "text/csv; charset=utf-8", "revisjon.csv",
                    [](std::span<const feeds::ExportRow> rows, std::optional<Seq>) {
                        return feeds::audit_csv(rows);
                    });
}

asio::awaitable<Result<Response>> download_audit_json(Call call) {
    return download(std::move(call), "application/json", "revisjon.json", feeds::audit_json);
}

asio::awaitable<Result<Response>> submit_verify(Call call) {
    CO_TRY(app::start_verification(call.app, call.caller));
    co_return redirect_in_language(call, "/audit");
}

}  // namespace saksgang::http
