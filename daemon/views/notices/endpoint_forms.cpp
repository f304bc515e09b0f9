// SPDX-License-Identifier: EUPL-1.2
// The forms about receivers: a new one, and taking one away.
#include <fmt/format.h>

#include "daemon/views/notices/notices_model.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/notice_rules.hpp"

namespace saksgang::views {
namespace {

template <std::size_t... Kinds>
std::vector<std::string> noticed_types(std::index_sequence<Kinds...>) {
    std::vector<std::string> types;
    const auto take = [&](std::string_view type) {
        if (workflows::is_notice_type(type)) types.emplace_back(type);
    };
    (take(std::variant_alternative_t<Kinds, workflows::Event>::type), ...);
    return types;
}

void add_events(FormModel& form, const Speech& speech) {
    for (const auto& type : notice_types()) {
        FormField field{
            .name = event_field(type), .kind = FieldKind::tick, .label = event_words(type, speech)};
        if (type == notice_types().front()) field.group = speech.say("group_events");
        form.fields.push_back(std::move(field));
    }
}

void add_documents(FormModel& form, std::span<const DocumentChoice> documents,
                   const Speech& speech) {
    for (const auto& [slug, title] : documents) {
        FormField field{.name = document_field(slug), .kind = FieldKind::tick, .label = title};
        if (slug == documents.front().slug) field.group = speech.say("group_documents");
        form.fields.push_back(std::move(field));
    }
}

FormField reads_field(const Speech& speech) {
    FormField field{.name = "reads",
                    .kind = FieldKind::radios,
                    .label = speech.say("label_reads"),
                    .value = std::string{to_string(store::Reads::open)},
                    .required = true};
    for (const store::Reads reads : {store::Reads::open, store::Reads::secretariat}) {
        const std::string value{to_string(reads)};
        field.choices.push_back({.value = value, .words = speech.say("reads_" + value)});
    }
    return field;
}

}  // namespace

std::string event_field(std::string_view type) {
    return fmt::format("event.{}", type);
}

std::string document_field(std::string_view slug) {
    return fmt::format("document.{}", slug);
}

std::vector<std::string> notice_types() {
    return noticed_types(std::make_index_sequence<std::variant_size_v<workflows::Event>>{});
}

PlainForm new_endpoint_form(const EndpointFormReading& reading, const Speech& speech) {
    FormModel form{.id = "endpoint",
                   .action = "/notices",
                   .submit = speech.say("add_endpoint"),
                   .once = reading.once};
    form.fields.push_back({.name = "url",
                           .kind = FieldKind::address,
                           .label = speech.say("label_url"),
                           .hint = speech.say("hint_url"),
                           .required = true,
                           .bytes_max = limits::endpoint_url_bytes_max});
    form.fields.push_back({.name = "name",
                           .label = speech.say("label_endpoint_name"),
                           .hint = speech.say("hint_endpoint_name"),
                           .bytes_max = limits::name_bytes_max});
    add_events(form, speech);
    add_documents(form, reading.documents, speech);
    form.fields.push_back(reads_field(speech));
    fill_in(form, reading.sent, reading.council, speech);
    return {.title = speech.say("new_endpoint"),
            .intro = {speech.say("new_endpoint_intro")},
            .form = std::move(form),
            .back_path = "/notices",
            .back = speech.say("to_notices")};
}

PlainForm remove_endpoint_form(const store::Endpoint& endpoint, std::string once,
                               const Speech& speech) {
    const auto path = fmt::format("/notices/{}", endpoint.id.value);
    return {.title = speech.say("remove_endpoint_title", {{"name", endpoint_name(endpoint)}}),
            .intro = {speech.say("remove_endpoint_intro")},
            .form = {.id = "remove",
                     .action = path + "/remove",
                     .submit = speech.say("remove_endpoint"),
                     .once = std::move(once),
                     .weighty = true},
            .back_path = path,
            .back = speech.say("to_endpoint")};
}

}  // namespace saksgang::views
