// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/plan_attachments.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "repo/text/file_names.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::app {
namespace {

using workflows::NamedAttachment;

std::unexpected<Error> refuse(Errc code, std::string message, std::string_view key,
                              const std::string& name) {
    return workflows::unfit("file", std::move(message),
                            {.key = std::string{key}, .arguments = {{"name", name}}}, code);
}

std::unexpected<Error> refuse_other(const std::string& name) {
    return refuse(Errc::version_conflict,
                  "the attachment of that name is not the one you had before you: read it again",
                  "field.attachment_changed", name);
}

// `key` says what became of the file.
std::string message_or(const std::string& message, std::string_view key, const std::string& name,
                       Language language) {
    if (!message.empty()) return message;
    return say(language, {.key = std::string{key}, .arguments = {{"name", name}}});
}

auto place_of(const NamedAttachments& present, const std::string& name) {
    return std::ranges::lower_bound(present, name, {}, &NamedAttachment::name);
}

}  // namespace

Result<AttachmentPlan> plan_added(const NamedAttachments& present, const AddedFile& added,
                                  Language language) {
    const auto& name = added.name;
    const auto place = place_of(present, name);
    const bool is_there = place != present.end() && place->name == name;
    for (const auto& other : present) {
        if (other.name == name || !repo::is_same_name(other.name, name)) continue;
        return refuse(Errc::invalid_input,
                      fmt::format("there is an attachment called {}: not all systems tell the two "
                                  "names apart",
                                  other.name),
                      "field.attachment_other_case", other.name);
    }
    if (!is_there && added.expected) return refuse_other(name);
    if (is_there && !added.expected) {
        return refuse(
            Errc::version_conflict,
            "there is an attachment of that name: send its ETag as If-Match to replace it",
            "field.attachment_there", name);
    }
    if (is_there && place->file.sha256 != *added.expected) return refuse_other(name);
    if (is_there && place->file.sha256 == added.file.sha256) {
        return refuse(Errc::text_unchanged, "the attachment is this very file already",
                      "field.attachment_same", name);
    }
    AttachmentPlan plan{.name = name,
                        .bytes = added.bytes,
                        .after = present,
                        .place = static_cast<std::size_t>(place - present.begin()),
                        .message = message_or(added.message,
                                              is_there ? "page.attachment_replaced_message"
                                                       : "page.attachment_added_message",
                                              name, language)};
    const auto at = plan.after.begin() + static_cast<std::ptrdiff_t>(plan.place);
    if (is_there)
        at->file = added.file;
    else
        plan.after.insert(at, {.name = name, .file = added.file});
    return plan;
}

Result<AttachmentPlan> plan_removed(const NamedAttachments& present, const RemovedFile& removed,
                                    Language language) {
    const auto place = place_of(present, removed.name);
    if (place == present.end() || place->name != removed.name) {
        return fail(Errc::not_found, "there is no attachment of that name", "name");
    }
    if (place->file.sha256 != removed.expected) return refuse_other(removed.name);
    AttachmentPlan plan{.name = removed.name,
                        .bytes = nullptr,
                        .after = present,
                        .place = 0,
                        .message = message_or(removed.message, "page.attachment_removed_message",
                                              removed.name, language)};
    plan.after.erase(plan.after.begin() + (place - present.begin()));
    return plan;
}

}  // namespace saksgang::app
