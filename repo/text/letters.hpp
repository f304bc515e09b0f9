// SPDX-License-Identifier: EUPL-1.2
// Letters as names compare them, so that a heading is the same heading in capitals, with its marks
// composed or apart (NFC, NFD), and in any white space. Pure; any bytes go in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saksgang::repo {

// The next code point of `text`, which is cut. A byte that is no UTF-8 is U+FFFD.
char32_t take_code_point(std::string_view& text);
void append_code_point(std::string& out, char32_t code);

// Lower case, marks gone (but æ, ø and å are letters), invisible characters gone, white space as
// single spaces inside. Scripts that we have no table for stay as they are.
std::string folded(std::string_view text);

// The words of a folded text: runs of letters and digits.
std::vector<std::string> folded_words(std::string_view text);

// What a URL can carry of it: a-z, 0-9 and single hyphens, æ as ae, ø as o, å as a. May be empty.
std::string slug_of(std::string_view text, std::size_t bytes_max);

}  // namespace saksgang::repo
