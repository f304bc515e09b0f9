// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/file_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "repo/text/characters.hpp"
#include "repo/text/letters.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::repo {
namespace {

struct Range {
    char32_t first;
    char32_t last;
};

// Controls, marks that turn writing around, and what has no width: a name would not be what it
// looks like.
constexpr Range unseen[] = {
    {0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x61C, 0x61C},     {0x180E, 0x180E},
    {0x2000, 0x200F}, {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFF}, {0xE000, 0xF8FF}, {0xE0000, 0x10FFFF}};
constexpr std::string_view of_paths = "/\\:*?\"<>|~";

// Windows opens a device by these, whatever ending they have.
constexpr std::string_view devices[] = {"con", "prn", "aux", "nul"};
constexpr std::string_view numbered_devices[] = {"com", "lpt"};

bool is_unseen(char32_t code) {
    return std::ranges::any_of(
        unseen, [code](const Range& range) { return code >= range.first && code <= range.last; });
}

bool is_device(std::string_view name) {
    const auto stem = lower(name.substr(0, name.find('.')));
    if (std::ranges::find(devices, stem) != std::end(devices)) return true;
    return stem.size() == 4 && is_digit(static_cast<char32_t>(stem.back())) &&
           std::ranges::find(numbered_devices, stem.substr(0, 3)) != std::end(numbered_devices);
}

bool is_name(std::string_view name) {
    if (name.empty() || name.size() > limits::attachment_name_bytes_max) return false;
    if (name.front() == '.' || name.front() == ' ') return false;
    if (name.back() == '.' || name.back() == ' ' || is_device(name)) return false;
    if (name.find_first_of(of_paths) != std::string_view::npos) return false;
    for (std::string_view rest = name; !rest.empty();) {
        if (is_unseen(take_code_point(rest))) return false;
    }
    return true;
}

}  // namespace

Result<std::string> file_name_from(std::string_view sent) {
    std::string name = journal::is_utf8(sent) ? composed(sent) : std::string{};
    if (is_name(name)) return name;
    constexpr auto most = limits::attachment_name_bytes_max;
    return workflows::unfit(
        "file",
        fmt::format(
            "name the file with at most {} bytes of UTF-8, without / \\ : * ? \" < > | ~ and "
            "invisible characters, no dot or space first or last",
            most),
        {.key = "field.attachment_name", .arguments = {{"max", std::to_string(most)}}});
}

bool is_same_name(std::string_view one, std::string_view other) {
    return lower(composed(one)) == lower(composed(other));
}

}  // namespace saksgang::repo
