// SPDX-License-Identifier: EUPL-1.2
// The journal as a feed of thin bodies, and the erasure of free text.
#include <fmt/format.h>

#include "daemon/app/erase_content.hpp"
#include "daemon/app/read_journal.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/fields.hpp"
#include "daemon/http/json_body.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

// The entries are compact JSON already and are put in as they are.
std::string page_body(const app::JournalPage& page) {
    std::string body = "{\"entries\":[";
    for (const auto& entry : page.entries) {
        if (body.back() != '[') body += ',';
        body += entry.body;
    }
    body += fmt::format("],\"next\":{}}}", page.next.value);
    return body;
}

Result<std::optional<DocumentSlug>> document_parameter(const Call& call) {
    const auto slug = call.request.parameter("document");
    if (!slug) return std::nullopt;
    TRY(auto document, parse_slug<DocumentSlug>(*slug, "document"));
    return document;
}

}  // namespace

asio::awaitable<Result<Response>> get_journal(Call call) {
    CO_TRY(const auto after, integer_of(call, "after"));
    CO_TRY(const auto limit,
           limit_of(call, limits::journal_page_default, limits::journal_page_max));
    CO_TRY(auto document, document_parameter(call));
    const app::JournalQuery query{
        .after = Seq{after.value_or(-1)}, .limit = limit, .document = std::move(document)};
    CO_TRY(const auto page, co_await app::read_journal(call.app, call.caller, query));
    co_return Response{.status = 200,
                       .headers = {},
                       .content_type = "application/json",
                       .body = page_body(page),
                       .shared_body = nullptr};
}

asio::awaitable<Result<Response>> post_erasure(Call call) {
    const auto& text = call.captures["seq"];
    // Entries count from 0, everything else from 1.
    CO_TRY(const auto seq, text == "0" ? Result<std::int64_t>{0} : positive_number(text, "seq"));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    app::Erasure erasure{.seq = Seq{seq}, .name = {}, .ground = {}};
    erasure.name = fields.required_string("name", limits::slug_bytes_max);
    erasure.ground = fields.required_string("ground", limits::name_bytes_max);
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::erase_content(call.app, call.caller, std::move(erasure)));
    co_return receipt_response(200, receipt);
}

}  // namespace saksgang::http
