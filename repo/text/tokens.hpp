// SPDX-License-Identifier: EUPL-1.2
// A text as the pieces that a reader would name: words, numbers, dates, white space, punctuation,
// Markdown's marks. Every byte is in exactly one token. Pure; linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace saksgang::repo {

enum class TokenKind {
    word = 1,     // "kommune", "CO₂-utslipp", "don't"
    number,       // "1 000,5", "50 %", "2.3.1", "2a"
    date,         // "29. april 2024", "12 June", "2024-04-29", "29.4."
    white,        // spaces and line ends, as many as stand together
    punctuation,  // one sign; "…" and "..." are one
    quote,
    dash,
    mark,  // Markdown: "**", "_", "#", "|", a bullet, "1."
    link,  // "](target)", "<https://…>", a bare address
};

struct Token {
    TokenKind kind = TokenKind::word;
    std::string_view text;  // into what was cut up
};

std::vector<Token> tokens_of(std::string_view text);

// Two tokens with the same normal form say the same: kinds of quotes, dashes and spaces, letters
// written as letter and mark, and the form of Markdown's marks are levelled. Case is kept.
std::string normal_form(const Token& token);

// A word, number, date or link: what is counted when sentences are compared.
bool carries_meaning(TokenKind kind);

}  // namespace saksgang::repo
