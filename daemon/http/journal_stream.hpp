// SPDX-License-Identifier: EUPL-1.2
// The journal as a stream of server-sent events: the plain reading's pages, one after the other,
// for as long as the reader's log-in counts. On the main loop.
#pragma once

#include "daemon/app/caller.hpp"
#include "daemon/app/journal_watch.hpp"
#include "daemon/app/read_journal.hpp"
#include "daemon/http/message.hpp"

namespace saksgang::http {

class JournalStream final : public BodyStream {
public:
    // `asked` as it came: its log-in is looked up anew before each page, and each heart-beat.
    JournalStream(app::App& app, const Request& asked, app::Caller caller, app::JournalQuery query,
                  app::JournalWatch::Place place);

    asio::awaitable<std::optional<std::string>> next() override;
    void stop() override { place_.end(); }

private:
    asio::awaitable<bool> still_counts();
    asio::awaitable<std::optional<std::string>> next_page();

    app::App& app_;
    Request credentials_;  // of what was asked, only who did
    app::Caller caller_;
    app::JournalQuery query_;
    app::JournalWatch::Place place_;
    std::optional<app::JournalWatch::Commits> read_up_to_;  // nothing: there may be more already
    bool begun_ = false;
};

}  // namespace saksgang::http
