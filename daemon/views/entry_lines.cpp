// SPDX-License-Identifier: EUPL-1.2
// Journal entries as sentences, from the thin bodies that readers get. A kind that is unknown here
// is still shown: what happened is never left out because a page is older than the journal.
#include <fmt/format.h>
#include <boost/json.hpp>

#include "daemon/app/local_time.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::views {
namespace {

namespace json = boost::json;
using app::ProcessView;

// The data of one entry, asked field by field; what is absent is blank.
class Fields {
public:
    explicit Fields(const json::object& data) : data_(data) {}

    std::string text(std::string_view name) const {
        const auto* value = data_.if_contains(name);
        if (value == nullptr) return {};
        if (const auto* words = value->if_string()) return {words->data(), words->size()};
        if (const auto* number = value->if_int64()) return std::to_string(*number);
        return {};
    }
    bool has(std::string_view name) const { return data_.contains(name); }
    std::optional<LocalDate> date(std::string_view name) const { return parse_date(text(name)); }

private:
    const json::object& data_;
};

// "page.entry_attachment_added"; never with the file's name, which is no part of an entry.
std::string_view sentence_of(app::AttachmentChange change) {
    switch (change) {
        case app::AttachmentChange::added:
            return "entry_attachment_added";
        case app::AttachmentChange::replaced:
            return "entry_attachment_replaced";
        case app::AttachmentChange::removed:
            return "entry_attachment_removed";
    }
    assertion_failed("attachments change in one of three ways", std::source_location::current());
}

class Teller {
public:
    Teller(const EntryNames& names, const Speech& speech) : names_(names), speech_(speech) {}

    std::string tell(const ToldEntry& entry, const Fields& fields) const {
        if (!entry.attachments) return tell(entry.type, fields);
        return speech_.say(sentence_of(*entry.attachments), {{"version", fields.text("version")}});
    }

private:
    std::string tell(std::string_view type, const Fields& fields) const {
        if (type == "document.stage_changed") return moved_on(fields);
        if (type == "document.version_saved" || type == "document.version_released") {
            return say(type, {{"version", fields.text("version")}});
        }
        if (type == "decision.recorded") return decided(fields);
        if (type == "decision.standing_changed") return standing_changed(fields);
        if (type == "response.received" || type == "response.withdrawn") {
            return answered(type, fields);
        }
        if (type == "milestone.moved") return milestone_moved(fields);
        if (type.starts_with("milestone.")) return milestone(type, fields);
        if (type == "body.defined" || type == "seat.assigned") return set_up(type, fields);
        if (type == "workflow.installed") {
            return say(type, {{"workflow", fields.text("workflow")},
                              {"revision", fields.text("revision")}});
        }
        if (type == "document.created" || type == "content.erased" || type == "council.defined") {
            return say(type, {});
        }
        return speech_.say("entry_other", {{"type", std::string{type}}});
    }

    // "document.version_saved" is told by "page.entry_document_version_saved".
    std::string say(std::string_view type, Speech::Arguments arguments) const {
        auto name = fmt::format("entry_{}", type);
        std::ranges::replace(name, '.', '_');
        return speech_.say(name, std::move(arguments));
    }

    std::string body(const Fields& fields) const {
        return name_of(names_.council, BodySlug{fields.text("body")}, speech_);
    }

    std::string set_up(std::string_view type, const Fields& fields) const {
        return say(type, {{"body", body(fields)}, {"seat", seat(fields)}});
    }

    // Whom a seat stands for, where it stands for somebody.
    std::string seat(const Fields& fields) const {
        const auto* found = find_seat(fields);
        return found == nullptr || found->represents.empty() ? fields.text("seat")
                                                             : found->represents;
    }

    const workflows::Seat* find_seat(const Fields& fields) const {
        const auto* body = names_.council.find_body({fields.text("body")});
        return body == nullptr ? nullptr : body->find_seat({fields.text("seat")});
    }

    std::string moved_on(const Fields& fields) const {
        return say("document.stage_changed",
                   {{"from", name_of(names_.definition, StageSlug{fields.text("from")}, speech_)},
                    {"to", name_of(names_.definition, StageSlug{fields.text("to")}, speech_)}});
    }

    std::string decided(const Fields& fields) const {
        return say("decision.recorded",
                   {{"body", body(fields)},
                    {"version", fields.text("version")},
                    {"kind", kind_of(fields.text("kind"), fields.has("sections"), speech_)}});
    }

    std::string standing_changed(const Fields& fields) const {
        return say("decision.standing_changed",
                   {{"body", body(fields)},
                    {"kind", kind_of(fields.text("kind"), fields.has("sections"), speech_)},
                    {"standing", speech_.say(fmt::format("standing_{}", fields.text("to")))}});
    }

    std::string answered(std::string_view type, const Fields& fields) const {
        return say(type, {{"body", who_answered(fields)},
                          {"version", fields.text("version")},
                          {"response", fields.text("response")}});
    }

    // A municipality of a hearing circle answers in its own name.
    std::string who_answered(const Fields& fields) const {
        const auto* found = find_seat(fields);
        return found == nullptr || found->represents.empty() ? body(fields) : found->represents;
    }

    std::string milestone(std::string_view type, const Fields& fields) const {
        const auto title =
            name_of(names_.definition, MilestoneSlug{fields.text("milestone")}, speech_);
        const auto from = fields.date("from");
        if (type == "milestone.planned" && from) {
            return speech_.say(
                "entry_milestone_planned_on",
                {{"title", title}, {"period", speech_.period(*from, fields.date("until"))}});
        }
        return say(type, {{"title", title}});
    }

    std::string milestone_moved(const Fields& fields) const {
        const auto title =
            name_of(names_.definition, MilestoneSlug{fields.text("milestone")}, speech_);
        const auto from = fields.date("from");
        const auto old_from = fields.date("old_from");
        const auto period = from ? speech_.period(*from, fields.date("until")) : std::string{};
        if (!old_from) {
            return speech_.say("entry_milestone_given_day", {{"title", title}, {"period", period}});
        }
        return say("milestone.moved",
                   {{"title", title},
                    {"old_period", speech_.period(*old_from, fields.date("old_until"))},
                    {"period", period}});
    }

    const EntryNames& names_;
    const Speech& speech_;
};

const json::object* object_of(const json::value& value, std::string_view name) {
    const auto* object = value.if_object();
    const auto* inner = object ? object->if_contains(name) : nullptr;
    return inner ? inner->if_object() : nullptr;
}

}  // namespace

EntryLine entry_line(const ProcessView& view, const app::JournalEntryView& entry,
                     const Speech& speech) {
    static const json::object nothing;
    boost::system::error_code broken;
    const auto body = json::parse(entry.body, broken);
    const auto* data = broken ? nullptr : object_of(body, "data");
    const Fields fields{data ? *data : nothing};

    const EntryNames names{.council = view.council, .definition = view.definition.get()};
    EntryLine line{
        .date = {},
        .when = {},
        .sentence = Teller{names, speech}.tell(
            {.type = entry.type, .body = entry.body, .attachments = entry.attachments}, fields),
        .who = {}};
    const auto* whole = broken ? nullptr : body.if_object();
    const auto instant = whole ? parse_instant(Fields{*whole}.text("timestamp")) : std::nullopt;
    if (instant) {
        const auto day = app::local_date(*instant, view.council.time_zone);
        line.date = format_date(day);
        line.when = speech.date(day);
    }
    if (const auto role = role_from(fields.text("actor"))) line.who = name_of(*role, speech);
    return line;
}

std::string entry_sentence(const EntryNames& names, const ToldEntry& entry, const Speech& speech) {
    static const json::object nothing;
    boost::system::error_code broken;
    const auto parsed = json::parse(entry.body, broken);
    const auto* data = broken ? nullptr : object_of(parsed, "data");
    return Teller{names, speech}.tell(entry, Fields{data ? *data : nothing});
}

std::vector<EntryLine> entry_lines(const OverviewReading& reading, const Speech& speech) {
    std::vector<EntryLine> lines;
    for (const app::JournalEntryView& entry : reading.entries) {
        lines.push_back(entry_line(reading.process, entry, speech));
    }
    return lines;
}

}  // namespace saksgang::views
