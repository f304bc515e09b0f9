// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/token_scan.hpp"

#include <algorithm>
#include <array>

#include "repo/text/characters.hpp"

namespace saksgang::repo {
namespace {

constexpr std::array<std::string_view, 19> months{
    "januar", "februar",   "mars",    "april",    "mai",      "juni",    "juli",
    "august", "september", "oktober", "november", "desember", "january", "february",
    "march",  "may",       "june",    "july",     "october"};
constexpr std::size_t address_bytes_max = 2048;

bool digit_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (digit_at(text, at))
        ++at;
    return at;
}

// How long the one space is that begins here: ordinary, or one that does not break.
std::size_t space_bytes(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    const Character character = character_at(text, at);
    const bool space =
        character.value == ' ' || character.value == 0xA0 || character.value == 0x202F;
    return space && character.valid ? character.bytes : 0;
}

// " 000" after "1": exactly three digits.
std::size_t end_of_group(std::string_view text, std::size_t at) {
    const std::size_t space = space_bytes(text, at);
    if (space == 0) return at;
    const std::size_t end = end_of_digits(text, at + space);
    return end == at + space + 3 ? end : at;
}

std::size_t end_of_percent(std::string_view text, std::size_t at) {
    const std::size_t sign = at + space_bytes(text, at);
    if (sign >= text.size()) return at;
    const Character character = character_at(text, sign);
    const bool percent = character.value == '%' || character.value == 0x2030;
    return percent && character.valid ? sign + character.bytes : at;
}

std::size_t end_of_letters(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const Character character = character_at(text, at);
        const bool belongs =
            is_letter(character.value) || extends(character.value) || is_digit(character.value);
        if (!character.valid || !belongs) break;
        at += character.bytes;
    }
    return at;
}

bool parts_have(std::string_view text, std::size_t at, std::array<std::size_t, 3> digits,
                char between, std::size_t& end) {
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (at >= text.size() || text[at] != between)) return false;
        if (i > 0) ++at;
        const std::size_t last = end_of_digits(text, at);
        const std::size_t count = last - at;
        const bool fits = digits[i] == 4 ? count == 4 : count >= 1 && count <= digits[i];
        if (!fits) return false;
        at = last;
    }
    end = at;
    return true;
}

}  // namespace

bool is_month(std::string_view word) {
    const std::string name = lower(word);
    return std::ranges::find(months, name) != months.end() || name == "december";
}

std::size_t end_of_number(std::string_view text, std::size_t at) {
    std::size_t end = end_of_digits(text, at);
    if (end == at) return at;
    bool groups = end - at <= 3;
    while (end < text.size()) {
        if ((text[end] == '.' || text[end] == ',') && digit_at(text, end + 1)) {
            end = end_of_digits(text, end + 1);
            groups = false;
            continue;
        }
        const std::size_t group = groups ? end_of_group(text, end) : end;
        if (group == end) break;
        end = group;
    }
    const std::size_t letters = end_of_letters(text, end);
    return letters != end ? letters : end_of_percent(text, end);
}

std::size_t end_of_date(std::string_view text, std::size_t at) {
    std::size_t end = at;
    if (parts_have(text, at, {4, 2, 2}, '-', end) || parts_have(text, at, {2, 2, 4}, '.', end)) {
        return end;
    }
    const std::size_t day = end_of_digits(text, at);
    if (day == at || day - at > 2) return at;
    std::size_t next = day;
    if (next < text.size() && text[next] == '.') ++next;
    const std::size_t space = space_bytes(text, next);
    if (space == 0) return at;
    const std::size_t month_end = end_of_letters(text, next + space);
    if (!is_month(text.substr(next + space, month_end - next - space))) return at;
    const std::size_t year = month_end + space_bytes(text, month_end);
    const std::size_t year_end = end_of_digits(text, year);
    return year != month_end && year_end - year == 4 ? year_end : month_end;
}

std::size_t end_of_link(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at, address_bytes_max);
    if (rest.starts_with("](")) {
        const std::size_t close = rest.find_first_of(")[]\n", 2);
        return close != std::string_view::npos && rest[close] == ')' ? at + close + 1 : at;
    }
    const bool angled = rest.starts_with("<http") || rest.starts_with("<mailto:");
    if (angled) {
        const std::size_t close = rest.find_first_of("> \n");
        return close != std::string_view::npos && rest[close] == '>' ? at + close + 1 : at;
    }
    const bool bare = rest.starts_with("https://") || rest.starts_with("http://") ||
                      rest.starts_with("www.") || rest.starts_with("mailto:");
    if (!bare) return at;
    std::size_t end = std::min(rest.find_first_of(" \t\r\n<>\"|)]"), rest.size());
    while (end > 0 && std::string_view{".,;:!?"}.contains(rest[end - 1]))
        --end;
    // An address cut off by the limit must not be cut inside a character.
    while (end > 0 && end < rest.size() && (static_cast<unsigned char>(rest[end]) & 0xC0U) == 0x80U)
        --end;
    return at + end;
}

}  // namespace saksgang::repo
