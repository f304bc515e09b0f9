// SPDX-License-Identifier: EUPL-1.2
#include "workflows/fault_words.hpp"

#include <fmt/format.h>

#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

bool continues_a_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string quoted(std::string_view text) {
    if (text.size() <= limits::slug_bytes_max) return fmt::format("\"{}\"", text);
    auto end = limits::slug_bytes_max;
    while (end > 0 && continues_a_character(text[end]))
        --end;
    return fmt::format("\"{}…\"", text.substr(0, end));
}

bool is_one_slip_apart(std::string_view left, std::string_view right) {
    while (!left.empty() && !right.empty() && left.front() == right.front()) {
        left.remove_prefix(1);
        right.remove_prefix(1);
    }
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
    // What is left of the two differs at both ends.
    if (left.size() + right.size() == 1) return true;
    if (left.size() == 1 && right.size() == 1) return true;
    return left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0];
}

std::string remedy_for_unknown(std::string_view name, std::span<const std::string_view> known,
                               std::string otherwise) {
    for (const auto candidate : known) {
        if (is_one_slip_apart(name, candidate)) {
            return fmt::format("did you mean {}?", quoted(candidate));
        }
    }
    return otherwise;
}

}  // namespace saksgang::workflows
