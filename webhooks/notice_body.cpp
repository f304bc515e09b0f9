// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/notice_body.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

namespace json = boost::json;
using namespace workflows;

json::value json_of(std::string_view text) {
    return json::string(text);
}
json::value json_of(LocalDate date) {
    return json::string(format_date(date));
}
json::value json_of(std::int64_t number) {
    return number;
}
json::value json_of(const std::vector<SectionSlug>& sections) {
    json::array ids;
    for (const SectionSlug& section : sections)
        ids.push_back(json::string(section.value));
    return ids;
}
json::value json_of(const std::vector<DecidedSection>& sections) {
    json::array ids;
    for (const DecidedSection& decided : sections)
        ids.push_back(json::string(decided.section.value));
    return ids;
}
json::value json_of(const Sha256& hash) {
    return json::string(to_hex(hash));
}
template <class Tag>
json::value json_of(const Slug<Tag>& slug) {
    return json::string(slug.value);
}
template <class Tag>
json::value json_of(const Number<Tag>& number) {
    return number.value;
}

// Puts an event's own fields into `data`; what is absent is left out.
class Fields {
public:
    explicit Fields(json::object& data) : data_(data) {}

    template <class T>
    Fields& add(std::string_view name, const T& value) {
        data_[json::string_view(name)] = json_of(value);
        return *this;
    }
    template <class T>
    Fields& add(std::string_view name, const std::optional<T>& value) {
        if (value) add(name, *value);
        return *this;
    }
    Fields& add_text(const std::optional<TextRef>& text) {
        if (text) add("version", text->version).add("text_sha256", text->text_sha256);
        return *this;
    }

private:
    json::object& data_;
};

// One function an event, so that a new one does not compile until somebody has thought of it.
void describe(Fields, const CouncilDefined&) {}
void describe(Fields fields, const BodyDefined& event) {
    fields.add("body", event.body.slug);
}
void describe(Fields fields, const SeatAssigned& event) {
    fields.add("body", event.body).add("seat", event.seat);
}
void describe(Fields fields, const WorkflowInstalled& event) {
    fields.add("workflow", event.workflow).add("revision", event.revision);
}
void describe(Fields fields, const DocumentCreated& event) {
    fields.add("workflow", event.workflow)
        .add("revision", event.workflow_revision)
        .add("to", event.stage);
}
void describe(Fields fields, const VersionSaved& event) {
    fields.add_text(event.text);
}
void describe(Fields fields, const VersionReleased& event) {
    fields.add_text(event.text);
}
void describe(Fields fields, const StageChanged& event) {
    fields.add("from", event.from).add("to", event.to).add_text(event.text);
}
void describe(Fields fields, const DecisionRecorded& event) {
    fields.add("decision", event.decision)
        .add("body", event.body)
        .add("kind", to_string(event.kind))
        .add("standing", to_string(event.standing))
        .add("sections", event.sections)
        .add_text(event.text);
}
void describe(Fields fields, const StandingChanged& event) {
    fields.add("decision", event.decision)
        .add("body", event.body)
        .add("kind", to_string(event.kind))
        .add("from", to_string(event.from))
        .add("to", to_string(event.to))
        .add("sections", event.sections)
        .add_text(event.text);
    if (event.change) fields.add("change", to_string(*event.change));
}
void describe(Fields fields, const ResponseReceived& event) {
    fields.add("response", event.response)
        .add("body", event.body)
        .add("seat", event.seat)
        .add("version", event.version)
        .add("text_sha256", event.text_sha256);
}
void describe(Fields fields, const ResponseWithdrawn& event) {
    fields.add("response", event.response).add("body", event.body).add("seat", event.seat);
}
void describe(Fields fields, const MilestonePlanned& event) {
    fields.add("milestone", event.milestone).add("from", event.from).add("until", event.until);
}
void describe(Fields fields, const MilestoneMoved& event) {
    fields.add("milestone", event.milestone)
        .add("old_from", event.old_from)
        .add("old_until", event.old_until)
        .add("from", event.from)
        .add("until", event.until);
}
void describe(Fields fields, const MilestoneWasHeld& event) {
    fields.add("milestone", event.milestone).add("held_on", event.held_on);
}
void describe(Fields fields, const MilestoneCancelled& event) {
    fields.add("milestone", event.milestone);
}
void describe(Fields fields, const ContentErased& event) {
    fields.add("erased_of", event.of);
}

json::value id_or_null(const std::optional<Seq>& seq) {
    return seq ? json::value(json::string(message_id(*seq))) : json::value(nullptr);
}

std::string envelope(std::string_view type, Instant when, json::object data) {
    json::object body;
    body["type"] = json::string(type);
    body["timestamp"] = json::string(format_instant(when));
    body["data"] = std::move(data);
    std::string text = json::serialize(body);
    ASSERT(text.size() <= limits::payload_bytes_max);
    return text;
}

}  // namespace

std::string message_id(Seq seq) {
    return fmt::format("msg_{}", seq.value);
}

std::string notice_body(const Event& event, const NoticeContext& context) {
    json::object data;
    data["id"] = json::string(message_id(context.frame.seq));
    data["sequence"] = context.frame.seq.value;
    data["previous"] = id_or_null(context.previous);
    data["document"] = context.document ? json_of(*context.document) : json::value(nullptr);
    data["actor"] = json::string(to_string(context.frame.actor.role));
    std::visit([&](const auto& one) { describe(Fields(data), one); }, event);
    data["url"] = context.document ? json::string(fmt::format("{}/documents/{}", context.public_url,
                                                              context.document->value))
                                   : json::string(context.public_url);
    const std::string_view type = std::visit([](const auto& one) { return one.type; }, event);
    return envelope(type, context.frame.effective_at, std::move(data));
}

std::string new_ping_id(Rng& rng) {
    return "ping_" + to_hex(draw<CommandId>(rng));
}

std::string ping_body(std::string_view ping_id, EndpointId endpoint, Instant now,
                      std::string_view public_url) {
    json::object data;
    data["id"] = json::string(ping_id);
    data["endpoint"] = endpoint.value;
    data["url"] = json::string(public_url);
    return envelope("endpoint.ping", now, std::move(data));
}

}  // namespace saksgang::webhooks
