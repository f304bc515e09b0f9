// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/attachment_column.hpp"

#include <fmt/format.h>

#include <charconv>

namespace saksgang::store {
namespace {

using workflows::Attachment;

// The text up to `end`, which is cut with it.
std::string_view take_to(std::string_view& text, char end) {
    const auto at = text.find(end);
    const auto taken = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return taken;
}

std::optional<Attachment> attachment_in(std::string_view line) {
    const auto blob = from_hex<Oid>(take_to(line, ' '));
    const auto sha256 = from_hex<Sha256>(take_to(line, ' '));
    const auto digits = take_to(line, ' ');
    const auto kind = workflows::attachment_kind_from(line);
    std::int64_t bytes = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), bytes);
    const bool whole = problem == std::errc{} && end == digits.data() + digits.size();
    if (!blob || !sha256 || !kind || !whole) return std::nullopt;
    return Attachment{.blob = *blob, .sha256 = *sha256, .bytes = bytes, .kind = *kind};
}

}  // namespace

std::string attachments_text(const workflows::Attachments& attachments) {
    std::string text;
    for (const Attachment& one : attachments) {
        text += fmt::format("{} {} {} {}\n", to_hex(one.blob), to_hex(one.sha256), one.bytes,
                            to_string(one.kind));
    }
    return text;
}

workflows::Attachments attachments_at(const Statement& row, int column) {
    const std::string text = row.text(column);
    workflows::Attachments attachments;
    for (std::string_view rest = text; !rest.empty();) {
        const auto one = attachment_in(take_to(rest, '\n'));
        if (!one) row.refuse(column, "no attachments");
        attachments.push_back(*one);
    }
    return attachments;
}

}  // namespace saksgang::store
