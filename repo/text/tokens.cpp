// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/tokens.hpp"

#include <algorithm>

#include "repo/text/characters.hpp"
#include "repo/text/token_scan.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_{text} {}

    std::vector<Token> run() {
        read_line_start();
        while (at_ < text_.size()) {
            const Token token = next();
            ASSERT(!token.text.empty());
            tokens_.push_back(token);
            at_ += token.text.size();
            if (token.kind == TokenKind::white && token.text.back() == '\n') read_line_start();
        }
        return std::move(tokens_);
    }

private:
    Token take(TokenKind kind, std::size_t end) const {
        return {.kind = kind, .text = text_.substr(at_, end - at_)};
    }

    void push(TokenKind kind, std::size_t end) {
        tokens_.push_back(take(kind, end));
        at_ = end;
    }

    bool white_or_end(std::size_t at) const {
        return at >= text_.size() || is_white(static_cast<unsigned char>(text_[at]));
    }

    // "## ", "> ", "- ", "12. ": marks only where a line begins.
    void read_line_start() {
        std::size_t at = at_;
        while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t'))
            ++at;
        if (at == text_.size()) return;
        std::size_t end = at;
        if (text_[at] == '#') {
            end = std::min(text_.find_first_not_of('#', at), text_.size());
        } else if (std::string_view{"-*+>"}.contains(text_[at])) {
            ++end;
        } else {
            while (end < text_.size() && end - at < 9 && is_digit(byte(end)))
                ++end;
            const bool ordered =
                end > at && end < text_.size() && (text_[end] == '.' || text_[end] == ')');
            if (!ordered || end_of_date(text_, at) > end + 1) return;
            ++end;
        }
        if (text_[at] != '>' && !white_or_end(end)) return;
        if (at > at_) push(TokenKind::white, at);
        push(TokenKind::mark, end);
    }

    char32_t byte(std::size_t at) const { return static_cast<unsigned char>(text_[at]); }

    Token next() const {
        const Character first = character_at(text_, at_);
        if (!first.valid) return take(TokenKind::punctuation, at_ + 1);
        if (is_white(first.value)) return take(TokenKind::white, end_of_white());
        if (const std::size_t end = end_of_link(text_, at_); end > at_)
            return take(TokenKind::link, end);
        if (is_digit(first.value) || is_signed_number(first)) return number(first);
        if (is_letter(first.value)) return take(TokenKind::word, end_of_word());
        if (std::string_view{"*_`~|#\\"}.contains(text_[at_])) {
            return take(TokenKind::mark,
                        std::min(text_.find_first_not_of(text_[at_], at_), text_.size()));
        }
        const std::size_t end = end_of_cluster(text_, at_);
        if (is_dash(first.value)) return take(TokenKind::dash, end);
        if (is_quote(first.value)) return take(TokenKind::quote, end);
        if (text_.substr(at_).starts_with("...")) return take(TokenKind::punctuation, at_ + 3);
        return take(TokenKind::punctuation, end);
    }

    Token number(Character first) const {
        const std::size_t digits = is_digit(first.value) ? at_ : at_ + first.bytes;
        if (digits == at_) {
            if (const std::size_t end = end_of_date(text_, at_); end > at_)
                return take(TokenKind::date, end);
        }
        return take(TokenKind::number, end_of_number(text_, digits));
    }

    // "−5", "-5 %", but not the dash in "2024-2028" or in a word.
    bool is_signed_number(Character first) const {
        if (first.value != '-' && first.value != 0x2212) return false;
        const std::size_t digits = at_ + first.bytes;
        if (digits >= text_.size() || !is_digit(byte(digits))) return false;
        return tokens_.empty() || tokens_.back().kind == TokenKind::white ||
               tokens_.back().text == "(";
    }

    std::size_t end_of_white() const {
        std::size_t end = at_;
        while (end < text_.size()) {
            const Character character = character_at(text_, end);
            if (!character.valid || !is_white(character.value)) break;
            end += character.bytes;
        }
        return end;
    }

    // Apostrophes, hyphens and low lines belong to a word where letters stand on both sides.
    std::size_t end_of_word() const {
        std::size_t end = at_;
        while (end < text_.size()) {
            const Character character = character_at(text_, end);
            if (!character.valid) break;
            const char32_t value = character.value;
            const bool plain =
                is_letter(value) || is_digit(value) || extends(value) || value == 0xAD;
            if (!plain && !(binds(value) && word_goes_on(end + character.bytes))) break;
            end += character.bytes;
        }
        return end;
    }

    static bool binds(char32_t value) {
        return value == '\'' || value == 0x2019 || value == '-' || value == 0x2010 ||
               value == 0x2011 || value == '_';
    }

    bool word_goes_on(std::size_t at) const {
        if (at >= text_.size()) return false;
        const Character character = character_at(text_, at);
        return character.valid && (is_letter(character.value) || is_digit(character.value));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_;
};

std::string without_white(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        if (!character.valid || !is_white(character.value))
            result += text.substr(at, character.bytes);
        at += character.bytes;
    }
    return result;
}

std::string normal_number(std::string_view text) {
    std::string result = without_white(text);
    constexpr std::string_view minus = "−";
    if (result.starts_with(minus)) result.replace(0, minus.size(), "-");
    return result;
}

std::string normal_date(std::string_view text) {
    std::string result;
    bool white = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        white = character.valid && is_white(character.value);
        if (white) {
            result += ' ';
        } else {
            result += text.substr(at, character.bytes);
        }
        at += character.bytes;
    }
    return result;
}

// Hyphens that look alike are one; an apostrophe is one, straight or bent.
std::string normal_word(std::string_view text) {
    const std::string word = composed(text);
    std::string result;
    for (std::size_t at = 0; at < word.size();) {
        const Character character = character_at(word, at);
        if (character.value == 0x2019) {
            result += '\'';
        } else if (character.value == 0x2010 || character.value == 0x2011) {
            result += '-';
        } else {
            result += word.substr(at, character.bytes);
        }
        at += character.bytes;
    }
    return result;
}

std::string normal_mark(std::string_view text) {
    // A single one is a bullet or an emphasis, and only where it stands tells which.
    if (text == "+" || text == "-" || text == "*" || text == "_") return "-";
    std::string result{text};
    std::ranges::replace(result, '_', '*');
    if (result.ends_with(')')) result.back() = '.';
    return result;
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    return Scanner{text}.run();
}

std::string normal_form(const Token& token) {
    switch (token.kind) {
        case TokenKind::word:
            return normal_word(token.text);
        case TokenKind::number:
            return normal_number(token.text);
        case TokenKind::date:
            return normal_date(token.text);
        case TokenKind::white:
            return " ";
        case TokenKind::punctuation:
            return token.text == "…" ? "..." : std::string{token.text};
        case TokenKind::quote:
            return "\"";
        case TokenKind::dash:
            return "-";
        case TokenKind::mark:
            return normal_mark(token.text);
        case TokenKind::link:
            return std::string{token.text};
    }
    assertion_failed("a token is of a kind", std::source_location::current());
}

bool carries_meaning(TokenKind kind) {
    switch (kind) {
        case TokenKind::word:
        case TokenKind::number:
        case TokenKind::date:
        case TokenKind::link:
            return true;
        case TokenKind::white:
        case TokenKind::punctuation:
        case TokenKind::quote:
        case TokenKind::dash:
        case TokenKind::mark:
            return false;
    }
    assertion_failed("a token is of a kind", std::source_location::current());
}

}  // namespace saksgang::repo
