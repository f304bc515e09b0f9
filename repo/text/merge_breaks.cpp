// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/merge_breaks.hpp"

#include <algorithm>

#include "repo/text/word_runs.hpp"

namespace saksgang::repo {
namespace {

// Tokens [begin, end) of the base, white space and perhaps a list item's mark, became `bytes`.
struct Break {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string bytes;
};
using Breaks = std::vector<Break>;

// The tokens of some passages, and which of them part the passages.
struct Cut {
    std::vector<Token> tokens;
    std::vector<bool> parts;

    Cut(const Sliced& text, Span span)
        : tokens{tokens_of(text.words(span))},
          parts{parting_tokens({text.text, text.passages}, span, tokens)} {}

    bool is(std::size_t at, TokenKind kind) const {
        return at < tokens.size() && tokens[at].kind == kind;
    }
    std::string_view text(std::size_t at) const {
        return at < tokens.size() ? tokens[at].text : std::string_view{};
    }
};

// Behind the marks that begin a list item or a quote here, and that the other has not.
std::size_t after_marks(const Cut& cut, std::size_t at, std::string_view other) {
    while (cut.is(at, TokenKind::mark) && cut.text(at) != other) {
        ++at;
        if (cut.is(at, TokenKind::white) && !cut.parts[at]) ++at;
    }
    return at;
}

// The breaks, where they are all that was done.
std::optional<Breaks> breaks_alone(const Cut& before, const Cut& after) {
    Breaks breaks;
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    while (old_at < before.tokens.size() && new_at < after.tokens.size()) {
        if (!before.parts[old_at] && !after.parts[new_at]) {
            if (before.text(old_at++) != after.text(new_at++)) return std::nullopt;
            continue;
        }
        if (!before.is(old_at, TokenKind::white) || !after.is(new_at, TokenKind::white))
            return std::nullopt;
        const std::size_t old_end = after_marks(before, old_at + 1, after.text(new_at + 1));
        const std::size_t new_end = after_marks(after, new_at + 1, before.text(old_at + 1));
        Break one{.begin = old_at, .end = old_end, .bytes = {}};
        for (; new_at < new_end; ++new_at)
            one.bytes += after.text(new_at);
        breaks.push_back(std::move(one));
        old_at = old_end;
    }
    const bool whole = old_at == before.tokens.size() && new_at == after.tokens.size();
    return whole ? std::optional{std::move(breaks)} : std::nullopt;
}

// What was put in right beside a break may belong to either half: that touches it too.
bool touches(const Stretch& changed, const Break& one) {
    if (changed.old_begin == changed.old_end)
        return one.begin <= changed.old_begin && changed.old_begin <= one.end;
    return changed.old_begin < one.end && one.begin < changed.old_end;
}

// Does it change nothing at the break, nor right before and right behind it, as whoever makes one
// sentence of two does?
bool stands(const Break& one, const std::vector<Stretch>& stretches) {
    bool before = false;
    bool behind = false;
    for (const Stretch& stretch : stretches) {
        if (stretch.same) continue;
        if (touches(stretch, one)) return false;
        before = before || stretch.old_end == one.begin;
        behind = behind || stretch.old_begin == one.end;
    }
    return !before || !behind;
}

// The changed words, with the breaks where they are in the old ones; nothing where both did
// something in the same place.
std::optional<std::string> with_breaks(const WordRuns& runs, const Breaks& breaks) {
    const auto can_stand = [&](const Break& one) { return stands(one, runs.stretches); };
    if (!std::ranges::all_of(breaks, can_stand)) return std::nullopt;
    std::string joined;
    auto next = breaks.begin();
    for (const Stretch& stretch : runs.stretches) {
        if (!stretch.same) {
            for (std::size_t i = stretch.new_begin; i < stretch.new_end; ++i)
                joined += runs.new_tokens[i].text;
            continue;
        }
        for (std::size_t i = stretch.old_begin; i < stretch.old_end;) {
            const bool breaks_here = next != breaks.end() && next->begin == i;
            joined += breaks_here ? std::string_view{next->bytes} : runs.old_tokens[i].text;
            i = breaks_here ? next++->end : i + 1;
        }
    }
    return next == breaks.end() ? std::optional{std::move(joined)} : std::nullopt;
}

// Is it as many passages, of the same kinds, and nothing around them?
bool stands_like(const Sliced& words, const Sliced& text, Span span) {
    if (words.passages.size() != span.count) return false;
    for (std::size_t i = 0; i < span.count; ++i) {
        if (words.passages[i].kind != text.passages[span.first + i].kind) return false;
    }
    return words.lead().empty() && words.tail().empty();
}

void settle_breaks_of(const Sliced& base, MergeSide& breaker, MergeSide& other) {
    for (const Broken& one : breaker.broken()) {
        const auto row = other.in_a_row(one.base);
        if (!row) continue;
        const auto changed = other.sliced().words(*row);
        if (changed == base.words(one.base)) continue;
        const auto breaks = breaks_alone({base, one.base}, {breaker.sliced(), one.own});
        if (!breaks) continue;
        const auto joined = with_breaks(word_runs(base.words(one.base), changed), *breaks);
        if (!joined) continue;
        const Sliced read{*joined};
        if (!stands_like(read, breaker.sliced(), one.own)) continue;
        for (std::size_t i = 0; i < one.own.count; ++i)
            breaker.say(one.own.first + i, std::string{read.words(i)});
        // So that in its place, the breaker alone did something.
        for (std::size_t i = 0; i < row->count; ++i)
            other.say(row->first + i, std::string{base.words(one.base.first + i)});
    }
}

}  // namespace

void settle_breaks(const Sliced& base, MergeSide& theirs, MergeSide& mine) {
    settle_breaks_of(base, theirs, mine);
    settle_breaks_of(base, mine, theirs);
}

}  // namespace saksgang::repo
