// SPDX-License-Identifier: EUPL-1.2
#include "workflows/attachment_kind.hpp"

#include <fmt/format.h>

#include "workflows/attachment_bytes.hpp"
#include "workflows/core/ascii.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

struct Ending {
    std::string_view text;
    AttachmentKind kind;
};
constexpr Ending endings[] = {
    {".pdf", AttachmentKind::pdf},   {".png", AttachmentKind::png},
    {".jpg", AttachmentKind::jpeg},  {".jpeg", AttachmentKind::jpeg},
    {".txt", AttachmentKind::text},  {".csv", AttachmentKind::csv},
    {".docx", AttachmentKind::docx}, {".xlsx", AttachmentKind::xlsx},
    {".pptx", AttachmentKind::pptx}, {".odt", AttachmentKind::odt},
    {".ods", AttachmentKind::ods},
};

std::optional<AttachmentKind> kind_by_name(std::string_view name) {
    for (const auto& [text, kind] : endings) {
        if (name.size() <= text.size()) continue;
        if (is_same_word(name.substr(name.size() - text.size()), text)) return kind;
    }
    return std::nullopt;
}

bool bears_out(AttachmentKind kind, std::string_view bytes) {
    switch (kind) {
        case AttachmentKind::pdf:
            return is_pdf(bytes);
        case AttachmentKind::png:
            return is_png(bytes);
        case AttachmentKind::jpeg:
            return is_jpeg(bytes);
        case AttachmentKind::text:
        case AttachmentKind::csv:
            return is_plain_text(bytes);
        case AttachmentKind::docx:
            return is_office(bytes, "word/document.xml");
        case AttachmentKind::xlsx:
            return is_office(bytes, "xl/workbook.xml");
        case AttachmentKind::pptx:
            return is_office(bytes, "ppt/presentation.xml");
        case AttachmentKind::odt:
            return is_open_document(bytes, "application/vnd.oasis.opendocument.text");
        case AttachmentKind::ods:
            return is_open_document(bytes, "application/vnd.oasis.opendocument.spreadsheet");
    }
    return false;
}

}  // namespace

std::string_view media_type_of(AttachmentKind kind) {
    switch (kind) {
        case AttachmentKind::pdf:
            return "application/pdf";
        case AttachmentKind::png:
            return "image/png";
        case AttachmentKind::jpeg:
            return "image/jpeg";
        case AttachmentKind::text:
            return "text/plain; charset=utf-8";
        case AttachmentKind::csv:
            return "text/csv; charset=utf-8";
        case AttachmentKind::docx:
            return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        case AttachmentKind::xlsx:
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        case AttachmentKind::pptx:
            return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        case AttachmentKind::odt:
            return "application/vnd.oasis.opendocument.text";
        case AttachmentKind::ods:
            return "application/vnd.oasis.opendocument.spreadsheet";
    }
    ASSERT(false);
    return {};
}

std::string attachment_endings() {
    std::string all;
    for (const auto& [text, kind] : endings)
        all += fmt::format("{}{}", all.empty() ? "" : " ", text);
    return all;
}

Result<AttachmentKind> attachment_kind(std::string_view name, std::string_view bytes) {
    if (bytes.size() > limits::attachment_bytes_max) {
        const auto most = limits::attachment_bytes_max / (1024 * 1024);
        return unfit(
            "file", fmt::format("an attachment is at most {} MiB", most),
            {.key = "field.attachment_large", .arguments = {{"max", std::to_string(most)}}},
            Errc::body_too_large);
    }
    if (bytes.empty()) {
        return unfit("file", "the file is empty: send one with something in it",
                     {.key = "field.attachment_empty"});
    }
    const auto kind = kind_by_name(name);
    const auto all = attachment_endings();
    if (!kind) {
        return unfit("file",
                     fmt::format("a file of that kind cannot be an attachment: name it, and make "
                                 "it, one of {}",
                                 all),
                     {.key = "field.attachment_kind", .arguments = {{"endings", all}}});
    }
    if (bears_out(*kind, bytes)) return *kind;
    return unfit("file",
                 fmt::format("the file is not, whole and without macros, what its name says: save "
                             "it anew as one of {}",
                             all),
                 {.key = "field.attachment_content", .arguments = {{"endings", all}}});
}

}  // namespace saksgang::workflows
