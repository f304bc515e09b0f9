// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/form_page.hpp"

#include <fmt/format.h>

#include "daemon/http/page_response.hpp"
#include "workflows/core/random.hpp"

namespace saksgang::http {

std::string one_time_key(const Call& call) {
    return "form-" + to_hex(draw<CommandId>(call.app.rng));
}

Response redirect_in_language(const Call& call, std::string_view path, std::string query) {
    if (call.request.parameter("lang")) {
        query += fmt::format("{}lang={}", query.empty() ? "" : "&", to_string(call.language));
    }
    return redirect_to(query.empty() ? std::string{path} : fmt::format("{}?{}", path, query));
}

Response redirect_after(const Call& call, std::string_view path, Seq entry) {
    return redirect_in_language(call, path, fmt::format("done={}", entry.value));
}

asio::awaitable<Result<std::optional<app::JournalEntryView>>> entry_done(Call call,
                                                                         DocumentSlug document) {
    const auto named = integer_of(call, "done");
    if (!named || !*named || **named < 1) co_return std::nullopt;
    const Seq seq{**named};
    CO_TRY(auto page, co_await app::read_journal(
                          call.app, call.caller,
                          {.after = Seq{seq.value - 1}, .limit = 1, .document = document}));
    if (page.entries.empty() || page.entries.front().seq != seq) co_return std::nullopt;
    co_return std::move(page.entries.front());
}

}  // namespace saksgang::http
