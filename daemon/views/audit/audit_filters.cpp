// SPDX-License-Identifier: EUPL-1.2
// What entries may be chosen by: document, kind, who, and the days they were entered on.
#include "daemon/views/audit/audit_model.hpp"
#include "daemon/views/notices/notices_model.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

template <std::size_t... Kinds>
std::vector<std::string_view> every_type(std::index_sequence<Kinds...>) {
    return {std::variant_alternative_t<Kinds, workflows::Event>::type...};
}

FormField choice(std::string name, const Speech& speech, std::string chosen) {
    FormField field{.name = name,
                    .kind = FieldKind::select,
                    .label = speech.say("filter_by_" + name),
                    .value = std::move(chosen)};
    field.choices.push_back({.value = "", .words = speech.say("filter_all")});
    return field;
}

FormField day(std::string name, const Speech& speech, const std::optional<LocalDate>& chosen) {
    FormField field{
        .name = name, .kind = FieldKind::date, .label = speech.say("filter_by_" + name)};
    if (chosen) field.value = format_date(*chosen);
    return field;
}

FormField documents(const AuditReading& reading, const Speech& speech) {
    const auto& chosen = reading.query.document;
    auto field = choice("document", speech, chosen ? chosen->value : "");
    for (const DocumentSlug& slug : reading.documents)
        field.choices.push_back({.value = slug.value, .words = slug.value});
    return field;
}

FormField types(const AuditReading& reading, const Speech& speech) {
    auto field = choice("type", speech, reading.query.type);
    for (const auto type :
         every_type(std::make_index_sequence<std::variant_size_v<workflows::Event>>{})) {
        field.choices.push_back({.value = std::string{type}, .words = event_words(type, speech)});
    }
    return field;
}

FormField roles(const AuditReading& reading, const Speech& speech) {
    const auto& chosen = reading.query.role;
    auto field = choice("role", speech, chosen ? std::string{to_string(*chosen)} : "");
    for (const Role role :
         {Role::secretariat, Role::body_secretary, Role::administrator, Role::system}) {
        field.choices.push_back(
            {.value = std::string{to_string(role)}, .words = name_of(role, speech)});
    }
    return field;
}

}  // namespace

std::vector<FormField> audit_filters(const AuditReading& reading, const Speech& speech) {
    std::vector<FormField> fields;
    if (reading.document == nullptr) fields.push_back(documents(reading, speech));
    fields.push_back(types(reading, speech));
    fields.push_back(roles(reading, speech));
    fields.push_back(day("from", speech, reading.query.from));
    fields.push_back(day("until", speech, reading.query.until));
    return fields;
}

}  // namespace saksgang::views
