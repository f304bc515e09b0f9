// SPDX-License-Identifier: EUPL-1.2
// What the pages around the process are made from, in tests: receivers and their notices, entries
// of the journal, people.
#pragma once

#include "daemon/views/audit/audit_model.hpp"
#include "daemon/views/notices/notices_model.hpp"
#include "daemon/views/people/people_model.hpp"

namespace saksgang::views {

Instant an_instant(std::string_view text = "2024-04-26T10:00:00.000Z");
NoticeFrame a_frame(Language language = Language::nb);

store::Endpoint an_endpoint();
store::StoredDelivery a_delivery(store::DeliveryState state);
// Refused twice, then not answered; waits for its fourth attempt.
store::StoredDelivery a_failing_delivery();

store::Person a_person(std::int64_t id, std::string name, std::vector<Role> roles);
std::vector<store::Person> some_people();
store::Token a_token();

app::AuditEntry an_audit_entry(std::int64_t seq, std::string type, std::string data);
std::vector<app::AuditEntry> some_audit_entries();
// All four checks hold.
app::Verification a_good_verification();
app::VerifyStatus a_status(app::Verification found);

// Owns what an audit's reading refers to.
struct AuditSample {
    app::AuditPage page{.entries = some_audit_entries(), .older = Seq{3}};
    app::AuditQuery query = {};
    workflows::Council council;
    std::map<DocumentSlug, app::DefinitionPointer> definitions = {};
    std::optional<store::CheckpointRow> head = {};
    app::VerifyStatus verified = {};
    bool may_start = false;
    bool sees_all = false;
    const app::ProcessView* document = nullptr;

    AuditSample();
    AuditModel model(Language language = Language::nb) const;
};

}  // namespace saksgang::views
