// SPDX-License-Identifier: EUPL-1.2
// What a changed stretch of words means: both sides are compared with ever more left out, and the
// class is that of the first comparison in which they say the same.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "repo/text/characters.hpp"
#include "repo/text/lexicon.hpp"
#include "repo/text/remark_parts.hpp"
#include "repo/text/sense.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::repo {
namespace {

struct Weighed {
    Sense sense;
    std::string_view key;
    ChangeClass level;
    int weight;
};

// In the order a reader wants to hear of them.
constexpr auto told = std::to_array<Weighed>({
    {Sense::negation, "negation", ChangeClass::substance, 100},
    {Sense::modal, "modal", ChangeClass::substance, modal_weight},
    {Sense::number, "number", ChangeClass::particulars, 90},
    {Sense::date, "date", ChangeClass::particulars, 88},
    {Sense::unit, "unit", ChangeClass::particulars, 85},
    {Sense::quantifier, "quantifier", ChangeClass::substance, 80},
    {Sense::name, "name", ChangeClass::particulars, 70},
    {Sense::link, "link", ChangeClass::particulars, 60},
    {Sense::sign, "sign", ChangeClass::substance, 45},
    {Sense::renumbering, "renumbered", ChangeClass::structure, 20},
});
// Said without the signs themselves, which would be hard to tell apart in a sentence.
constexpr auto mentioned = std::to_array<Weighed>({
    {Sense::heading, "heading_level", ChangeClass::structure, heading_level_weight},
    {Sense::emphasis, "emphasis", ChangeClass::wording, 11},
    {Sense::punctuation, "punctuation", ChangeClass::wording, 10},
});

// As it is named in a sentence: of a link, its target.
std::string shown(const SensedToken& token) {
    std::string_view text = token.token.text;
    if (token.sense == Sense::link) {
        if (text.starts_with("](")) text.remove_prefix(2);
        if (text.starts_with('<')) text.remove_prefix(1);
        if (text.ends_with(')') || text.ends_with('>')) text.remove_suffix(1);
    }
    return clipped(text);
}

std::string joined(const std::vector<SensedToken>& tokens) {
    std::string text;
    for (const SensedToken& each : tokens) {
        if (text.size() > excerpt_bytes_read_max) break;
        if (!text.empty()) text += ", ";
        text += shown(each);
    }
    return clipped(text);
}

Remark replaced(const Weighed& how, std::string before, std::string after) {
    const std::string key{how.key};
    if (before.empty())
        return remark(how.level, how.weight, key + "_added", {{"new", std::move(after)}});
    if (after.empty())
        return remark(how.level, how.weight, key + "_removed", {{"old", std::move(before)}});
    return remark(how.level, how.weight, key,
                  {{"old", std::move(before)}, {"new", std::move(after)}});
}

// Both sides of a changed stretch, each token with what it does in its sentence.
class Judge {
public:
    Judge(const WordRuns& runs, const Stretch& stretch)
        : old_{sensed(runs.old_tokens, stretch.old_begin, stretch.old_end)},
          new_{sensed(runs.new_tokens, stretch.new_begin, stretch.new_end)} {}

    Remarks run() {
        if (levelled(old_, Drop::nothing) == levelled(new_, Drop::nothing)) {
            remarks_.add(typography());
            return std::move(remarks_);
        }
        leave_what_differs();
        tell_mentioned();
        const bool wording = levelled(old_, Drop::harmless) == levelled(new_, Drop::harmless);
        if (wording) {
            tell_words_that_say_the_same();
            return std::move(remarks_);
        }
        tell();
        if (levelled(old_, Drop::particulars) != levelled(new_, Drop::particulars))
            tell_substance();
        if (remarks_.heaviest.empty())
            remarks_.add(remark(ChangeClass::substance, order_weight, "order"));
        return std::move(remarks_);
    }

private:
    Remark typography() const {
        std::optional<TokenKind> kind;
        const std::size_t shared = std::min(old_.size(), new_.size());
        for (std::size_t i = 0; i < shared && !kind; ++i) {
            if (old_[i].token.text != new_[i].token.text) kind = old_[i].token.kind;
        }
        const auto light = [](std::string key) {
            return remark(ChangeClass::typographic, typographic_weight, std::move(key));
        };
        if (!kind) return light("spacing");
        switch (*kind) {
            case TokenKind::quote:
                return light("quotes");
            case TokenKind::dash:
                return light("dashes");
            case TokenKind::mark:
                return light("markup");
            case TokenKind::white:
            case TokenKind::number:
            case TokenKind::date:
                return light("spacing");
            case TokenKind::word:
            case TokenKind::punctuation:
            case TokenKind::link:
                return light("typography");
        }
        assertion_failed("a token is of a kind", std::source_location::current());
    }

    // What stands on one side only, however it was shuffled.
    void leave_what_differs() {
        std::map<std::string, int> count;
        for (const SensedToken& each : old_)
            ++count[each.normal];
        for (const SensedToken& each : new_) {
            if (--count[each.normal] < 0) new_only_.push_back(each);
        }
        std::map<std::string, int> surplus;
        for (auto& [normal, left] : count)
            surplus[normal] = std::max(left, 0);
        for (auto each = old_.rbegin(); each != old_.rend(); ++each) {
            if (surplus[each->normal]-- > 0) old_only_.push_back(*each);
        }
        std::ranges::reverse(old_only_);
    }

    static std::vector<SensedToken> of(Sense sense, const std::vector<SensedToken>& tokens) {
        std::vector<SensedToken> found;
        std::ranges::copy_if(tokens, std::back_inserter(found),
                             [&](const SensedToken& each) { return each.sense == sense; });
        return found;
    }

    // Words that came or went together are quoted whole: then only what turns a sentence is named.
    bool is_quoted_whole(const Weighed& how) const {
        const bool one_sided =
            levelled(old_, Drop::harmless).empty() || levelled(new_, Drop::harmless).empty();
        const bool words = !plain_words(old_only_).empty() || !plain_words(new_only_).empty();
        return one_sided && words && how.weight < modal_weight;
    }

    static bool numbered(const std::vector<SensedToken>& before,
                         const std::vector<SensedToken>& after) {
        const auto number = [](const SensedToken& token) {
            return is_digit(static_cast<unsigned char>(token.token.text.front()));
        };
        return std::ranges::all_of(before, number) && std::ranges::all_of(after, number);
    }

    void tell() {
        for (const Weighed& how : told) {
            const auto before = of(how.sense, old_only_);
            const auto after = of(how.sense, new_only_);
            const bool nothing = before.empty() && after.empty();
            if (nothing || is_quoted_whole(how)) continue;
            const bool paired = before.size() == after.size();
            if (how.sense == Sense::renumbering && !(paired && numbered(before, after))) {
                remarks_.add(remark(how.level, list_form_weight, "list_form"));
                continue;
            }
            if (!paired) {
                remarks_.add(replaced(how, joined(before), joined(after)));
            }
            for (std::size_t i = 0; paired && i < before.size(); ++i)
                remarks_.add(replaced(how, shown(before[i]), shown(after[i])));
        }
    }

    void tell_mentioned() {
        for (const Weighed& how : mentioned) {
            if (!of(how.sense, old_only_).empty() || !of(how.sense, new_only_).empty())
                remarks_.add(remark(how.level, how.weight, std::string{how.key}));
        }
    }

    // Only now, with the words proved the same but for their letters' size.
    void tell_words_that_say_the_same() {
        const auto before = words(old_);
        const auto after = words(new_);
        for (std::size_t i = 0; i < before.size() && i < after.size(); ++i) {
            const std::string one = before[i].normal;
            const std::string other = after[i].normal;
            if (one == other) continue;
            if (lower(one) != lower(other)) {
                remarks_.add(remark(ChangeClass::wording, spelling_weight, "spelling",
                                    {{"old", one}, {"new", other}}));
                continue;
            }
            const bool light = only_initial_differs(one, other) &&
                               (one.size() >= 4 || begins_sentence(before[i], after[i]));
            remarks_.add(remark(light ? ChangeClass::wording : ChangeClass::particulars,
                                case_weight, "case", {{"old", one}, {"new", other}}));
        }
    }

    static bool only_initial_differs(const std::string& one, const std::string& other) {
        const std::size_t first = character_at(one, 0).bytes;
        return one.substr(first) == other.substr(first);
    }

    // A capital because a sentence begins there; elsewhere it makes a name.
    static bool begins_sentence(const SensedToken& one, const SensedToken& other) {
        return one.sense != Sense::name && other.sense != Sense::name;
    }

    static std::vector<SensedToken> words(const std::vector<SensedToken>& tokens) {
        std::vector<SensedToken> found;
        std::ranges::copy_if(tokens, std::back_inserter(found), [](const SensedToken& each) {
            return each.token.kind == TokenKind::word;
        });
        return found;
    }

    void tell_substance() {
        const auto before = plain_words(old_only_);
        const auto after = plain_words(new_only_);
        if (before.empty() && after.empty()) {
            if (remarks_.level != ChangeClass::substance)
                remarks_.add(remark(ChangeClass::substance, order_weight, "order"));
            return;
        }
        const Weighed how{Sense::plain, "words", ChangeClass::substance, words_weight};
        remarks_.add(replaced(how, span(old_only_), span(new_only_)));
    }

    static std::vector<SensedToken> plain_words(const std::vector<SensedToken>& tokens) {
        std::vector<SensedToken> found;
        std::ranges::copy_if(tokens, std::back_inserter(found), [](const SensedToken& each) {
            return each.sense == Sense::plain || each.sense == Sense::spelling;
        });
        return found;
    }

    // The words as they stand, from the first that differs to the last.
    static std::string span(const std::vector<SensedToken>& differing) {
        if (differing.empty()) return {};
        const char* begin = differing.front().token.text.data();
        const std::string_view last = differing.back().token.text;
        return excerpt({begin, static_cast<std::size_t>(last.data() + last.size() - begin)});
    }

    std::vector<SensedToken> old_;
    std::vector<SensedToken> new_;
    std::vector<SensedToken> old_only_;
    std::vector<SensedToken> new_only_;
    Remarks remarks_;
};

}  // namespace

Remarks remarks_on(const WordRuns& runs, const Stretch& stretch) {
    ASSERT(!stretch.same);
    return Judge{runs, stretch}.run();
}

}  // namespace saksgang::repo
