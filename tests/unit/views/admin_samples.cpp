// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/views/admin_samples.hpp"

#include <fmt/format.h>

#include "tests/unit/views/samples.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::views {

Instant an_instant(std::string_view text) {
    const auto instant = parse_instant(text);
    ASSERT(instant.has_value());
    return *instant;
}

NoticeFrame a_frame(Language language) {
    return {.time_zone = "Europe/Oslo", .speech = Speech{language}};
}

store::Endpoint an_endpoint() {
    store::Endpoint endpoint;
    endpoint.id = {7};
    endpoint.name = "Arkivet";
    endpoint.url = "https://mottak.example.org/hemmelig/sti?nokkel=42";
    endpoint.events = {"*"};
    endpoint.documents = {"*"};
    endpoint.created_at = an_instant("2024-04-01T08:00:00.000Z");
    return endpoint;
}

store::StoredDelivery a_delivery(store::DeliveryState state) {
    store::StoredDelivery delivery;
    delivery.id = {41};
    delivery.endpoint = {7};
    delivery.message_id = "msg_41";
    delivery.event_type = "document.stage_changed";
    delivery.document = "strategi";
    delivery.state = state;
    delivery.created_at = an_instant();
    return delivery;
}

store::StoredDelivery a_failing_delivery() {
    auto delivery = a_delivery(store::DeliveryState::waiting);
    webhooks::Attempt refused;
    refused.outcome = webhooks::AttemptOutcome::refused;
    refused.http_status = 500;
    refused.took = Milliseconds{120};
    refused.detail = "the receiver answered 500";
    refused.response_start = "<h1>Feil</h1>";
    refused.started_at = an_instant();
    auto silent = refused;
    silent.outcome = webhooks::AttemptOutcome::timed_out;
    silent.http_status = 0;
    silent.response_start = "";
    silent.detail = "no answer within 15 s";
    delivery.attempts = {{1, refused}, {2, refused}, {3, silent}};
    delivery.next_attempt_at = an_instant("2024-04-26T12:00:00.000Z");
    return delivery;
}

store::Person a_person(std::int64_t id, std::string name, std::vector<Role> roles) {
    store::Person person;
    person.id = {id};
    person.pseudonym = {fmt::format("p-00112233445566{:02x}", id)};
    person.name = std::move(name);
    person.email = fmt::format("person{}@example.org", id);
    person.roles = std::move(roles);
    person.created_at = an_instant();
    return person;
}

std::vector<store::Person> some_people() {
    auto closed = a_person(3, "Per Hansen", {Role::member});
    closed.disabled_at = an_instant();
    return {a_person(1, "Kari Nordmann", {Role::secretariat, Role::administrator}),
            a_person(2, "Ola Nordmann", {Role::auditor}), closed};
}

store::Token a_token() {
    store::Token token;
    token.id = {4};
    token.person = {1};
    token.name = "Nattjobben";
    token.created_at = an_instant();
    token.expires_at = an_instant("2024-07-25T10:00:00.000Z");
    return token;
}

app::AuditEntry an_audit_entry(std::int64_t seq, std::string type, std::string data) {
    app::AuditEntry entry;
    entry.seq = {seq};
    entry.type = std::move(type);
    entry.document = DocumentSlug{"strategi-2025-2028"};
    entry.actor = {.role = Role::secretariat, .pseudonym = {"p-0011223344556677"}};
    entry.recorded_at = an_instant("2024-04-29T07:30:00.000Z");
    entry.effective_at = entry.recorded_at;
    entry.body = fmt::format(R"({{"type":"{}","data":{}}})", entry.type, data);
    entry.leaf = fmt::format(R"({{"seq":{}}})", seq);
    return entry;
}

std::vector<app::AuditEntry> some_audit_entries() {
    auto late = an_audit_entry(5, "decision.recorded",
                               R"({"body":"styret","kind":"endorsement","version":2})");
    late.effective_at = an_instant("2024-04-26T10:00:00.000Z");
    auto council = an_audit_entry(4, "seat.assigned", R"({"body":"styret","seat":"oslo"})");
    council.document = std::nullopt;
    return {an_audit_entry(6, "document.stage_changed", R"({"from":"styret","to":"horing"})"), late,
            council};
}

app::Verification a_good_verification() {
    app::Verification found;
    found.head = {.size = 128, .root = support::a_sha256(9)};
    found.journal.counted = 128;
    found.contents.counted = 64;
    found.state.counted = 143;
    found.git.counted = 14;
    return found;
}

app::VerifyStatus a_status(app::Verification found) {
    return {.running = false,
            .begun_at = an_instant(),
            .finished_at = an_instant(),
            .found = std::make_shared<const app::Verification>(std::move(found)),
            .failure = {}};
}

AuditSample::AuditSample() : council(the_hearing().council) {
    definitions.emplace(DocumentSlug{"strategi-2025-2028"}, the_hearing().definition);
    head = store::CheckpointRow{.size = 7,
                                .root = support::a_sha256(9),
                                .stored_at = an_instant("2024-04-29T07:30:00.000Z"),
                                .note = {}};
}

AuditModel AuditSample::model(Language language) const {
    return audit_model({.page = page,
                        .query = query,
                        .council = council,
                        .definitions = definitions,
                        .document = document,
                        .documents = {DocumentSlug{"strategi-2025-2028"}},
                        .head = head,
                        .verified = verified,
                        .may_start = may_start,
                        .sees_all = sees_all},
                       language);
}

}  // namespace saksgang::views
