// SPDX-License-Identifier: EUPL-1.2
// What sections and blocks are in a hierarchy of goals, told by the words of headings and by what
// stands under them. The words stand in one table; docs/text.md says the same to those who write.
#pragma once

#include <string_view>
#include <vector>

#include "repo/text/structure.hpp"

namespace saksgang::repo {

// What a heading names: "Delmål" sub-goals, "Mål og strategier" two levels in that order. Nothing
// where any part of it is another word. `itself`: the section is one of them, not the place where
// they stand: "Innsatsområde 2: Klima".
struct Announcement {
    std::vector<Level> levels;
    bool itself = false;
};
Announcement announcement_of(std::string_view heading);

// Fills in `announces` and `level` of sections, and `level` of blocks.
void assign_levels(Structure& structure);

}  // namespace saksgang::repo
