// SPDX-License-Identifier: EUPL-1.2
// What every page with a form does around its form: a one-time key in it, and a receipt after it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "daemon/app/read_journal.hpp"
#include "daemon/http/call.hpp"

namespace saksgang::http {

// For the form's field "once": sent twice with it, a command is done once (identify.hpp).
std::string one_time_key(const Call& call);

// 303 to a page of this site, in the language that was asked for.
Response redirect_in_language(const Call& call, std::string_view path, std::string query = {});

// The same after a command: "done" names its entry, and the page tells of it.
Response redirect_after(const Call& call, std::string_view path, Seq entry);

// The entry that "done" in the address names, as the caller may see it; nothing where it names none
// about the document.
asio::awaitable<Result<std::optional<app::JournalEntryView>>> entry_done(Call call,
                                                                         DocumentSlug document);

}  // namespace saksgang::http
