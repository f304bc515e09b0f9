// SPDX-License-Identifier: EUPL-1.2
// Bytes as ASCII sees them, whatever the locale: what protocols and identifiers are made of.
#pragma once

#include <algorithm>
#include <string_view>

namespace saksgang {

constexpr bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Without regard to case.
constexpr bool is_same_word(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

// What stands between the blanks around it; of a header's value, space and tab (RFC 9110 §5.6.3).
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t") {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace saksgang
