// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_journal.hpp"

#include <map>

#include "daemon/store/reading_journal.hpp"
#include "webhooks/notice_body.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::app {
namespace {

using workflows::Visibility;

// What came before, about each document, of what the reader may see.
class Previous {
public:
    Previous(store::Connection& db, Visibility sight) : db_(db), sight_(sight) {}

    std::optional<Seq> of(const store::JournalRow& row) {
        if (!row.document) return std::nullopt;
        const auto [place, is_new] = last_.try_emplace(*row.document);
        if (is_new) place->second = look_up(row);
        return std::exchange(place->second, row.seq);
    }

private:
    std::optional<Seq> look_up(const store::JournalRow& row) {
        const auto earlier = store::newest_entries(db_, row.seq, 1, row.document, sight_);
        if (earlier.empty()) return std::nullopt;
        return earlier.front().seq;
    }

    store::Connection& db_;
    Visibility sight_;
    std::map<DocumentSlug, std::optional<Seq>> last_;
};

Result<JournalEntryView> view(store::Connection& db, const store::JournalRow& row,
                              std::optional<Seq> previous, const std::string& public_url) {
    TRY(const auto entry, journal::decode(row.leaf));
    TRY(const auto event, workflows::decode(entry.type, entry.data));
    const webhooks::NoticeContext context{.frame = {.seq = entry.seq,
                                                    .recorded_at = entry.recorded_at,
                                                    .effective_at = entry.effective_at,
                                                    .actor = entry.actor},
                                          .document = row.document,
                                          .previous = previous,
                                          .public_url = public_url};
    return JournalEntryView{.seq = row.seq,
                            .type = row.type,
                            .body = webhooks::notice_body(event, context),
                            .attachments = attachment_change(db, row.document, event)};
}

}  // namespace

asio::awaitable<Result<JournalPage>> read_journal(App& app, Caller caller, JournalQuery query) {
    return app.readers.run<JournalPage>(
        [sight = sight_of(caller), query,
         public_url = app.config.public_url](store::Connection& db) -> Result<JournalPage> {
            JournalPage page{.entries = {}, .next = query.after};
            Previous previous{db, sight};
            for (const auto& row :
                 store::journal_page(db, query.after, query.limit, query.document, sight)) {
                TRY(auto entry, view(db, row, previous.of(row), public_url));
                page.next = row.seq;
                page.entries.push_back(std::move(entry));
            }
            return page;
        });
}

asio::awaitable<Result<std::vector<JournalEntryView>>> latest_entries(App& app, Caller caller,
                                                                      DocumentSlug document,
                                                                      std::size_t limit) {
    using Views = std::vector<JournalEntryView>;
    return app.readers.run<Views>(
        [sight = sight_of(caller), document, limit,
         public_url = app.config.public_url](store::Connection& db) -> Result<Views> {
            Views views;
            for (const auto& row : store::newest_entries(db, {}, limit, document, sight)) {
                TRY(auto entry, view(db, row, std::nullopt, public_url));
                views.push_back(std::move(entry));
            }
            return views;
        });
}

}  // namespace saksgang::app
