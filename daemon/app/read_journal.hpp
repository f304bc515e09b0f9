// SPDX-License-Identifier: EUPL-1.2
// The journal as a reader may see it: for each entry the same thin body a webhook carries, with
// `previous` naming the last entry about the document that this reader was entitled to.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/attachment_change.hpp"
#include "daemon/app/caller.hpp"

namespace saksgang::app {

struct JournalQuery {
    Seq after{-1};
    std::size_t limit = 0;
    std::optional<DocumentSlug> document = {};
};

struct JournalEntryView {
    Seq seq;
    std::string type;
    std::string body;  // compact JSON
    std::optional<AttachmentChange> attachments = {};
};

struct JournalPage {
    std::vector<JournalEntryView> entries;  // oldest first
    Seq next;                               // ask for what comes after this
};
asio::awaitable<Result<JournalPage>> read_journal(App& app, Caller caller, JournalQuery query);

// The newest ones of a document, newest first, for its overview.
asio::awaitable<Result<std::vector<JournalEntryView>>> latest_entries(App& app, Caller caller,
                                                                      DocumentSlug document,
                                                                      std::size_t limit);

}  // namespace saksgang::app
