// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/forms/form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

FormField* find_field(FormModel& form, std::string_view name) {
    const auto found = std::ranges::find(form.fields, name, &FormField::name);
    return found == form.fields.end() ? nullptr : &*found;
}

// The sentence of a fault, with the label of the field it is about instead of its name.
ReasonLine told(const Reason& reason, const std::string& label, const workflows::Council& council,
                const Speech& speech) {
    Reason known = reason;
    for (auto& [name, value] : known.phrase.arguments) {
        if (name == "field" && !label.empty()) value = label;
    }
    return reason_line(council, known, speech);
}

void add_fault(FormModel& form, const FormFault& fault, const workflows::Council& council,
               const Speech& speech) {
    FormField* field = find_field(form, fault.field);
    const auto line = told(fault.reason, field ? field->label : std::string{}, council, speech);
    if (field != nullptr && field->fault.empty()) field->fault = line.sentence;
    form.faults.push_back({.target = field ? field_id(form, field->name) : std::string{},
                           .sentence = line.sentence,
                           .remedy = line.remedy});
}

std::vector<std::string> chosen_in(const FormField& field, const SentForm& sent) {
    std::vector<std::string> chosen;
    for (const Choice& choice : field.choices) {
        if (sent.find(tick_name(field.name, choice.value)) != nullptr)
            chosen.push_back(choice.value);
    }
    return chosen;
}

}  // namespace

const std::string* SentForm::find(std::string_view name) const {
    const auto found = typed.find(name);
    return found == typed.end() ? nullptr : &found->second;
}

std::string SentForm::value(std::string_view name, std::string standard) const {
    const auto* sent = find(name);
    return sent == nullptr ? standard : *sent;
}

std::string field_id(const FormModel& form, std::string_view name) {
    auto id = fmt::format("{}-{}", form.id, name);
    std::ranges::replace(id, '.', '-');  // a selector would take what follows it for a class
    return id;
}

std::string tick_name(std::string_view field, std::string_view choice) {
    return fmt::format("{}.{}", field, choice);
}

void put_in(std::vector<FormField>& fields, std::string_view name, std::string value) {
    const auto field = std::ranges::find(fields, name, &FormField::name);
    if (field != fields.end()) field->value = std::move(value);
}

void fill_in(FormModel& form, const SentForm& sent, const workflows::Council& council,
             const Speech& speech) {
    for (FormField& field : form.fields) {
        if (field.label.empty()) field.label = speech.say("field_" + field.name);
        // A tick that was taken away is not sent at all.
        const bool was_sent = !sent.typed.empty();
        if (field.kind == FieldKind::tick && was_sent) field.value.clear();
        if (field.kind == FieldKind::ticks && was_sent) field.chosen = chosen_in(field, sent);
        if (field.kind == FieldKind::password || field.kind == FieldKind::file) continue;
        field.value = sent.value(field.name, std::move(field.value));
    }
    for (auto& [name, value] : form.hidden)
        value = sent.value(name, std::move(value));
    for (const FormFault& fault : sent.faults)
        add_fault(form, fault, council, speech);
}

}  // namespace saksgang::views
