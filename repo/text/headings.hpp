// SPDX-License-Identifier: EUPL-1.2
// Numbers of sections: those the headings are written with, else counted. Pure.
#pragma once

#include "repo/text/structure.hpp"

namespace saksgang::repo {

// A number a heading begins with: "2.3." before a blank. Both views into the heading.
struct NumberedHeading {
    std::string_view number;  // without a dot at its end; empty where there is none
    std::string_view words;
};
NumberedHeading number_of_heading(std::string_view heading);

// Marks the title, takes written numbers off the headings, and counts where none is written.
void number_sections(Structure& structure);

}  // namespace saksgang::repo
