// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/sense.hpp"

#include <algorithm>
#include <optional>

#include "repo/text/characters.hpp"
#include "repo/text/lexicon.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

constexpr std::size_t negation_reach = 8;  // tokens around a comma that it may belong to

class Reader {
public:
    explicit Reader(const std::vector<Token>& tokens) : tokens_{tokens} {}

    SensedToken read(std::size_t at) const {
        const Token& token = tokens_[at];
        return {.token = token, .normal = normal_form(token), .sense = sense(at)};
    }

private:
    Sense sense(std::size_t at) const {
        const Token& token = tokens_[at];
        switch (token.kind) {
            case TokenKind::word:
                return word(at);
            case TokenKind::number:
                return Sense::number;
            case TokenKind::date:
                return Sense::date;
            case TokenKind::link:
                return Sense::link;
            case TokenKind::quote:
                return Sense::sign;
            case TokenKind::dash:
                return stands_apart(at) ? punctuation(at) : Sense::sign;
            case TokenKind::punctuation:
                return std::string_view{".,;:"}.contains(token.text) ? punctuation(at)
                                                                     : Sense::sign;
            case TokenKind::mark:
                return mark(at);
            case TokenKind::white:
                break;
        }
        assertion_failed("white space has no sense", std::source_location::current());
    }

    Sense word(std::size_t at) const {
        const std::string normal = normal_form(tokens_[at]);
        const std::string small = lower(normal);
        switch (sense_of(small)) {
            case WordSense::negation:
                return Sense::negation;
            case WordSense::modal:
                return Sense::modal;
            case WordSense::quantifier:
                return Sense::quantifier;
            case WordSense::number:
                return Sense::number;
            case WordSense::unit:
                return Sense::unit;
            case WordSense::month:
                return Sense::date;
            case WordSense::plain:
                break;
        }
        if (small != normal && (is_capitals(normal, small) || !begins_sentence(at)))
            return Sense::name;
        return is_spelled_in_two_ways(small) ? Sense::spelling : Sense::plain;
    }

    // "EU", "NTP", "CO₂": no word with a capital first because a sentence begins.
    static bool is_capitals(const std::string& normal, const std::string& small) {
        const std::size_t first = character_at(normal, 0).bytes;
        return normal.substr(first) != small.substr(std::min(first, small.size()));
    }

    bool begins_sentence(std::size_t at) const {
        while (at > 0) {
            const Token& before = tokens_[--at];
            if (before.kind == TokenKind::white || before.kind == TokenKind::quote) continue;
            if (before.kind == TokenKind::mark) continue;
            return before.text == "." || before.text == "!" || before.text == "?" ||
                   before.text == ":";
        }
        return true;
    }

    // A dash between spaces is a pause; one beside a word or a number is part of it.
    bool stands_apart(std::size_t at) const {
        const bool left = at == 0 || tokens_[at - 1].kind == TokenKind::white;
        const bool right = at + 1 == tokens_.size() || tokens_[at + 1].kind == TokenKind::white;
        return left && right;
    }

    // A comma beside a negation may decide what is denied.
    Sense punctuation(std::size_t at) const {
        const std::size_t begin = at > negation_reach ? at - negation_reach : 0;
        const std::size_t end = std::min(tokens_.size(), at + negation_reach);
        for (std::size_t i = begin; i < end; ++i) {
            const bool denies = tokens_[i].kind == TokenKind::word &&
                                sense_of(lower(tokens_[i].text)) == WordSense::negation;
            if (denies) return Sense::sign;
        }
        return Sense::punctuation;
    }

    Sense mark(std::size_t at) const {
        const std::string_view text = tokens_[at].text;
        const bool first = at == 0 || (at == 1 && tokens_[0].kind == TokenKind::white);
        const bool spaced = at + 1 < tokens_.size() && tokens_[at + 1].kind == TokenKind::white;
        if (first && text.front() == '#') return Sense::heading;
        if (is_digit(static_cast<unsigned char>(text.front()))) return Sense::renumbering;
        if ((first || begins_line(at)) && spaced && std::string_view{"-*+"}.contains(text))
            return Sense::renumbering;
        const bool emphasis = text.find_first_not_of("*_") == std::string_view::npos;
        return emphasis ? Sense::emphasis : Sense::sign;
    }

    // Of several passages that are read as one: the second begins a line.
    bool begins_line(std::size_t at) const {
        return at > 0 && tokens_[at - 1].kind == TokenKind::white &&
               tokens_[at - 1].text.find_first_of("\r\n") != std::string_view::npos;
    }

    const std::vector<Token>& tokens_;
};

// How the token counts among what is left, if it does.
std::optional<std::string> left_of(const SensedToken& token, Drop drop) {
    if (drop == Drop::nothing) return token.normal;
    switch (token.sense) {
        case Sense::punctuation:
        case Sense::emphasis:
        case Sense::heading:
            return std::nullopt;
        case Sense::plain:
        case Sense::spelling:
            return std::string{leading_spelling(lower(token.normal))};
        case Sense::negation:
        case Sense::modal:
        case Sense::quantifier:
            return lower(token.normal);
        case Sense::sign:
            return token.normal;
        case Sense::name:
            if (drop == Drop::particulars) return std::nullopt;
            return std::string{leading_spelling(lower(token.normal))};
        case Sense::number:
        case Sense::date:
        case Sense::unit:
        case Sense::link:
        case Sense::renumbering:
            if (drop == Drop::particulars) return std::nullopt;
            return token.normal;  // MW is not mW
    }
    assertion_failed("a token has a sense", std::source_location::current());
}

}  // namespace

std::vector<SensedToken> sensed(const std::vector<Token>& tokens, std::size_t begin,
                                std::size_t end) {
    const Reader reader{tokens};
    std::vector<SensedToken> result;
    for (std::size_t at = begin; at < end; ++at) {
        if (tokens[at].kind != TokenKind::white) result.push_back(reader.read(at));
    }
    return result;
}

std::vector<std::string> levelled(const std::vector<SensedToken>& tokens, Drop drop) {
    std::vector<std::string> left;
    for (const SensedToken& token : tokens) {
        if (auto counted = left_of(token, drop)) left.push_back(std::move(*counted));
    }
    return left;
}

}  // namespace saksgang::repo
