// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/read_reasons.hpp"

#include <algorithm>

#include "daemon/store/reading_journal.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::app {
namespace {

using Reasons = std::vector<GivenReason>;

constexpr std::string_view types[] = {
    workflows::StandingChanged::type, workflows::ResponseWithdrawn::type,
    workflows::MilestoneMoved::type, workflows::MilestoneCancelled::type};

// What the event was about; nothing where nobody gave a reason, as when a text lapsed a decision.
std::optional<GivenReason> about(const workflows::Event& event) {
    if (const auto* changed = std::get_if<workflows::StandingChanged>(&event)) {
        if (changed->to != workflows::Standing::withdrawn) return std::nullopt;
        return GivenReason{.seq = {}, .decision = changed->decision};
    }
    if (const auto* withdrawn = std::get_if<workflows::ResponseWithdrawn>(&event)) {
        return GivenReason{.seq = {}, .response = withdrawn->response};
    }
    if (const auto* moved = std::get_if<workflows::MilestoneMoved>(&event)) {
        return GivenReason{.seq = {}, .milestone = moved->milestone, .moved_from = moved->old_from};
    }
    if (const auto* cancelled = std::get_if<workflows::MilestoneCancelled>(&event)) {
        return GivenReason{.seq = {}, .milestone = cancelled->milestone};
    }
    return std::nullopt;
}

Result<void> add(store::Connection& db, const store::JournalRow& row, Reasons& reasons) {
    TRY(const auto entry, journal::decode(row.leaf));
    TRY(const auto event, workflows::decode(entry.type, entry.data));
    auto reason = about(event);
    if (!reason) return {};
    reason->seq = row.seq;
    reason->effective_at = entry.effective_at;
    if (const auto content = store::content(db, row.seq, "reason")) reason->text = content->text;
    reasons.push_back(*std::move(reason));
    return {};
}

}  // namespace

asio::awaitable<Result<std::vector<GivenReason>>> read_reasons(App& app, Caller caller,
                                                               DocumentSlug document) {
    return app.readers.run<Reasons>(
        [sight = sight_of(caller), document](store::Connection& db) -> Result<Reasons> {
            Reasons reasons;
            Seq after{-1};
            while (true) {
                const auto rows =
                    store::journal_page(db, after, limits::journal_page_max, document, sight);
                for (const auto& row : rows) {
                    after = row.seq;
                    if (std::ranges::find(types, row.type) == std::end(types)) continue;
                    TRY(add(db, row, reasons));
                }
                if (rows.size() < limits::journal_page_max) return reasons;
            }
        });
}

}  // namespace saksgang::app
