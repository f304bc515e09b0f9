// SPDX-License-Identifier: EUPL-1.2
// Links of a text to places within itself: "#samferdsel", with the line they stand on. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::repo {

struct PageLink {
    std::string address;
    int line = 1;  // where the block begins that holds it
};

// Nothing for a text that is too large to be read as Markdown.
std::vector<PageLink> page_links_of(std::string_view text);

}  // namespace saksgang::repo
