// SPDX-License-Identifier: EUPL-1.2
// The journal as a feed of thin bodies: a page, a page when there is one, or a stream. And the
// erasure of free text.
#include <fmt/format.h>

#include <algorithm>

#include "daemon/app/erase_content.hpp"
#include "daemon/app/journal_watch.hpp"
#include "daemon/app/read_journal.hpp"
#include "daemon/feeds/event_stream.hpp"
#include "daemon/http/accept.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/fields.hpp"
#include "daemon/http/identify.hpp"
#include "daemon/http/journal_stream.hpp"
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

// Last-Event-ID is what a reader that comes back says; its address still has the first `after`.
Result<app::JournalQuery> journal_query(const Call& call) {
    TRY(auto after, integer_of(call, "after"));
    if (const auto last = call.request.header("last-event-id"); !last.empty()) {
        TRY(after, integer_in(last, "Last-Event-ID"));
    }
    TRY(const auto limit, limit_of(call, limits::journal_page_default, limits::journal_page_max));
    TRY(auto document, document_parameter(call));
    return app::JournalQuery{
        .after = Seq{after.value_or(-1)}, .limit = limit, .document = std::move(document)};
}

Result<Milliseconds> wait_of(const Call& call) {
    TRY(const auto wait, integer_of(call, "wait"));
    constexpr std::int64_t most = limits::journal_wait_max.count();
    if (wait && (*wait < 0 || *wait > most)) {
        return fail(Errc::invalid_input, fmt::format("must be 0–{} seconds", most), "wait");
    }
    return std::chrono::seconds{wait.value_or(0)};
}

// The first page that is not empty, or an empty one when the time is up. Whoever waits is looked up
// anew before each reading: what may be read is what may be read then.
asio::awaitable<Result<app::JournalPage>> page_within(Call& call, app::JournalQuery query,
                                                      Milliseconds wait) {
    CO_TRY(auto place, call.app.journal_watch.enter(call.request.peer));
    const Instant end = call.app.clock.now() + wait;
    while (true) {
        const auto commits = place.commits();
        CO_TRY(auto page, co_await app::read_journal(call.app, call.caller, query));
        if (!page.entries.empty()) co_return page;
        const auto left = std::max(end - call.app.clock.now(), Milliseconds{0});
        if (!co_await place.grown(commits, left)) co_return page;
        CO_TRY(call.caller, co_await identify(call.app, call.request));
    }
}

Response journal_response(const app::JournalPage& page) {
    return {.status = 200,
            .headers = {{"Vary", "Accept"}},
            .content_type = "application/json",
            .body = page_body(page),
            .shared_body = nullptr};
}

Response stream_response(std::shared_ptr<BodyStream> stream) {
    return {
        .status = 200,
        .headers = {{"Vary", "Accept"}, {"Cache-Control", "no-store"}, {"X-Accel-Buffering", "no"}},
        .content_type = std::string{feeds::event_stream_type},
        .body = {},
        .shared_body = nullptr,
        .stream = std::move(stream)};
}

}  // namespace

asio::awaitable<Result<Response>> get_journal(Call call) {
    CO_TRY(auto query, journal_query(call));
    if (asks_for(call.request.header("accept"), feeds::event_stream_type)) {
        CO_TRY(auto place, call.app.journal_watch.enter(call.request.peer));
        co_return stream_response(std::make_shared<JournalStream>(
            call.app, call.request, call.caller, std::move(query), std::move(place)));
    }
    CO_TRY(const auto wait, wait_of(call));
    if (wait == Milliseconds{0}) {
        CO_TRY(const auto page, co_await app::read_journal(call.app, call.caller, query));
        co_return journal_response(page);
    }
    CO_TRY(const auto page, co_await page_within(call, query, wait));
    co_return journal_response(page);
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
