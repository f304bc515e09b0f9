// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

Values line_values(const Layout& layout, const AuditLine& line) {
    Values values;
    values.set("seq", line.seq)
        .set("sentence", line.sentence)
        .set("who", line.who)
        .set("recorded", line.recorded)
        .set("type", line.type)
        .set("leaf", line.leaf)
        .set("leaf_hash", line.leaf_hash)
        .set("document_url", url_in(layout, fmt::format("/documents/{}/audit", line.document)));
    set_optional(values, "happened", line.happened);
    set_optional(values, "document", line.document);
    set_optional(values, "version", line.version);
    return set_optional(values, "pseudonym", line.pseudonym);
}

Values filter_values(const FormField& field) {
    std::vector<Values> choices;
    for (const Choice& choice : field.choices) {
        choices.push_back(Values{}
                              .set("choice", choice.value)
                              .set("choice_words", choice.words)
                              .show("chosen", choice.value == field.value));
    }
    return Values{}
        .set("filter", field.name)
        .set("filter_label", field.label)
        .set("filter_value", field.value)
        .show("is_select", field.kind == FieldKind::select)
        .show("is_date", field.kind == FieldKind::date)
        .repeat("choices", std::move(choices));
}

Values check_values(const VerifyCheckLine& check) {
    return Values{}
        .set("check", check.words)
        .show("holds", check.holds)
        .show("broken", !check.holds);
}

void set_verify(Values& values, const Layout& layout, const VerifyPanel& panel) {
    values.set("verify_state", panel.state.words)
        .set("verify_tone", std::string{to_string(panel.state.tone)})
        .repeat("checks", each(panel.checks, check_values))
        .show("has_checks", !panel.checks.empty())
        .show("may_verify", panel.may_start)
        .set("verify_url", url_in(layout, "/audit/verify"))
        .set("remedy", panel.remedy);
    set_optional(values, "verify_when", panel.when);
    set_optional(values, "first", panel.first);
    set_optional(values, "first_detail", panel.detail);
    set_optional(values, "trust", panel.trust);
    set_optional(values, "verify_note", panel.note);
}

void set_head(Values& values, const AuditModel& model) {
    values.show("has_head", model.head.has_value());
    const AuditHead head = model.head.value_or(AuditHead{.size = {}, .root = {}, .when = {}});
    values.set("head_size", head.size).set("head_root", head.root).set("head_when", head.when);
}

}  // namespace

Values audit_values(const Layout& layout, const AuditModel& model) {
    const auto line = [&](const AuditLine& one) { return line_values(layout, one); };
    const auto path = model.document ? fmt::format("/documents/{}/audit", model.document->slug)
                                     : std::string{"/audit"};
    Values values;
    values.show("of_document", model.document.has_value())
        .show("of_all", !model.document.has_value())
        .set("filter_url", path)
        .show("keeps_language", layout.language_asked)
        .set("language_code", std::string{to_string(layout.language)})
        .repeat("filters", each(model.filters, filter_values))
        .show("filtered", model.filtered)
        .set("clear_url", url_in(layout, path))
        .show("none", model.entries.empty() && !model.searched_in_part)
        .show("searched_in_part", model.searched_in_part)
        .show("some", !model.entries.empty())
        .repeat("entries", each(model.entries, line))
        .set("csv_url", url_in(layout, "/audit.csv", model.query))
        .set("json_url", url_in(layout, "/audit.json", model.query))
        .set("older_url", url_in(layout, path, model.older_query))
        .show("has_older", !model.older_query.empty());
    set_verify(values, layout, model.verify);
    set_head(values, model);
    if (model.document) set_document_head(values, layout, *model.document);
    return values;
}

}  // namespace saksgang::views
