// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/attachments/attachments_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/views/control/control_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/percent.hpp"

namespace saksgang::views {
namespace {

constexpr std::int64_t kilobyte = 1000;
constexpr std::int64_t megabyte = 1000 * kilobyte;

// As file managers count: thousands, and the smallest file is one of them.
std::string size_words(std::int64_t bytes, const Speech& speech) {
    if (bytes < megabyte) {
        const auto size = std::max<std::int64_t>(1, (bytes + kilobyte / 2) / kilobyte);
        return speech.say("size_kb", {{"size", std::to_string(size)}});
    }
    const auto tenths = (bytes + megabyte / 20) / (megabyte / 10);
    const auto* point = speech.language() == Language::en ? "." : ",";
    return speech.say("size_mb",
                      {{"size", fmt::format("{}{}{}", tenths / 10, point, tenths % 10)}});
}

FormModel upload_form(const AttachmentsReading& reading, const Speech& speech) {
    const auto& process = reading.form.process;
    const auto most = std::to_string(limits::attachment_bytes_max / (1024 * 1024));
    const auto endings = workflows::attachment_endings();
    FormModel form{
        .id = "attach",
        .action = page_of(process.process.document, "/attachments"),
        .submit = speech.say("do_attach"),
        .once = reading.form.once,
        .hidden = {{"base", std::to_string(reading.attachments.version.text.version.value)}},
        .fields = {{.name = "file",
                    .kind = FieldKind::file,
                    .hint = speech.say("hint_file", {{"max", most}, {"endings", endings}}),
                    .required = true},
                   {.name = "message",
                    .kind = FieldKind::line,
                    .hint = speech.say("hint_attachment_message"),
                    .bytes_max = limits::name_bytes_max}}};
    if (!reading.attachments.attachments.empty())
        form.fields.insert(form.fields.begin() + 1, {.name = "replace", .kind = FieldKind::tick});
    fill_in(form, reading.form.sent, process.council, speech);
    return form;
}

std::string names_in(const app::NamedAttachments& attachments, const Speech& speech,
                     std::string_view key) {
    if (attachments.empty()) return {};
    std::vector<std::string> names;
    for (const auto& one : attachments)
        names.push_back(one.name);
    return speech.say(key, {{"names", listed(names, speech)}});
}

}  // namespace

std::vector<AttachmentLine> attachment_lines(const DocumentSlug& document,
                                             const app::VersionAttachments& found,
                                             const Speech& speech) {
    std::vector<AttachmentLine> lines;
    for (const auto& one : found.attachments) {
        const auto name = percent_encode(one.name);
        lines.push_back(
            {.url = fmt::format("/documents/{}/versions/{}/attachments/{}", document.value,
                                found.version.text.version.value, name),
             .name = one.name,
             .kind = speech.say(fmt::format("attachment_kind_{}", to_string(one.file.kind))),
             .size = size_words(one.file.bytes, speech),
             .remove_url = page_of(document, fmt::format("/attachments/{}/remove", name))});
    }
    return lines;
}

AttachmentsModel attachments_model(const AttachmentsReading& reading, Language language) {
    const Speech speech{language};
    const auto& view = reading.form.process;
    AttachmentsModel model{
        .head = document_head(view, DocumentTab::text, speech),
        .receipt = {},
        .version_line = version_line(view, reading.attachments.version, speech),
        .attachments = attachment_lines(view.process.document, reading.attachments, speech),
        .text_url = page_of(view.process.document, "/text"),
        .form = {},
        .locked = {}};
    if (!reading.may_change) return model;
    if (text_is_locked(view))
        model.locked = speech.say("words_text_locked");
    else
        model.form = upload_form(reading, speech);
    return model;
}

FormPageModel remove_attachment_page(const FormReading& reading,
                                     const workflows::NamedAttachment& attachment,
                                     Language language) {
    const Speech speech{language};
    const auto& view = reading.process;
    const auto& document = view.process.document;
    FormModel form{.id = "remove",
                   .action = page_of(document, fmt::format("/attachments/{}/remove",
                                                           percent_encode(attachment.name))),
                   .submit = speech.say("do_remove_attachment"),
                   .once = reading.once,
                   .weighty = true,
                   .hidden = {{"sha256", to_hex(attachment.file.sha256)}}};
    fill_in(form, reading.sent, view.council, speech);
    return {.head = document_head(view, DocumentTab::text, speech),
            .title = speech.say("remove_attachment", {{"name", attachment.name}}),
            .words = {speech.say("remove_attachment_words")},
            .forms = {std::move(form)},
            .back_url = page_of(document, "/attachments"),
            .back = speech.say("back_to_attachments")};
}

std::string attachments_change(const app::NamedAttachments& before,
                               const app::NamedAttachments& after, const Speech& speech) {
    app::NamedAttachments added;
    app::NamedAttachments replaced;
    app::NamedAttachments removed;
    for (const auto& one : after) {
        const auto was = std::ranges::find(before, one.name, &workflows::NamedAttachment::name);
        if (was == before.end())
            added.push_back(one);
        else if (was->file != one.file)
            replaced.push_back(one);
    }
    for (const auto& one : before) {
        if (std::ranges::find(after, one.name, &workflows::NamedAttachment::name) == after.end())
            removed.push_back(one);
    }
    std::string words;
    for (const auto& part : {names_in(added, speech, "attachments_added"),
                             names_in(replaced, speech, "attachments_changed"),
                             names_in(removed, speech, "attachments_removed")}) {
        if (part.empty()) continue;
        words += (words.empty() ? "" : ". ") + part;
    }
    return words;
}

}  // namespace saksgang::views
