// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/breaks.hpp"

#include <algorithm>
#include <optional>

#include "repo/text/characters.hpp"
#include "repo/text/likeness.hpp"
#include "repo/text/word_runs.hpp"

namespace saksgang::repo {
namespace {

using workflows::ChangeClass;

constexpr std::size_t nearly_all = 80;  // percent of the words that must stand
constexpr std::size_t parts_max = 8;    // of one whole

// Headings and rows stand for themselves; in code and HTML a line end is a sign like any other.
bool can_break(const Passage& passage) {
    return passage.kind == PassageKind::paragraph || passage.kind == PassageKind::item ||
           passage.kind == PassageKind::quote;
}

bool enough(std::size_t standing, std::size_t all) {
    return all > 0 && standing * 100 >= all * nearly_all;
}

// One side of two compared spans: which of its words stand.
struct Standing {
    std::vector<Token> tokens;
    std::vector<bool> stands;

    bool enough_in(std::size_t begin, std::size_t end) const {
        std::size_t all = 0;
        std::size_t standing = 0;
        for (std::size_t i = begin; i < end; ++i) {
            if (!carries_meaning(tokens[i].kind)) continue;
            ++all;
            if (stands[i]) ++standing;
        }
        return enough(standing, all);
    }
    bool enough_in_all() const { return enough_in(0, tokens.size()); }
};

Standing standing_words(std::string_view words, std::string_view among) {
    WordRuns runs = word_runs(among, words);
    Standing standing{.tokens = std::move(runs.new_tokens), .stands = {}};
    standing.stands.resize(standing.tokens.size(), false);
    for (const Stretch& stretch : runs.stretches) {
        for (std::size_t i = stretch.new_begin; stretch.same && i < stretch.new_end; ++i)
            standing.stands[i] = true;
    }
    return standing;
}

// Finds the parts of one whole on the other side, around the one it was matched with.
class Parts {
public:
    Parts(std::string_view whole, PassagesOf side, std::vector<bool>& taken)
        : whole_{whole}, side_{side}, taken_{taken}, words_{bag_of(whole, vocabulary_)} {}

    // The span of at least two that is the whole, nearly word for word and in order.
    std::optional<Span> around(std::size_t partner) {
        Span span{.first = partner, .count = 1};
        while (span.count < parts_max && span.first > 0 && may_be_part(span.first - 1))
            span = {.first = span.first - 1, .count = span.count + 1};
        while (span.count < parts_max && may_be_part(span.first + span.count))
            ++span.count;
        if (span.count > 1) span = without_strangers(span, partner);
        if (span.count == 1 || !is_the_whole(span)) return std::nullopt;
        for (std::size_t i = span.first; i < span.first + span.count; ++i)
            taken_[i] = true;
        return span;
    }

private:
    bool may_be_part(std::size_t place) {
        if (place >= side_.passages.size() || taken_[place]) return false;
        if (!can_break(side_.passages[place])) return false;
        const auto words = words_of(side_, {.first = place});
        if (words.size() > whole_.size()) return false;
        const Bag bag = bag_of(words, vocabulary_);
        return enough(shared_words(bag, words_), bag.size());
    }

    // Neighbours at either end that have its words, but not in their order.
    Span without_strangers(Span span, std::size_t partner) const {
        const auto own = own_words(span);
        std::size_t first = 0;
        std::size_t end = span.count;
        while (span.first + first < partner && !own[first])
            ++first;
        while (span.first + end - 1 > partner && !own[end - 1])
            --end;
        return {.first = span.first + first, .count = end - first};
    }

    // For each part: do nearly all of its words stand in the whole, in order?
    std::vector<bool> own_words(Span span) const {
        const Standing part = standing_words(words_of(side_, span), whole_);
        const auto parts = parting_tokens(side_, span, part.tokens);
        std::vector<bool> own;
        std::size_t begin = 0;
        for (std::size_t i = 0; i <= part.tokens.size(); ++i) {
            if (i < part.tokens.size() && !parts[i]) continue;
            own.push_back(part.enough_in(begin, i));
            begin = i;
        }
        own.resize(span.count, false);
        return own;
    }

    bool is_the_whole(Span span) const {
        const auto words = words_of(side_, span);
        const auto tokens = tokens_of(words);
        const auto parts = parting_tokens(side_, span, tokens);
        if (static_cast<std::size_t>(std::ranges::count(parts, true)) + 1 != span.count)
            return false;
        const auto own = own_words(span);
        return std::ranges::count(own, false) == 0 && standing_words(whole_, words).enough_in_all();
    }

    std::string_view whole_;
    PassagesOf side_;
    std::vector<bool>& taken_;
    Vocabulary vocabulary_;
    Bag words_;
};

bool is_taken(const std::vector<bool>& taken, std::size_t place) {
    return place >= taken.size() || taken[place];
}

bool has_free_neighbour(const std::vector<bool>& taken, std::size_t place) {
    return !is_taken(taken, place + 1) || (place > 0 && !is_taken(taken, place - 1));
}

// ".", "!" or "?" before the token, and a capital behind it.
bool between_sentences(const std::vector<Token>& tokens, std::size_t at) {
    if (at == 0 || at + 1 >= tokens.size()) return false;
    const auto before = tokens[at - 1].text;
    const auto& after = tokens[at + 1];
    const bool ended = before == "." || before == "!" || before == "?";
    return ended && after.kind == TokenKind::word && lower(after.text) != after.text;
}

// Signs that reach over a break, or may, are none of these.
bool is_plain_sign(std::string_view text) {
    return text == "." || text == "," || text == "!" || text == "?" || text == ";" || text == "(" ||
           text == ")";
}

// Are the words plain, with nothing open where a passage ends, and every break between sentences?
bool parts_plain_sentences(const std::vector<Token>& tokens, const std::vector<bool>& parts) {
    std::size_t quotes = 0;
    std::size_t opened = 0;
    std::size_t closed = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const bool nothing_open = quotes % 2 == 0 && opened == closed;
        if (parts[i] && !(nothing_open && between_sentences(tokens, i))) return false;
        switch (token.kind) {
            case TokenKind::mark:
            case TokenKind::link:
                return false;
            case TokenKind::punctuation:
                if (!is_plain_sign(token.text)) return false;
                opened += token.text == "(";
                closed += token.text == ")";
                break;
            case TokenKind::quote:
                ++quotes;
                break;
            case TokenKind::word:
            case TokenKind::number:
            case TokenKind::date:
            case TokenKind::white:
            case TokenKind::dash:
                break;
        }
    }
    return true;
}

// The first paragraph under a heading may be the vision or a goal, as far as it reaches.
bool are_plain_paragraphs(PassagesOf side, Span span) {
    const auto& passages = side.passages;
    if (span.first > 0 && passages[span.first - 1].kind == PassageKind::heading) return false;
    for (std::size_t i = span.first; i < span.first + span.count; ++i) {
        if (passages[i].kind != PassageKind::paragraph || passages[i].indent > 0) return false;
    }
    return true;
}

}  // namespace

Span old_span(const Match& match) {
    return {.first = match.pair.before, .count = match.old_count};
}

Span new_span(const Match& match) {
    return {.first = match.pair.after, .count = match.new_count};
}

std::string_view words_of(PassagesOf side, Span span) {
    const std::size_t begin = side.passages[span.first].begin;
    return side.text.substr(begin, side.passages[span.first + span.count - 1].end - begin);
}

void find_breaks(PassagesOf before, PassagesOf after, Alignment& alignment) {
    std::vector<bool> old_taken(before.passages.size(), false);
    std::vector<bool> new_taken(after.passages.size(), false);
    for (const Match& match : alignment.matches) {
        old_taken[match.pair.before] = true;
        new_taken[match.pair.after] = true;
    }
    for (Match& match : alignment.matches) {
        const auto [old_place, new_place] = match.pair;
        const bool breaks =
            can_break(before.passages[old_place]) && can_break(after.passages[new_place]);
        if (match.moved || !breaks) continue;
        const auto old_words = words_of(before, old_span(match));
        const auto new_words = words_of(after, new_span(match));
        if (old_words == new_words) continue;
        if (has_free_neighbour(new_taken, new_place) && old_words.size() > new_words.size()) {
            const auto span = Parts{old_words, after, new_taken}.around(new_place);
            if (!span) continue;
            match.pair.after = span->first;
            match.new_count = span->count;
        } else if (has_free_neighbour(old_taken, old_place) &&
                   new_words.size() > old_words.size()) {
            const auto span = Parts{new_words, before, old_taken}.around(old_place);
            if (!span) continue;
            match.pair.before = span->first;
            match.old_count = span->count;
        }
    }
}

std::vector<bool> parting_tokens(PassagesOf side, Span span, const std::vector<Token>& tokens) {
    std::vector<bool> parts(tokens.size(), false);
    std::size_t token = 0;
    std::size_t token_end = side.passages[span.first].begin;
    for (std::size_t i = span.first; i + 1 < span.first + span.count; ++i) {
        const std::size_t gap = side.passages[i].end;
        while (token < tokens.size() && token_end + tokens[token].text.size() <= gap)
            token_end += tokens[token++].text.size();
        if (token < tokens.size() && tokens[token].kind == TokenKind::white) parts[token] = true;
    }
    return parts;
}

ChangeClass class_of_breaks(PassagesOf before, PassagesOf after, const Match& match) {
    const bool split = match.new_count > 1;
    const PassagesOf side = split ? after : before;
    const Span span = split ? new_span(match) : old_span(match);
    const bool plain = are_plain_paragraphs(before, old_span(match)) &&
                       are_plain_paragraphs(after, new_span(match));
    if (!plain) return ChangeClass::substance;
    const auto tokens = tokens_of(words_of(side, span));
    const bool proved = parts_plain_sentences(tokens, parting_tokens(side, span, tokens));
    return proved ? ChangeClass::structure : ChangeClass::substance;
}

}  // namespace saksgang::repo
