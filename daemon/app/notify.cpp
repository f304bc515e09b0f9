// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/notify.hpp"

#include "daemon/store/deliveries.hpp"
#include "webhooks/notice_body.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::app {

void notify(store::Unit& unit, const DocumentSlug& document, const workflows::EntryFrame& frame,
            const workflows::Event& event, const std::string& public_url) {
    if (!workflows::is_notice(event)) return;
    const store::Notice notice{
        .seq = frame.seq,
        .message_id = webhooks::message_id(frame.seq),
        .document = document,
        .event_type = std::string{workflows::type_of(event)},
        .event_at = frame.effective_at,
        .is_public = workflows::visibility_of(event) == workflows::Visibility::open};
    store::enqueue_notice(
        unit.db(), notice,
        [&](std::optional<Seq> previous) {
            return webhooks::notice_body(event, {.frame = frame,
                                                 .document = document,
                                                 .previous = previous,
                                                 .public_url = public_url});
        },
        unit.now());
}

}  // namespace saksgang::app
