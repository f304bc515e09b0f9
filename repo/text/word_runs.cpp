// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/word_runs.hpp"

#include <algorithm>

#include "repo/text/common_sequence.hpp"
#include "repo/text/likeness.hpp"

namespace saksgang::repo {
namespace {

using Tokens = std::vector<Token>;

constexpr std::size_t rewritten_below = 20;  // percent of the words that stand

std::size_t words_in(const Tokens& tokens, std::size_t begin, std::size_t end) {
    return static_cast<std::size_t>(
        std::count_if(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                      tokens.begin() + static_cast<std::ptrdiff_t>(end),
                      [](const Token& token) { return carries_meaning(token.kind); }));
}

// Appends to the last stretch if it is of the same sort.
void append(std::vector<Stretch>& stretches, const Stretch& next) {
    if (next.old_begin == next.old_end && next.new_begin == next.new_end) return;
    if (stretches.empty() || stretches.back().same != next.same) {
        stretches.push_back(next);
        return;
    }
    stretches.back().old_end = next.old_end;
    stretches.back().new_end = next.new_end;
}

std::vector<Stretch> stretches_of(const WordRuns& runs, const std::vector<Pair>& pairs) {
    std::vector<Stretch> stretches;
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    for (const Pair pair : pairs) {
        append(stretches, {false, old_at, pair.before, new_at, pair.after});
        const bool same = runs.old_tokens[pair.before].text == runs.new_tokens[pair.after].text;
        append(stretches, {same, pair.before, pair.before + 1, pair.after, pair.after + 1});
        old_at = pair.before + 1;
        new_at = pair.after + 1;
    }
    append(stretches, {false, old_at, runs.old_tokens.size(), new_at, runs.new_tokens.size()});
    return stretches;
}

class Cleaner {
public:
    explicit Cleaner(WordRuns& runs) : runs_{runs} {}

    void run() {
        while (absorb_chance()) {
        }
        if (is_rewritten()) {
            replace_all();
            return;
        }
        for (std::size_t i = 0; i < runs_.stretches.size(); ++i)
            slide(i);
        std::vector<Stretch> tidy;
        for (const Stretch& stretch : runs_.stretches)
            append(tidy, stretch);
        runs_.stretches = std::move(tidy);
    }

private:
    std::size_t changed_words(const Stretch& stretch) const {
        return std::max(words_in(runs_.old_tokens, stretch.old_begin, stretch.old_end),
                        words_in(runs_.new_tokens, stretch.new_begin, stretch.new_end));
    }

    // A white space that became another kind of white space pulls no words into the change.
    bool only_white(const Stretch& stretch) const {
        const auto white = [](const Tokens& tokens, std::size_t begin, std::size_t end) {
            return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                               tokens.begin() + static_cast<std::ptrdiff_t>(end),
                               [](const Token& token) { return token.kind == TokenKind::white; });
        };
        return white(runs_.old_tokens, stretch.old_begin, stretch.old_end) &&
               white(runs_.new_tokens, stretch.new_begin, stretch.new_end);
    }

    bool is_chance(std::size_t index) const {
        const auto& stretches = runs_.stretches;
        if (!stretches[index].same || index == 0 || index + 1 == stretches.size()) return false;
        const Stretch& left = stretches[index - 1];
        const Stretch& right = stretches[index + 1];
        if (only_white(left) || only_white(right)) return false;
        const std::size_t standing =
            words_in(runs_.new_tokens, stretches[index].new_begin, stretches[index].new_end);
        const std::size_t changed = std::min(changed_words(left), changed_words(right));
        if (standing == 0) return changed > 0;
        return standing * 2 <= changed;
    }

    bool absorb_chance() {
        std::vector<Stretch> kept;
        bool absorbed = false;
        for (std::size_t i = 0; i < runs_.stretches.size(); ++i) {
            Stretch stretch = runs_.stretches[i];
            if (is_chance(i)) {
                stretch.same = false;
                absorbed = true;
            }
            append(kept, stretch);
        }
        runs_.stretches = std::move(kept);
        return absorbed;
    }

    bool is_rewritten() const {
        std::size_t standing = 0;
        for (const Stretch& stretch : runs_.stretches) {
            if (stretch.same)
                standing += words_in(runs_.new_tokens, stretch.new_begin, stretch.new_end);
        }
        const std::size_t all = std::max(words_in(runs_.old_tokens, 0, runs_.old_tokens.size()),
                                         words_in(runs_.new_tokens, 0, runs_.new_tokens.size()));
        return all > 4 && standing * 100 < all * rewritten_below;
    }

    // One change for all of it, but for what stands before the first and after the last.
    void replace_all() {
        std::vector<Stretch> whole;
        for (std::size_t i = 0; i < runs_.stretches.size(); ++i) {
            Stretch stretch = runs_.stretches[i];
            const bool edge = i == 0 || i + 1 == runs_.stretches.size();
            if (!edge) stretch.same = false;
            append(whole, stretch);
        }
        runs_.stretches = std::move(whole);
    }

    // "a [b a] c" or "[a b] a c"? Both are the same text; the one that begins where a sentence or
    // a word begins reads best.
    void slide(std::size_t index) {
        if (index == 0 || index + 1 >= runs_.stretches.size()) return;
        Stretch& change = runs_.stretches[index];
        Stretch& left = runs_.stretches[index - 1];
        Stretch& right = runs_.stretches[index + 1];
        if (change.same) return;
        const bool inserted = change.old_begin == change.old_end;
        if (!inserted && change.new_begin != change.new_end) return;
        const Tokens& tokens = inserted ? runs_.new_tokens : runs_.old_tokens;
        const std::size_t begin = inserted ? change.new_begin : change.old_begin;
        const std::size_t end = inserted ? change.new_end : change.old_end;
        const std::size_t back_max = left.new_end - left.new_begin;
        const std::size_t forth_max = right.new_end - right.new_begin;

        std::ptrdiff_t best = 0;
        int most = score(tokens, begin, end);
        for (std::size_t back = 1; back <= back_max; ++back) {
            if (tokens[begin - back].text != tokens[end - back].text) break;
            consider(tokens, begin - back, end - back, -static_cast<std::ptrdiff_t>(back), most,
                     best);
        }
        for (std::size_t forth = 1; forth <= forth_max; ++forth) {
            if (tokens[begin + forth - 1].text != tokens[end + forth - 1].text) break;
            consider(tokens, begin + forth, end + forth, static_cast<std::ptrdiff_t>(forth), most,
                     best);
        }
        shift(left, change, right, best);
    }

    static void consider(const Tokens& tokens, std::size_t begin, std::size_t end,
                         std::ptrdiff_t by, int& most, std::ptrdiff_t& best) {
        const int value = score(tokens, begin, end);
        if (value <= most) return;
        most = value;
        best = by;
    }

    static void shift(Stretch& left, Stretch& change, Stretch& right, std::ptrdiff_t by) {
        const auto moved = [by](std::size_t& place) {
            place = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(place) + by);
        };
        for (std::size_t* place :
             {&left.old_end, &left.new_end, &change.old_begin, &change.old_end, &change.new_begin,
              &change.new_end, &right.old_begin, &right.new_begin})
            moved(*place);
    }

    static bool ends_sentence(const Token& token) {
        return token.text == "." || token.text == "!" || token.text == "?" || token.text == ":";
    }

    // How good a place for a cut it is before this token.
    static int edge(const Tokens& tokens, std::size_t at) {
        if (at == 0 || at == tokens.size()) return 5;
        if (tokens[at - 1].kind == TokenKind::white)
            return at > 1 && ends_sentence(tokens[at - 2]) ? 6 : 3;
        if (tokens[at].kind == TokenKind::white) return ends_sentence(tokens[at - 1]) ? 4 : 2;
        return tokens[at].kind == TokenKind::punctuation ? 1 : 0;
    }

    static int score(const Tokens& tokens, std::size_t begin, std::size_t end) {
        return edge(tokens, begin) * 2 + edge(tokens, end);
    }

    WordRuns& runs_;
};

}  // namespace

WordRuns word_runs(std::string_view before, std::string_view after) {
    WordRuns runs{.old_tokens = tokens_of(before),
                  .new_tokens = tokens_of(after),
                  .stretches = {},
                  .coarse = false};
    Vocabulary vocabulary;
    std::vector<std::uint32_t> old_numbers;
    std::vector<std::uint32_t> new_numbers;
    for (const Token& token : runs.old_tokens)
        old_numbers.push_back(vocabulary.number_of(token));
    for (const Token& token : runs.new_tokens)
        new_numbers.push_back(vocabulary.number_of(token));
    auto pairs = common_sequence(old_numbers, new_numbers);
    if (!pairs) {
        runs.coarse = true;
        pairs.emplace();
    }
    runs.stretches = stretches_of(runs, *pairs);
    Cleaner{runs}.run();
    return runs;
}

}  // namespace saksgang::repo
