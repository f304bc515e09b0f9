// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/characters.hpp"

#include <algorithm>
#include <array>

#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t value) {
    return std::ranges::any_of(
        ranges, [&](Range range) { return value >= range.first && value <= range.last; });
}

constexpr std::array<Range, 12> not_letters{{{0x80, 0xA9},
                                             {0xAB, 0xB4},
                                             {0xB6, 0xB9},
                                             {0xBB, 0xBF},
                                             {0xD7, 0xD7},
                                             {0xF7, 0xF7},
                                             {0x2000, 0x206F},
                                             {0x20A0, 0x20CF},
                                             {0x2190, 0x2BFF},
                                             {0x3000, 0x303F},
                                             {0xE000, 0xFDCF},
                                             {0xFE00, 0x10FFFF}}};

constexpr std::array<Range, 9> extending{{{0x0300, 0x036F},
                                          {0x0483, 0x0489},
                                          {0x0591, 0x05BD},
                                          {0x064B, 0x065F},
                                          {0x1AB0, 0x1AFF},
                                          {0x200D, 0x200D},
                                          {0x20D0, 0x20FF},
                                          {0xFE00, 0xFE0F},
                                          {0x1F3FB, 0x1F3FF}}};

struct Composition {
    char letter;
    char32_t mark;
    std::string_view whole;
};

constexpr std::array<Composition, 40> compositions{{
    {'a', 0x030A, "å"}, {'A', 0x030A, "Å"}, {'a', 0x0308, "ä"}, {'A', 0x0308, "Ä"},
    {'o', 0x0308, "ö"}, {'O', 0x0308, "Ö"}, {'u', 0x0308, "ü"}, {'U', 0x0308, "Ü"},
    {'e', 0x0301, "é"}, {'E', 0x0301, "É"}, {'e', 0x0300, "è"}, {'E', 0x0300, "È"},
    {'e', 0x0302, "ê"}, {'E', 0x0302, "Ê"}, {'o', 0x0301, "ó"}, {'O', 0x0301, "Ó"},
    {'o', 0x0300, "ò"}, {'O', 0x0300, "Ò"}, {'o', 0x0302, "ô"}, {'O', 0x0302, "Ô"},
    {'a', 0x0301, "á"}, {'A', 0x0301, "Á"}, {'a', 0x0300, "à"}, {'A', 0x0300, "À"},
    {'a', 0x0302, "â"}, {'A', 0x0302, "Â"}, {'i', 0x0301, "í"}, {'I', 0x0301, "Í"},
    {'u', 0x0301, "ú"}, {'U', 0x0301, "Ú"}, {'y', 0x0301, "ý"}, {'Y', 0x0301, "Ý"},
    {'n', 0x0303, "ñ"}, {'N', 0x0303, "Ñ"}, {'c', 0x0327, "ç"}, {'C', 0x0327, "Ç"},
    {'s', 0x030C, "š"}, {'S', 0x030C, "Š"}, {'c', 0x030C, "č"}, {'C', 0x030C, "Č"},
}};

constexpr char32_t soft_hyphen = 0xAD;
constexpr char32_t joiner = 0x200D;
constexpr Range flag_letters{0x1F1E6, 0x1F1FF};  // two of them are one flag

bool is_flag_letter(char32_t value) {
    return value >= flag_letters.first && value <= flag_letters.last;
}

void append(std::string& text, char32_t value) {
    if (value < 0x80) {
        text += static_cast<char>(value);
        return;
    }
    ASSERT(value < 0x800);
    text += static_cast<char>(0xC0U | (value >> 6U));
    text += static_cast<char>(0x80U | (value & 0x3FU));
}

// The least value that a sequence of so many bytes may stand for.
constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
    ASSERT(at < text.size());
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {.value = first};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    const Character broken{.value = first, .bytes = 1, .valid = false};
    if (first < 0xC2 || first > 0xF4 || at + bytes > text.size()) return broken;
    char32_t value = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80U) return broken;
        value = (value << 6U) | (next & 0x3FU);
    }
    if (value < least[bytes] || value > 0x10FFFF) return broken;
    if (value >= 0xD800 && value <= 0xDFFF) return broken;
    return {.value = value, .bytes = bytes};
}

bool is_letter(char32_t value) {
    if (value < 0x80) return (value | 0x20U) >= 'a' && (value | 0x20U) <= 'z';
    return !within(not_letters, value);
}

bool is_digit(char32_t value) {
    return value >= '0' && value <= '9';
}

bool is_white(char32_t value) {
    if (value == ' ' || (value >= '\t' && value <= '\r')) return true;
    if (value == 0xA0 || value == 0x202F || value == 0x3000) return true;
    return value >= 0x2000 && value <= 0x200A;
}

bool is_dash(char32_t value) {
    return value == '-' || (value >= 0x2010 && value <= 0x2015) || value == 0x2212;
}

bool is_quote(char32_t value) {
    if (value == '"' || value == '\'' || value == 0xAB || value == 0xBB) return true;
    return (value >= 0x2018 && value <= 0x201F) || value == 0x2039 || value == 0x203A;
}

bool extends(char32_t value) {
    return value >= 0x300 && within(extending, value);
}

std::size_t end_of_cluster(std::string_view text, std::size_t at) {
    Character last = character_at(text, at);
    std::size_t end = at + last.bytes;
    bool half_flag = last.valid && is_flag_letter(last.value);
    while (end < text.size()) {
        const Character next = character_at(text, end);
        const bool joined = last.value == joiner && last.valid && next.valid && next.value > 0x2000;
        const bool flag = half_flag && is_flag_letter(next.value);
        if (!next.valid || !(extends(next.value) || joined || flag)) break;
        half_flag = false;
        last = next;
        end += next.bytes;
    }
    return end;
}

std::string composed(std::string_view word) {
    std::string whole;
    for (std::size_t at = 0; at < word.size();) {
        const Character character = character_at(word, at);
        const std::size_t next = at + character.bytes;
        if (character.valid && character.value == soft_hyphen) {
            at = next;
            continue;
        }
        // No mark is ASCII, as most letters are.
        const bool marked = next < word.size() && static_cast<unsigned char>(word[next]) >= 0x80;
        if (marked && character.bytes == 1) {
            const Character mark = character_at(word, next);
            const auto found = std::ranges::find_if(compositions, [&](const Composition& each) {
                return each.letter == word[at] && each.mark == mark.value && mark.valid;
            });
            if (found != compositions.end()) {
                whole += found->whole;
                at = next + mark.bytes;
                continue;
            }
        }
        whole += word.substr(at, character.bytes);
        at = next;
    }
    return whole;
}

std::string lower(std::string_view word) {
    std::string result;
    for (std::size_t at = 0; at < word.size();) {
        const Character character = character_at(word, at);
        const char32_t value = character.value;
        const bool ascii = value >= 'A' && value <= 'Z';
        const bool latin1 = value >= 0xC0 && value <= 0xDE && value != 0xD7;
        const bool even = (value >= 0x100 && value <= 0x137) || (value >= 0x14A && value <= 0x177);
        const bool odd = (value >= 0x139 && value <= 0x148) || (value >= 0x179 && value <= 0x17E);
        const bool extended = (even && value % 2 == 0) || (odd && value % 2 == 1);
        if (!character.valid || value >= 0x800) {
            result += word.substr(at, character.bytes);
        } else if (ascii || latin1) {
            append(result, value + 0x20);
        } else if (extended) {
            append(result, value + 1);
        } else {
            append(result, value);
        }
        at += character.bytes;
    }
    return result;
}

}  // namespace saksgang::repo
