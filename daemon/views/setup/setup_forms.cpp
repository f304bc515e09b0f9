// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/setup/setup_forms.hpp"

#include <fmt/format.h>

#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

constexpr int rows_of_a_file = 14;
constexpr std::string_view steps = "3";

std::string step_words(int step, const Speech& speech) {
    return speech.say("setup_step",
                      {{"step", std::to_string(step)}, {"steps", std::string{steps}}});
}

FormField start_field(std::span<const std::string> examples, const Speech& speech) {
    FormField field{.name = "start",
                    .kind = FieldKind::radios,
                    .label = speech.say("label_setup_start"),
                    .value = examples.empty() ? std::string{own_files} : examples.front(),
                    .required = true};
    for (const auto& example : examples) {
        field.choices.push_back(
            {.value = example, .words = speech.say(fmt::format("setup_example_{}", example))});
    }
    field.choices.push_back(
        {.value = std::string{own_files}, .words = speech.say("setup_own_files")});
    return field;
}

FormField file_field(std::string name, const Speech& speech) {
    return {.name = name,
            .kind = FieldKind::text,
            .label = speech.say(fmt::format("label_{}", name)),
            .hint = speech.say("hint_setup_file"),
            .bytes_max = limits::workflow_bytes_max,
            .rows = rows_of_a_file};
}

FormField language_field(const Speech& speech) {
    FormField field{.name = "language",
                    .kind = FieldKind::select,
                    .label = speech.say("label_document_language"),
                    .value = std::string{to_string(speech.language())},
                    .required = true};
    field.choices = {{.value = "nb", .words = "Bokmål"},
                     {.value = "nn", .words = "Nynorsk"},
                     {.value = "en", .words = "English"}};
    return field;
}

FormField workflow_field(const workflows::Council& council, const Speech& speech) {
    FormField field{.name = "workflow",
                    .kind = FieldKind::select,
                    .label = speech.say("label_workflow"),
                    .hint = speech.say("hint_workflow"),
                    .required = true};
    for (const auto& [slug, installed] : council.workflows)
        field.choices.push_back({.value = slug.value, .words = slug.value});
    return field;
}

}  // namespace

PlainForm setup_council_form(std::span<const std::string> examples, const PlainFormReading& reading,
                             const Speech& speech) {
    FormModel form{.id = "council",
                   .action = "/setup/council",
                   .submit = speech.say("setup_go_on"),
                   .once = reading.once};
    form.fields.push_back({.name = "name",
                           .label = speech.say("label_council_name"),
                           .required = true,
                           .bytes_max = limits::name_bytes_max});
    form.fields.push_back(start_field(examples, speech));
    form.fields.push_back(file_field("council_toml", speech));
    form.fields.push_back(file_field("workflow_toml", speech));
    fill_in(form, reading.sent, reading.council, speech);
    return {.title = speech.say("setup_council_title"),
            .intro = {step_words(1, speech), speech.say("setup_council_intro")},
            .form = std::move(form),
            .back_path = {},
            .back = {}};
}

PlainForm setup_administrator_form(const PlainFormReading& reading, const Speech& speech) {
    FormModel form{.id = "person",
                   .action = "/setup/administrator",
                   .submit = speech.say("setup_go_on"),
                   .once = reading.once};
    form.fields.push_back({.name = "name",
                           .label = speech.say("label_person_name"),
                           .required = true,
                           .bytes_max = limits::name_bytes_max});
    form.fields.push_back({.name = "email",
                           .kind = FieldKind::email,
                           .label = speech.say("email"),
                           .hint = speech.say("hint_person_email"),
                           .required = true,
                           .bytes_max = limits::email_bytes_max});
    form.fields.push_back(
        {.name = "password",
         .kind = FieldKind::password,
         .label = speech.say("password"),
         .hint =
             speech.say("hint_own_password", {{"min", std::to_string(limits::password_bytes_min)}}),
         .required = true,
         .bytes_max = limits::password_bytes_max});
    fill_in(form, reading.sent, reading.council, speech);
    return {.title = speech.say("setup_administrator_title"),
            .intro = {step_words(2, speech), speech.say("setup_administrator_intro")},
            .form = std::move(form),
            .back_path = {},
            .back = {}};
}

PlainForm new_document_form(const PlainFormReading& reading, bool first, const Speech& speech) {
    FormModel form{.id = "document",
                   .action = "/new-document",
                   .submit = speech.say("make_document"),
                   .once = reading.once};
    form.fields.push_back({.name = "title",
                           .label = speech.say("label_title"),
                           .required = true,
                           .bytes_max = limits::title_bytes_max});
    form.fields.push_back({.name = "slug",
                           .label = speech.say("label_slug"),
                           .hint = speech.say("hint_slug"),
                           .bytes_max = limits::slug_bytes_max});
    form.fields.push_back(workflow_field(reading.council, speech));
    form.fields.push_back(language_field(speech));
    form.fields.push_back({.name = "case_number",
                           .label = speech.say("label_case_number"),
                           .bytes_max = limits::name_bytes_max});
    form.fields.push_back({.name = "text",
                           .kind = FieldKind::text,
                           .label = speech.say("label_first_text"),
                           .hint = speech.say("hint_first_text"),
                           .rows = rows_of_a_file});
    fill_in(form, reading.sent, reading.council, speech);
    std::vector<std::string> intro;
    if (first) intro.push_back(step_words(3, speech));
    intro.push_back(speech.say("new_document_intro"));
    return {.title = speech.say("new_document"),
            .intro = std::move(intro),
            .form = std::move(form),
            .back_path = "/",
            .back = speech.say("to_documents")};
}

}  // namespace saksgang::views
