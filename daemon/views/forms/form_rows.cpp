// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/forms/form_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace saksgang::views {
namespace {

std::string_view input_type(FieldKind kind) {
    switch (kind) {
        case FieldKind::email:
            return "email";
        case FieldKind::password:
            return "password";
        case FieldKind::address:
            return "url";
        case FieldKind::file:
            return "file";
        case FieldKind::line:
        case FieldKind::text:
        case FieldKind::select:
        case FieldKind::radios:
        case FieldKind::ticks:
            return "text";
        case FieldKind::number:
            return "number";
        case FieldKind::date:
            return "date";
        case FieldKind::tick:
            return "checkbox";
    }
    return "text";
}

bool is_input(FieldKind kind) {
    switch (kind) {
        case FieldKind::line:
        case FieldKind::email:
        case FieldKind::password:
        case FieldKind::address:
        case FieldKind::number:
        case FieldKind::date:
            return true;
        case FieldKind::file:
        case FieldKind::text:
        case FieldKind::select:
        case FieldKind::radios:
        case FieldKind::tick:
        case FieldKind::ticks:
            return false;
    }
    return false;
}

bool is_chosen(const FormField& field, const Choice& choice) {
    if (field.kind != FieldKind::ticks) return choice.value == field.value;
    return std::ranges::find(field.chosen, choice.value) != field.chosen.end();
}

std::vector<Values> choice_rows(const FormField& field, const std::string& id) {
    std::vector<Values> rows;
    for (const Choice& choice : field.choices) {
        // The first of several has the field's own id, so that a fault leads to it.
        const auto own = rows.empty() ? id : fmt::format("{}-{}", id, rows.size());
        rows.push_back(Values{}
                           .set("choice_id", own)
                           .set("choice", choice.value)
                           .set("choice_words", choice.words)
                           .set("choice_name", tick_name(field.name, choice.value))
                           .set("depth", std::to_string(choice.depth))
                           .show("chosen", is_chosen(field, choice)));
    }
    return rows;
}

std::string described_by(const FormField& field, const std::string& id) {
    std::string ids;
    if (!field.hint.empty()) ids = id + "-hint";
    if (!field.fault.empty()) ids += fmt::format("{}{}-fault", ids.empty() ? "" : " ", id);
    return ids;
}

Values field_rows(const FormModel& form, const FormField& field) {
    const auto id = field_id(form, field.name);
    Values values;
    values.set("id", id)
        .set("name", field.name)
        .set("label", field.label)
        .set("value", field.value)
        .set("type", std::string{input_type(field.kind)})
        .set("rows", std::to_string(field.rows))
        .set("max", std::to_string(field.bytes_max))
        .show("has_max", field.bytes_max > 0)
        .show("required", field.required)
        .show("optional", !field.required && field.kind != FieldKind::tick)
        .show("is_input", is_input(field.kind))
        .show("is_number", field.kind == FieldKind::number)
        .set("autocomplete", field.kind == FieldKind::password ? "new-password" : "off")
        .show("is_file", field.kind == FieldKind::file)
        .show("is_text", field.kind == FieldKind::text)
        .show("is_select", field.kind == FieldKind::select)
        .show("is_radios", field.kind == FieldKind::radios)
        .show("is_ticks", field.kind == FieldKind::ticks)
        .show("unfolded", !field.chosen.empty() || !field.fault.empty())
        .show("is_tick", field.kind == FieldKind::tick)
        .show("ticked", !field.value.empty())
        .repeat("choices", choice_rows(field, id));
    set_optional(values, "group", field.group);
    set_optional(values, "hint", field.hint);
    set_optional(values, "fault", field.fault);
    return set_optional(values, "described", described_by(field, id));
}

}  // namespace

Values form_rows(const Layout& layout, const FormModel& form) {
    const auto hidden = [](const std::pair<std::string, std::string>& one) {
        return Values{}.set("name", one.first).set("value", one.second);
    };
    const auto field = [&](const FormField& one) { return field_rows(form, one); };
    Values values;
    values.set("form_id", form.id)
        .set("action_url", url_in(layout, form.action))
        .set("submit", form.submit)
        .set("once", form.once)
        .repeat("others", each(form.others,
                               [](const FormButton& one) {
                                   return Values{}.set("act", one.value).set("words", one.words);
                               }))
        .show("keeps_draft", form.keeps_draft)
        .show("has_files", std::ranges::find(form.fields, FieldKind::file, &FormField::kind) !=
                               form.fields.end())
        .set("colour", form.weighty ? "danger" : "accent")
        .repeat("hidden", each(form.hidden, hidden))
        .repeat("fields", each(form.fields, field));
    set_optional(values, "does", form.does);
    return set_optional(values, "form_heading", form.heading);
}

Values& set_receipt(Values& values, const std::optional<ReceiptLine>& receipt) {
    const auto line = receipt.value_or(ReceiptLine{});
    return set_optional(values, "receipt", line.sentence).set("undo", line.undo);
}

Values& set_faults(Values& values, const std::vector<FaultLine>& faults) {
    const auto fault = [](const FaultLine& one) {
        Values row;
        row.set("sentence", one.sentence)
            .set("target", one.target)
            .show("leads", !one.target.empty())
            .show("stays", one.target.empty());
        return set_optional(row, "who_clears", one.remedy);
    };
    return values.show("has_faults", !faults.empty()).repeat("faults", each(faults, fault));
}

}  // namespace saksgang::views
