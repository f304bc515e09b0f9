// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

std::vector<Values> spans(const ApiSentence& sentence) {
    return each(sentence, [](const ApiWords& words) {
        return Values{}
            .set("text", words.text)
            .show("is_code", words.is_code)
            .show("is_plain", !words.is_code);
    });
}

std::vector<Values> paragraphs(const std::vector<ApiSentence>& sentences) {
    return each(sentences, [](const ApiSentence& sentence) {
        return Values{}.repeat("spans", spans(sentence));
    });
}

Values field_values(const ApiField& field) {
    Values values;
    values.set("name", field.name)
        .set("kind", field.kind)
        .show("required", field.is_required)
        .repeat("spans", spans(field.words));
    return set_optional(values, "place", field.place);
}

Values answer_values(const ApiAnswer& answer) {
    Values values;
    values.set("status", answer.status).repeat("spans", spans(answer.words));
    set_optional(values, "kind", answer.kind);
    return set_optional(values, "codes", answer.codes);
}

Values operation_values(const ApiOperation& operation) {
    Values values;
    values.set("id", operation.id)
        .set("method", operation.method)
        .set("path", operation.path)
        .set("body", operation.body)
        .repeat("summary", spans(operation.summary))
        .repeat("paragraphs", paragraphs(operation.words))
        .show("needs_log_in", operation.needs_log_in)
        .show("has_parameters", !operation.parameters.empty())
        .repeat("parameters", each(operation.parameters, field_values))
        .show("has_body", !operation.members.empty())
        .repeat("members", each(operation.members, field_values))
        .repeat("answers", each(operation.answers, answer_values));
    return values;
}

Values api_group_values(const ApiGroup& group) {
    Values values;
    values.set("id", group.id)
        .set("title", group.title)
        .set("words", group.words)
        .repeat("operations", each(group.operations, operation_values));
    return values;
}

Values shape_values(const ApiShape& shape) {
    Values values;
    values.set("id", shape.id)
        .set("name", shape.name)
        .repeat("spans", spans(shape.words))
        .show("has_members", !shape.members.empty())
        .repeat("members", each(shape.members, field_values));
    return values;
}

}  // namespace

Values api_values(const ApiModel& model) {
    Values values;
    values.repeat("about", paragraphs(model.about))
        .repeat("groups", each(model.groups, api_group_values))
        .repeat("shapes", each(model.shapes, shape_values));
    return values;
}

}  // namespace saksgang::views
