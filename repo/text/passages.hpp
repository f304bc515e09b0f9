// SPDX-License-Identifier: EUPL-1.2
// A text cut into what is compared with what: headings, paragraphs, list items, rows of a table.
// Finer than blocks (a long table is many rows), and exact to the byte: passages and the empty
// lines between them are the whole text. Pure; linear; any bytes have passages.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace saksgang::repo {

enum class PassageKind { heading = 1, paragraph, item, quote, row, code, html, rule };

struct Passage {
    PassageKind kind = PassageKind::paragraph;
    std::size_t begin = 0;
    std::size_t end = 0;   // without its last line end
    int level = 0;         // of a heading: 1–6
    int indent = 0;        // columns before it
    int line = 1;          // where it begins, 1-based
    int paragraph = 0;     // 1, 2, 3 … through the text; headings and rules have none
    bool ordered = false;  // of an item
};

std::vector<Passage> passages_of(std::string_view text);

// What stands between a passage and the next, or before the first and after the last.
std::string_view gap_after(std::string_view text, const std::vector<Passage>& passages,
                           std::size_t index);
std::string_view gap_before_all(std::string_view text, const std::vector<Passage>& passages);

}  // namespace saksgang::repo
