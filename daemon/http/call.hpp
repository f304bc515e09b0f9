// SPDX-License-Identifier: EUPL-1.2
// One request on its way through a route: who asks, in which language, and what the path named.
// A route is parse → use case → render, under forty lines.
#pragma once

#include <boost/json.hpp>

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "daemon/http/instruments.hpp"
#include "daemon/http/message.hpp"
#include "daemon/http/routing.hpp"
#include "daemon/views/pages.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::http {

struct Call {
    app::App& app;
    const views::Pages& pages;
    const Instruments& instruments;
    const Request& request;  // outlives the call
    Captures captures;
    app::Caller caller;
    Language language = Language::en;
};

using Handle = asio::awaitable<Result<Response>> (*)(Call);

// The document of "/documents/{slug}/…". Errc::not_found for what can be no document's name.
Result<DocumentSlug> document_of(const Call& call);

// A number in the path, 1 or more. Errc::not_found for anything else: no such thing exists.
// Errc::not_found for what can be no milestone's name.
Result<MilestoneSlug> milestone_of(const Call& call);
template <class N>
Result<N> number_of(const Call& call, std::string_view name);
Result<std::int64_t> positive_number(const std::string& text, std::string_view name);

template <class N>
Result<N> number_of(const Call& call, std::string_view name) {
    TRY(const auto value, positive_number(call.captures[name], name));
    return N{value};
}

// `limit` of the query, bounded; `standard` when absent.
Result<std::size_t> limit_of(const Call& call, std::size_t standard, std::size_t most);
// Errc::invalid_input naming it.
Result<std::int64_t> integer_in(std::string_view text, std::string_view name);
// An integer of the query, or nothing. Errc::invalid_input naming it.
Result<std::optional<std::int64_t>> integer_of(const Call& call, std::string_view name);
// `version` of the query; nothing means the newest.
Result<std::optional<VersionNumber>> version_of(const Call& call);

Response empty_response();  // 204
Response json_response(int status, const boost::json::value& body);
// 200, or 201 for what was created.
Response receipt_response(int status, const app::Receipt& receipt);

}  // namespace saksgang::http
