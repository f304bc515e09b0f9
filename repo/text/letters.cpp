// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/letters.hpp"

#include <algorithm>
#include <array>

namespace saksgang::repo {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t ring_above = 0x030A;
constexpr char32_t a_with_ring = 0x00E5;

// The letter beneath the mark, for U+00E0–U+00FF and U+0100–U+017F. A dot keeps what stands there.
constexpr std::string_view latin_1 = "aaaaa..ceeeeiiiidnooooo..uuuuyty";
constexpr std::string_view latin_extended =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
    "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 0x20);
static_assert(latin_extended.size() == 0x80);

bool is_mark(char32_t code) {
    return (code >= 0x0300 && code <= 0x036F) || (code >= 0xFE00 && code <= 0xFE0F);
}

// Joiners, direction marks, soft hyphen, byte order mark.
bool is_invisible(char32_t code) {
    return code == 0x00AD || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2069) ||
           code == 0xFEFF;
}

bool is_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x0085 || code == 0x00A0 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x3000;
}

char32_t folded_code(char32_t code) {
    if (code >= 'A' && code <= 'Z') return code + 0x20;
    if (code >= 0x00C0 && code <= 0x00DE && code != 0x00D7) code += 0x20;
    if (code >= 0x00E0 && code <= 0x00FF) {
        const char base = latin_1[code - 0x00E0];
        return base == '.' ? code : static_cast<char32_t>(base);
    }
    if (code >= 0x0100 && code <= 0x017F) {
        return static_cast<char32_t>(latin_extended[code - 0x0100]);
    }
    if (code >= 0x0391 && code <= 0x03A9) return code + 0x20;  // Greek
    if (code >= 0x0410 && code <= 0x042F) return code + 0x20;  // Cyrillic
    if (code >= 0x0400 && code <= 0x040F) return code + 0x50;
    return code;
}

// All but what is surely no part of a word: every script counts without a table of its own.
bool is_word_code(char32_t code) {
    if (code < 0x80) return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z');
    if (code == 0x00D7 || code == 0x00F7) return false;
    return code >= 0x00C0 && !(code >= 0x2000 && code <= 0x2BFF) &&
           !(code >= 0x3000 && code <= 0x303F) && code != replacement;
}

void append_slug_code(std::string& slug, char32_t code) {
    const auto letters = [&]() -> std::string_view {
        switch (code) {
            case 0x00E6:
                return "ae";
            case 0x00F8:
                return "o";
            case a_with_ring:
                return "a";
            case 0x00DF:
                return "ss";
            default:
                return {};
        }
    }();
    if (!letters.empty()) {
        slug += letters;
    } else if (code < 0x80 && is_word_code(code)) {
        slug += static_cast<char>(code);
    } else if (!slug.empty() && slug.back() != '-') {
        slug += '-';
    }
}

}  // namespace

char32_t take_code_point(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lead < 0x80             ? 1
                               : (lead & 0xE0) == 0xC0 ? 2
                               : (lead & 0xF0) == 0xE0 ? 3
                               : (lead & 0xF8) == 0xF0 ? 4
                                                       : 0;
    if (length == 0 || length > text.size()) {
        text.remove_prefix(1);
        return replacement;
    }
    char32_t code = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) {
            text.remove_prefix(1);
            return replacement;
        }
        code = (code << 6) | (next & 0x3Fu);
    }
    text.remove_prefix(length);
    // Written longer than need be, half of a pair, or beyond Unicode: no character at all.
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < least[length] || surrogate || code > 0x10FFFF ? replacement : code;
}

void append_code_point(std::string& out, char32_t code) {
    const auto byte = [&](char32_t value) { out += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    while (!text.empty()) {
        const char32_t code = take_code_point(text);
        if (code == ring_above && !space && out.ends_with('a')) {
            out.pop_back();
            append_code_point(out, a_with_ring);
            continue;
        }
        if (is_mark(code) || is_invisible(code)) continue;
        if (is_space(code)) {
            space = true;
            continue;
        }
        if (space && !out.empty()) out += ' ';
        space = false;
        append_code_point(out, folded_code(code));
    }
    return out;
}

std::vector<std::string> folded_words(std::string_view text) {
    const std::string plain = folded(text);
    std::vector<std::string> words;
    bool within = false;
    for (std::string_view rest = plain; !rest.empty();) {
        const char32_t code = take_code_point(rest);
        if (!is_word_code(code)) {
            within = false;
            continue;
        }
        if (!within) words.emplace_back();
        within = true;
        append_code_point(words.back(), code);
    }
    return words;
}

std::string slug_of(std::string_view text, std::size_t bytes_max) {
    std::string slug;
    const std::string plain = folded(text);
    for (std::string_view rest = plain; !rest.empty() && slug.size() < bytes_max;)
        append_slug_code(slug, take_code_point(rest));
    if (slug.size() >= bytes_max) {  // cut between words, where there are any
        slug.resize(std::min(slug.rfind('-', bytes_max), bytes_max));
    }
    while (slug.ends_with('-'))
        slug.pop_back();
    return slug;
}

}  // namespace saksgang::repo
