// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/journal_stream.hpp"

#include <fmt/format.h>

#include "daemon/feeds/event_stream.hpp"
#include "daemon/http/identify.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

Request credentials_of(const Request& asked) {
    Request credentials;
    credentials.method = "GET";
    for (const auto& [name, value] : asked.headers) {
        if (name == "authorization" || name == "cookie") {
            credentials.headers.emplace_back(name, value);
        }
    }
    return credentials;
}

std::string blocks_of(const app::JournalPage& page) {
    std::string blocks;
    for (const auto& entry : page.entries) {
        const auto id = fmt::format_int(entry.seq.value);
        blocks += feeds::event_block(
            {.id = {id.data(), id.size()}, .type = entry.type, .data = entry.body});
    }
    return blocks;
}

}  // namespace

JournalStream::JournalStream(app::App& app, const Request& asked, app::Caller caller,
                             app::JournalQuery query, app::JournalWatch::Place place)
    : app_(app),
      credentials_(credentials_of(asked)),
      caller_(std::move(caller)),
      query_(std::move(query)),
      place_(std::move(place)) {}

asio::awaitable<std::optional<std::string>> JournalStream::next() {
    if (!std::exchange(begun_, true)) co_return feeds::retry_block(limits::journal_retry);
    while (!place_.is_over() && co_await still_counts()) {
        if (read_up_to_ != place_.commits()) {
            auto blocks = co_await next_page();
            if (!blocks || !blocks->empty()) co_return blocks;
        }
        const bool grown = co_await place_.grown(*read_up_to_, limits::journal_heart_beat);
        if (!grown && !place_.is_over()) co_return feeds::heart_beat();
    }
    co_return std::nullopt;
}

// Empty: there is none, up to the COMMITs that are remembered. Nothing: it cannot be read now, so
// that the reader has to come back.
asio::awaitable<std::optional<std::string>> JournalStream::next_page() {
    const auto commits = place_.commits();
    const auto page = co_await app::read_journal(app_, caller_, query_);
    if (!page) co_return std::nullopt;
    query_.after = page->next;
    const bool is_last = page->entries.size() < query_.limit;
    read_up_to_ = is_last ? std::optional{commits} : std::nullopt;
    co_return blocks_of(*page);
}

// Whoever was logged in must still be, and reads with the roles of now.
asio::awaitable<bool> JournalStream::still_counts() {
    if (caller_.is_public()) co_return true;
    auto caller = co_await identify(app_, credentials_);
    if (!caller || caller->is_public()) co_return false;
    caller_ = *std::move(caller);
    co_return true;
}

}  // namespace saksgang::http
