// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/audit/audit_model.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "daemon/app/local_time.hpp"
#include "daemon/views/instants.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

namespace json = boost::json;

// The version an entry is about, as its thin body says; 0: about none.
std::int64_t version_in(const std::string& body) {
    boost::system::error_code broken;
    const auto parsed = json::parse(body, broken);
    if (broken || !parsed.is_object()) return 0;
    const auto* data = parsed.get_object().if_contains("data");
    if (data == nullptr || !data->is_object()) return 0;
    const auto* version = data->get_object().if_contains("version");
    return version != nullptr && version->is_int64() ? version->get_int64() : 0;
}

const workflows::Definition* definition_of(const app::AuditEntry& entry,
                                           const AuditReading& reading) {
    if (!entry.document) return nullptr;
    const auto found = reading.definitions.find(*entry.document);
    return found == reading.definitions.end() ? nullptr : found->second.get();
}

AuditHead head_of(const store::CheckpointRow& head, std::string_view zone, const Speech& speech) {
    return {.size = std::to_string(head.size),
            .root = to_hex(head.root),
            .when = instant_words(head.stored_at, zone, speech)};
}

std::string older_query(const AuditReading& reading, const std::string& query) {
    if (!reading.page.older) return {};
    return fmt::format("{}{}before={}", query, query.empty() ? "" : "&", reading.page.older->value);
}

}  // namespace

AuditLine audit_line(const app::AuditEntry& entry, const AuditReading& reading,
                     const Speech& speech) {
    const auto& zone = reading.council.time_zone;
    const EntryNames names{.council = reading.council, .definition = definition_of(entry, reading)};
    AuditLine line{
        .seq = std::to_string(entry.seq.value),
        .sentence = entry_sentence(
            names, {.type = entry.type, .body = entry.body, .attachments = entry.attachments},
            speech),
        .who = name_of(entry.actor.role, speech),
        .recorded = instant_words(entry.recorded_at, zone, speech),
        .happened = {},
        .document = {},
        .version = {},
        .type = entry.type,
        .pseudonym = entry.actor.pseudonym.value,
        .leaf = entry.leaf,
        .leaf_hash = to_hex(entry.leaf_hash)};
    const auto happened_on = app::local_date(entry.effective_at, zone);
    if (happened_on != app::local_date(entry.recorded_at, zone)) {
        line.happened = speech.say("happened_on", {{"date", speech.date(happened_on)}});
    }
    if (entry.document && reading.document == nullptr) line.document = entry.document->value;
    if (const auto version = version_in(entry.body); version > 0) {
        line.version = speech.say("version_number", {{"version", std::to_string(version)}});
    }
    return line;
}

std::string audit_query(const app::AuditQuery& query, bool with_document) {
    std::string text;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) text += fmt::format("{}{}={}", text.empty() ? "" : "&", name, value);
    };
    if (with_document && query.document) add("document", query.document->value);
    add("type", query.type);
    if (query.role) add("role", to_string(*query.role));
    if (query.from) add("from", format_date(*query.from));
    if (query.until) add("until", format_date(*query.until));
    return text;
}

AuditModel audit_model(const AuditReading& reading, Language language) {
    const Speech speech{language};
    const auto& zone = reading.council.time_zone;
    const bool one_document = reading.document != nullptr;
    AuditModel model{.document = {},
                     .filters = audit_filters(reading, speech),
                     .entries = {},
                     .query = audit_query(reading.query, true),
                     .older_query = older_query(reading, audit_query(reading.query, !one_document)),
                     .head = {},
                     .verify = verify_panel(reading.verified, zone, speech)};
    model.verify.may_start = reading.may_start;
    if (!reading.sees_all) model.verify.detail.clear();
    if (one_document) {
        model.document = document_head(*reading.document, DocumentTab::audit, speech);
    }
    for (const app::AuditEntry& entry : reading.page.entries)
        model.entries.push_back(audit_line(entry, reading, speech));
    model.filtered = !audit_query(reading.query, !one_document).empty();
    model.searched_in_part = model.entries.empty() && reading.page.older.has_value();
    if (reading.head) model.head = head_of(*reading.head, zone, speech);
    return model;
}

}  // namespace saksgang::views
