// SPDX-License-Identifier: EUPL-1.2
// What stands between the blanks around it: of a header's value, space and tab (RFC 9110 §5.6.3).
#pragma once

#include <string_view>

namespace saksgang::http {

inline std::string_view trimmed(std::string_view text, std::string_view blanks = " \t") {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace saksgang::http
