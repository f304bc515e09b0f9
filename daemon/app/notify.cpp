// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/notify.hpp"

#include "daemon/runtime/log.hpp"
#include "webhooks/notice_body.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::app {
namespace {

using workflows::EntryFrame;
using workflows::Event;

store::Told told(const DocumentSlug& document, const EntryFrame& frame, const Event& event,
                 const std::string& public_url) {
    return {.notice = {.seq = frame.seq,
                       .message_id = webhooks::message_id(frame.seq),
                       .document = document,
                       .event_type = std::string{workflows::type_of(event)},
                       .event_at = frame.effective_at,
                       .is_public = workflows::visibility_of(event) == workflows::Visibility::open},
            .body_for = [document, frame, event, public_url](std::optional<Seq> previous) {
                return webhooks::notice_body(event, {.frame = frame,
                                                     .document = document,
                                                     .previous = previous,
                                                     .public_url = public_url});
            }};
}

Result<store::Told> read(const store::JournalRow& row, const std::string& public_url) {
    TRY(const auto entry, journal::decode(row.leaf));
    TRY(const auto event, workflows::decode(entry.type, entry.data));
    const EntryFrame frame{.seq = entry.seq,
                           .recorded_at = entry.recorded_at,
                           .effective_at = entry.effective_at,
                           .actor = entry.actor};
    return told(*row.document, frame, event, public_url);
}

}  // namespace

void notify(store::Unit& unit, const DocumentSlug& document, const EntryFrame& frame,
            const Event& event, const std::string& public_url) {
    if (!workflows::is_notice(event)) return;
    const auto [notice, body_for] = told(document, frame, event, public_url);
    store::enqueue_notice(unit.db(), notice, body_for, unit.now());
}

store::ReadNotice notice_reader(std::string public_url) {
    return [public_url =
                std::move(public_url)](const store::JournalRow& row) -> std::optional<store::Told> {
        if (!row.document || !workflows::is_notice_type(row.type)) return std::nullopt;
        auto notice = read(row, public_url);
        if (notice) return *std::move(notice);
        // An entry that does not read is `verify`'s to find; it keeps nobody from the next.
        runtime::channel("app")->error("event=entry_unreadable seq={} why={}", row.seq.value,
                                       runtime::log_value(notice.error().message));
        return std::nullopt;
    };
}

}  // namespace saksgang::app
