// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/lines.hpp"

#include <algorithm>

#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Lines::Lines(std::string_view text) : text_(text) {
    std::size_t at = 0;
    while (at < text.size()) {
        starts_.push_back(at);
        const auto end = text.find_first_of("\r\n", at);
        if (end == std::string_view::npos) break;
        at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
}

std::string_view Lines::bytes(LineRange range) const {
    if (range.empty()) return {};
    ASSERT(range.first >= 1);
    ASSERT(range.last <= count());
    const auto begin = starts_[static_cast<std::size_t>(range.first) - 1];
    const auto end =
        range.last == count() ? text_.size() : starts_[static_cast<std::size_t>(range.last)];
    return text_.substr(begin, end - begin);
}

std::string Lines::normalised(LineRange range) const {
    std::string_view bytes_left = bytes(range);
    if (bytes_left.starts_with(byte_order_mark)) bytes_left.remove_prefix(byte_order_mark.size());
    std::string out;
    out.reserve(bytes_left.size() + 1);
    for (std::size_t i = 0; i < bytes_left.size(); ++i) {
        const char byte = bytes_left[i];
        const bool first_of_two = byte == '\r' && bytes_left.substr(i + 1, 1) == "\n";
        if (!first_of_two) out += byte == '\r' ? '\n' : byte;
    }
    out.erase(0, std::min(out.find_first_not_of('\n'), out.size()));
    while (out.ends_with('\n'))
        out.pop_back();
    if (!out.empty()) out += '\n';
    return out;
}

}  // namespace saksgang::repo
