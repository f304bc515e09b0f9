// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/printable.hpp"

#include <fmt/format.h>

#include "workflows/journal/entry.hpp"

namespace saksgang::webhooks {
namespace {

bool is_shown_as_it_is(unsigned char c) {
    if (c == '\n' || c == '\t') return true;
    return c >= 0x20 && c < 0x7F;
}

// How many bytes the character at the front takes; 0 when it is no well-formed character, or one
// of the control characters above ASCII.
std::size_t character_bytes(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return is_shown_as_it_is(lead) ? 1 : 0;
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const std::string_view character = text.substr(0, size);
    if (character.size() < size || !journal::is_utf8(character)) return 0;
    const bool control = lead == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    return control ? 0 : size;
}

}  // namespace

std::string printable(std::string_view bytes, std::size_t bytes_max) {
    std::string shown;
    while (!bytes.empty()) {
        const std::size_t size = character_bytes(bytes);
        const std::string piece =
            size > 0 ? std::string(bytes.substr(0, size))
                     : fmt::format("\\x{:02x}", static_cast<unsigned char>(bytes.front()));
        if (shown.size() + piece.size() > bytes_max) break;
        shown += piece;
        bytes.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return shown;
}

}  // namespace saksgang::webhooks
