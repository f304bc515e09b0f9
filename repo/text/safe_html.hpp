// SPDX-License-Identifier: EUPL-1.2
// A text as HTML that a page can hold. Safe by construction: tags and attributes come from a short
// list, all else is escaped. Nothing in the text runs, loads or hides: raw HTML is shown as it is
// written, a picture is a link to it. Pure; any thread; give it to the cpu pool.
#pragma once

#include <string>
#include <string_view>

#include "repo/text/structure.hpp"

namespace saksgang::repo {

// `structure` is that of the same text: its section ids become the headings' ids. Each numbered
// block has the id "p<number>", data-paragraph, and a link to itself. A heading of depth n is an
// h(n+1), so that the page keeps its one h1.
// With `paragraph_pages`, an address of this site, that link leads to the page of the number below
// it instead.
// Errc::body_too_large beyond limits::text_bytes_max, text_blocks_max or html_bytes_max.
Result<std::string> safe_html(std::string_view text, const Structure& structure,
                              std::string_view paragraph_pages = {});

}  // namespace saksgang::repo
