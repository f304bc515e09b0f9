// SPDX-License-Identifier: EUPL-1.2
// Whether bytes are a whole file of one kind and of no other: from the first byte to the last, so
// that nothing rides before or behind it. Pure; any bytes go in. Unpacks nothing.
#pragma once

#include <string_view>

namespace saksgang::workflows {

bool is_pdf(std::string_view bytes);
bool is_png(std::string_view bytes);
bool is_jpeg(std::string_view bytes);

// UTF-8 that a browser would not take for a page, nor a shell for a program.
bool is_plain_text(std::string_view bytes);

// A ZIP with [Content_Types].xml and `main`, without macros.
bool is_office(std::string_view bytes, std::string_view main);

// A ZIP that begins with an uncompressed `mimetype`, without macros.
bool is_open_document(std::string_view bytes, std::string_view media_type);

}  // namespace saksgang::workflows
