// SPDX-License-Identifier: EUPL-1.2
// Whether bytes are UTF-8. Any thread; no state.
#include <cstring>

#include "workflows/journal/entry.hpp"

namespace saksgang::journal {
namespace {

// RFC 3629 §4: the lead byte says how long the sequence is and what the byte after it may be, which
// is where overlong forms, surrogates and everything above U+10FFFF are shut out. The rest: 80–BF.
struct Sequence {
    std::uint8_t lead_first;
    std::uint8_t lead_last;
    std::uint8_t length;
    std::uint8_t second_first;
    std::uint8_t second_last;
};
constexpr Sequence sequences[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

std::uint8_t byte_at(std::string_view bytes, std::size_t index) {
    return static_cast<std::uint8_t>(bytes[index]);
}

// Length of the well-formed sequence of two to four bytes at the front; 0 if there is none.
std::size_t sequence_length(std::string_view bytes) {
    const std::uint8_t lead = byte_at(bytes, 0);
    for (const Sequence& sequence : sequences) {
        if (lead < sequence.lead_first || lead > sequence.lead_last) continue;
        if (bytes.size() < sequence.length) return 0;
        const std::uint8_t second = byte_at(bytes, 1);
        if (second < sequence.second_first || second > sequence.second_last) return 0;
        for (std::size_t i = 2; i < sequence.length; ++i) {
            if ((byte_at(bytes, i) & 0xC0) != 0x80) return 0;
        }
        return sequence.length;
    }
    return 0;
}

// Most of every text is ASCII: eight bytes at a step.
std::size_t ascii_length(std::string_view bytes) {
    std::size_t length = 0;
    for (std::uint64_t word = 0; length + sizeof word <= bytes.size(); length += sizeof word) {
        std::memcpy(&word, bytes.data() + length, sizeof word);
        if ((word & 0x8080808080808080U) != 0) break;
    }
    while (length < bytes.size() && byte_at(bytes, length) < 0x80)
        ++length;
    return length;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    for (;;) {
        bytes.remove_prefix(ascii_length(bytes));
        if (bytes.empty()) return true;
        const std::size_t length = sequence_length(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
}

}  // namespace saksgang::journal
