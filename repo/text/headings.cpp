// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/headings.hpp"

#include <algorithm>

namespace saksgang::repo {
namespace {

constexpr std::string_view digits = "0123456789";

void mark_title(std::vector<Section>& sections) {
    const auto of_depth_1 = std::ranges::count(sections, 1, &Section::depth);
    if (of_depth_1 == 1 && sections[1].depth == 1) sections[1].title = true;
}

// Whether any heading was written with a number.
bool take_written_numbers(std::vector<Section>& sections) {
    bool any = false;
    for (Section& section : sections) {
        if (section.title) continue;
        const auto found = number_of_heading(section.heading);
        if (found.number.empty()) continue;
        any = true;
        section.number = found.number;
        section.heading = std::string{found.words};
    }
    return any;
}

void count_numbers(std::vector<Section>& sections) {
    for (Section& section : sections) {
        int place = 0;
        const std::string before = section.number.empty() ? "" : section.number + ".";
        for (const std::size_t child : section.children) {
            if (!sections[child].title) sections[child].number = before + std::to_string(++place);
        }
    }
}

}  // namespace

NumberedHeading number_of_heading(std::string_view heading) {
    const NumberedHeading none{.number = {}, .words = heading};
    std::size_t at = 0;
    int parts = 0;
    while (true) {
        const auto end = std::min(heading.find_first_not_of(digits, at), heading.size());
        if (end == at || end - at > 3) break;
        ++parts;
        at = end;
        if (!heading.substr(at).starts_with('.')) break;
        ++at;
    }
    if (parts == 0) return none;
    const bool closed = heading[at - 1] == '.' || heading.substr(at).starts_with(')');
    std::string_view number = heading.substr(0, at);
    if (number.ends_with('.')) number.remove_suffix(1);
    if (!closed && parts == 1) return none;  // "30 prosent mindre utslipp" counts nothing
    auto rest = heading.substr(at);
    if (rest.starts_with(')')) rest.remove_prefix(1);
    const auto words = rest.find_first_not_of(' ');
    if (words == 0 || words == std::string_view::npos) return none;
    return {.number = number, .words = rest.substr(words)};
}

void number_sections(Structure& structure) {
    mark_title(structure.sections);
    if (!take_written_numbers(structure.sections)) count_numbers(structure.sections);
}

}  // namespace saksgang::repo
