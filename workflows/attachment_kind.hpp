// SPDX-License-Identifier: EUPL-1.2
// What files may stand beside a text, told by their bytes and not by their name alone. What can run
// in a reader's browser or office program (HTML, SVG, scripts, macros) is none of them. Pure; any
// bytes go in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::workflows {

enum class AttachmentKind { pdf = 1, png, jpeg, text, csv, docx, xlsx, pptx, odt, ods };
std::string_view to_string(AttachmentKind kind);  // "pdf"
std::optional<AttachmentKind> attachment_kind_from(std::string_view text);

// As it is served: "text/csv; charset=utf-8".
std::string_view media_type_of(AttachmentKind kind);

// ".pdf .png …": all that a name may end in.
std::string attachment_endings();

// The kind that the name's ending says and the bytes bear out, from the first byte to the last.
// Errc::invalid_input naming `file`, with what is allowed; Errc::body_too_large.
Result<AttachmentKind> attachment_kind(std::string_view name, std::string_view bytes);

}  // namespace saksgang::workflows
