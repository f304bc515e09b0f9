// SPDX-License-Identifier: EUPL-1.2
// A migrated database with a clock, and short ways to say what the operational tests say often.
#pragma once

#include <fmt/format.h>

#include "daemon/store/deliveries.hpp"
#include "daemon/store/endpoints.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/telling.hpp"
#include "tests/integration/store/fixture.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::store::tests {

// Seals by turning every bit over; can be told to have lost its key.
class FlippingSealer final : public Sealer {
public:
    bool key_is_lost = false;

    std::string seal(std::string_view plain) const override {
        std::string sealed{plain};
        for (char& c : sealed)
            c = static_cast<char>(~c);
        return sealed;
    }
    Result<std::string> open(std::string_view sealed) const override {
        if (key_is_lost) return fail(Errc::tampered, "the key does not fit");
        return seal(sealed);
    }
};

inline constexpr Instant noon{Milliseconds{1'714'132'800'000}};

struct Operational {
    TemporaryFolder folder;
    Connection db{folder.database(), Connection::Mode::read_write};
    FlippingSealer sealer;
    Instant now = noon;
    std::int64_t next_seq = 0;

    // One transaction for the whole test, as a writer's job would have: nothing is to outlive it.
    Operational() {
        migrate(db);
        db.execute("BEGIN IMMEDIATE");
    }

    EndpointId endpoint(NewEndpoint wanted = {}) {
        if (wanted.url.empty()) wanted.url = "https://chat.example.no/hook";
        if (wanted.secret.empty()) wanted.secret = "whsec_one";
        return add_endpoint(db, sealer, wanted, now).value();
    }

    static Told told(const JournalRow& entry) {
        const auto message_id = fmt::format("msg_{}", entry.seq.value);
        return {.notice = {.seq = entry.seq,
                           .message_id = message_id,
                           .document = *entry.document,
                           .event_type = entry.type,
                           .event_at = entry.recorded_at,
                           .is_public = entry.visibility == workflows::Visibility::open},
                .body_for = [message_id](std::optional<Seq> previous) {
                    return fmt::format("{} after {}", message_id, previous ? previous->value : -1);
                }};
    }

    // A public event about `document`, in the journal as an entry without content; returns its
    // message id.
    std::string event(std::string_view document = "strategi",
                      std::string_view type = "document.stage_changed", bool is_public = true) {
        const JournalRow entry{.seq = Seq{next_seq++},
                               .leaf = {},
                               .type = std::string{type},
                               .document = DocumentSlug{std::string{document}},
                               .recorded_at = now,
                               .visibility = is_public ? workflows::Visibility::open
                                                       : workflows::Visibility::secretariat};
        db.prepare(
              "INSERT INTO journal (seq, leaf, leaf_hash, command_id, type, document, recorded_at, "
              "visibility) VALUES (?, x'', zeroblob(32), zeroblob(16), ?, ?, ?, ?)")
            .bind(entry.seq, entry.type, *entry.document, now, entry.visibility)
            .run();
        const auto [notice, body_for] = told(entry);
        enqueue_notice(db, notice, body_for, now);
        return notice.message_id;
    }

    // As the outbox does: whoever is behind is caught up with first.
    std::vector<webhooks::Delivery> claim(std::size_t max = 100) {
        catch_up(db, told, now);
        return store::claim(db, sealer, now, max);
    }

    void settle(const webhooks::Delivery& delivery, webhooks::Settlement how,
                std::optional<Instant> next = {},
                std::optional<std::chrono::seconds> retry_after = {}) {
        const bool delivered = how == webhooks::Settlement::delivered;
        const webhooks::Attempt attempt{.outcome = delivered ? webhooks::AttemptOutcome::delivered
                                                             : webhooks::AttemptOutcome::refused,
                                        .http_status = delivered ? 204 : 500,
                                        .url = "https://chat.example.no",
                                        .address = "192.0.2.1",
                                        .took = Milliseconds{12},
                                        .detail = delivered ? "" : "it answered 500",
                                        .response_start = "so it goes",
                                        .retry_after = retry_after,
                                        .started_at = now};
        store::settle(db, delivery, attempt, {.settlement = how, .next_attempt_at = next}, now);
    }

    std::string state(std::string_view message_id) {
        auto row = db.prepare("SELECT state FROM delivery WHERE message_id = ? ORDER BY id")
                       .bind(message_id);
        std::string states;
        while (row.step()) {
            if (!states.empty()) states += ' ';
            states += to_string(static_cast<DeliveryState>(row.integer(0)));
        }
        return states;
    }
};

// "msg_0 msg_2", in the order claimed.
inline std::string ids(const std::vector<webhooks::Delivery>& deliveries) {
    std::string text;
    for (const auto& delivery : deliveries) {
        if (!text.empty()) text += ' ';
        text += delivery.message_id;
    }
    return text;
}

}  // namespace saksgang::store::tests
