// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_audit.hpp"

#include "daemon/app/local_time.hpp"
#include "daemon/auth/capabilities.hpp"
#include "daemon/store/aggregates.hpp"
#include "webhooks/notice_body.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::app {
namespace {

constexpr std::size_t rows_at_a_time = 500;

struct SoughtRows {
    AuditQuery query;
    std::optional<Instant> from;   // recorded then or later
    std::optional<Instant> until;  // recorded before that
};

SoughtRows wanted_of(store::Connection& db, AuditQuery query) {
    SoughtRows wanted{.query = std::move(query), .from = {}, .until = {}};
    if (!wanted.query.from && !wanted.query.until) return wanted;
    const auto zone = store::load_council(db).time_zone;
    if (wanted.query.from) wanted.from = start_of_day(*wanted.query.from, zone);
    if (wanted.query.until) wanted.until = start_of_day(add_days(*wanted.query.until, 1), zone);
    return wanted;
}

Result<AuditEntry> entry_of(store::Connection& db, const store::JournalRow& row,
                            journal::Entry entry, const std::string& public_url) {
    TRY(const auto event, workflows::decode(entry.type, entry.data));
    const webhooks::NoticeContext context{.frame = {.seq = entry.seq,
                                                    .recorded_at = entry.recorded_at,
                                                    .effective_at = entry.effective_at,
                                                    .actor = entry.actor},
                                          .document = row.document,
                                          .previous = {},
                                          .public_url = public_url};
    return AuditEntry{.seq = row.seq,
                      .type = row.type,
                      .document = row.document,
                      .actor = std::move(entry.actor),
                      .recorded_at = entry.recorded_at,
                      .effective_at = entry.effective_at,
                      .body = webhooks::notice_body(event, context),
                      .attachments = attachment_change(db, row.document, event),
                      .leaf = row.leaf,
                      .leaf_hash = journal::leaf_hash(row.leaf)};
}

bool row_fits(const store::JournalRow& row, const SoughtRows& wanted) {
    if (!wanted.query.type.empty() && row.type != wanted.query.type) return false;
    return !wanted.until || row.recorded_at < *wanted.until;
}

// Walks back through the journal until the page is full, the days asked for are passed, or enough
// has been looked at.
class Search {
public:
    Search(store::Connection& db, SoughtRows wanted, workflows::Visibility sight,
           const std::string& public_url)
        : db_(db), wanted_(std::move(wanted)), sight_(sight), public_url_(public_url) {}

    Result<AuditPage> run() {
        auto before = wanted_.query.before;
        for (std::size_t seen = 0; seen < limits::audit_scan_max; seen += rows_at_a_time) {
            const auto rows =
                store::newest_entries(db_, before, rows_at_a_time, wanted_.query.document, sight_);
            for (const auto& row : rows) {
                if (wanted_.from && row.recorded_at < *wanted_.from) return std::move(page_);
                // One more, and no room for it: there is another page.
                if (page_.entries.size() == wanted_.query.limit) {
                    page_.older = before;
                    return std::move(page_);
                }
                TRY(take(row));
                before = row.seq;
            }
            if (rows.size() < rows_at_a_time) return std::move(page_);
        }
        page_.older = before;
        return std::move(page_);
    }

private:
    Result<void> take(const store::JournalRow& row) {
        if (!row_fits(row, wanted_)) return {};
        TRY(auto entry, journal::decode(row.leaf));
        if (wanted_.query.role && entry.actor.role != *wanted_.query.role) return {};
        TRY(auto found, entry_of(db_, row, std::move(entry), public_url_));
        page_.entries.push_back(std::move(found));
        return {};
    }

    store::Connection& db_;
    SoughtRows wanted_;
    workflows::Visibility sight_;
    const std::string& public_url_;
    AuditPage page_;
};

}  // namespace

asio::awaitable<Result<AuditPage>> read_audit(App& app, Caller caller, AuditQuery query) {
    return app.readers.run<AuditPage>(
        [sight = sight_of(caller), query = std::move(query),
         public_url = app.config.public_url](store::Connection& db) mutable -> Result<AuditPage> {
            return Search{db, wanted_of(db, std::move(query)), sight, public_url}.run();
        });
}

asio::awaitable<Result<std::optional<store::CheckpointRow>>> read_head(App& app) {
    using Head = std::optional<store::CheckpointRow>;
    return app.readers.run<Head>(
        [](store::Connection& db) -> Result<Head> { return store::newest_checkpoint(db); });
}

Result<void> start_verification(App& app, const Caller& caller) {
    TRY(auth::acting_role(caller.roles, auth::Action::verify_history));
    app.verifier.start();
    return {};
}

}  // namespace saksgang::app
