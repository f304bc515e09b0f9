// SPDX-License-Identifier: EUPL-1.2
// Reads HTML as strictly as a list can: a tag, an attribute, a value or an entity that is not on it
// is a fault. What the renderer of texts writes must pass.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::support {

struct ScannedHtml {
    std::string fault;               // empty: nothing is there that may not be
    std::string text;                // what one reads, entities undone
    std::vector<std::string> links;  // every href, entities undone
    std::vector<std::string> ids;
};

ScannedHtml scan_html(std::string_view html);

}  // namespace saksgang::support
