// SPDX-License-Identifier: EUPL-1.2
// How much room words take in a drawing, which nobody measures for us: never less than any usual
// face needs. Pure; any thread. Knows nothing of what the words are about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::views {

struct Face {
    int size = 0;  // in the drawing's units
    bool bold = false;
};

int text_width(std::string_view text, Face face);

// `text` in lines of at most `width`, broken at spaces; a word that is wider by itself is broken
// between letters. No lines of nothing.
std::vector<std::string> wrapped(std::string_view text, Face face, int width);

}  // namespace saksgang::views
