// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/text_changes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "repo/text/alignment.hpp"
#include "repo/text/breaks.hpp"
#include "repo/text/change_summary.hpp"
#include "repo/text/paragraphs.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

constexpr std::size_t remark_bytes = 200;  // of its phrase, usually

// The numbers that the text's own page shows, which come from its blocks.
void number_paragraphs(std::string_view text, std::vector<Passage>& passages) {
    const auto structure = read_structure(text);
    if (structure)
        number_passages(passages, *structure);  // else too many to be numbered there, too
}

struct Side {
    std::string_view text;
    std::vector<Passage> passages;

    explicit Side(std::string_view whole) : text{whole}, passages{passages_of(whole)} {
        number_paragraphs(text, passages);
    }

    PassagesOf whole() const { return {text, passages}; }
    std::string_view words(std::size_t index) const {
        const Passage& passage = passages[index];
        return text.substr(passage.begin, passage.end - passage.begin);
    }
    // The first of them, reaching to the end of the last.
    Passage passage(Span span) const {
        Passage first = passages[span.first];
        first.end = passages[span.first + span.count - 1].end;
        return first;
    }
    std::string gap(Span span) const { return gap(span.first + span.count - 1); }
    std::string gap(std::size_t index) const {
        return std::string{gap_after(text, passages, index)};
    }
};

Result<void> check_size(std::string_view text, std::string field) {
    if (text.size() <= limits::text_bytes_max) return {};
    return fail(Errc::body_too_large,
                fmt::format("a text has at most {} bytes", limits::text_bytes_max),
                std::move(field));
}

// Tokens with which of them part two passages. Those are runs of their own.
struct Parted {
    const std::vector<Token>& tokens;
    std::vector<bool> breaks;
};

void add_run(std::vector<Run>& runs, RunKind kind, const Parted& of, std::size_t begin,
             std::size_t end) {
    bool goes_on = false;
    for (std::size_t i = begin; i < end; ++i) {
        const bool breaks = of.breaks[i];
        if (!goes_on || breaks) runs.push_back({.kind = kind, .text = {}, .breaks = breaks});
        runs.back().text += of.tokens[i].text;
        goes_on = !breaks;
    }
}

bool is_white(const Parted& of, std::size_t begin, std::size_t end) {
    return std::all_of(of.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                       of.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Token& token) { return token.kind == TokenKind::white; });
}

bool every_sign_counts(PassageKind kind) {
    return kind == PassageKind::code || kind == PassageKind::html;
}

class Builder {
public:
    Builder(std::string_view before, std::string_view after) : old_{before}, new_{after} {}

    TextChanges run() {
        Alignment alignment = align(old_.whole(), new_.whole());
        find_breaks(old_.whole(), new_.whole(), alignment);
        changes_.coarse = alignment.coarse;
        changes_.lead_before = gap_before_all(old_.text, old_.passages);
        changes_.lead_after = gap_before_all(new_.text, new_.passages);
        state_of_old_.resize(old_.passages.size());
        for (const Match& match : alignment.matches)
            state_of_old_[match.pair.before] = &match;
        std::size_t next = 0;
        for (std::size_t place = 0; place < new_.passages.size(); ++place) {
            const bool matched =
                next < alignment.matches.size() && alignment.matches[next].pair.after == place;
            // What went is told before what came in its place.
            gone_until(next_standing(alignment.matches, next));
            if (!matched) {
                inserted(place);
                continue;
            }
            const Match& match = alignment.matches[next++];
            stands(match);
            if (!match.moved) old_at_ = match.pair.before + match.old_count;
            place += match.new_count - 1;
        }
        gone_until(old_.passages.size());
        join_moved();
        summarise(changes_);
        return std::move(changes_);
    }

private:
    // Where in the old text the next passage stands that was not moved.
    std::size_t next_standing(const std::vector<Match>& matches, std::size_t next) {
        next_in_place_ = std::max(next_in_place_, next);
        while (next_in_place_ < matches.size() && matches[next_in_place_].moved)
            ++next_in_place_;
        return next_in_place_ < matches.size() ? matches[next_in_place_].pair.before
                                               : old_.passages.size();
    }

    // What stood in the old text before `end` and stands no longer, or elsewhere.
    void gone_until(std::size_t end) {
        for (; old_at_ < end; ++old_at_) {
            const Match* match = state_of_old_[old_at_];
            if (match == nullptr) {
                removed(old_at_);
            } else if (match->moved) {
                moved_away(old_at_);
            }
        }
    }

    void inserted(std::size_t place) {
        PassageChange change{.state = PassageState::inserted,
                             .before = {},
                             .after = new_.passages[place],
                             .gap_before = {},
                             .gap_after = new_.gap(place),
                             .runs = {},
                             .remarks = {}};
        change.runs.push_back({RunKind::inserted, std::string{new_.words(place)}});
        change.remarks.add(remark_inserted(new_.passages[place], new_.words(place)));
        push(std::move(change));
    }

    void removed(std::size_t place) {
        PassageChange change{.state = PassageState::removed,
                             .before = old_.passages[place],
                             .after = {},
                             .gap_before = old_.gap(place),
                             .gap_after = {},
                             .runs = {},
                             .remarks = {}};
        change.runs.push_back({RunKind::removed, std::string{old_.words(place)}});
        change.remarks.add(remark_removed(old_.passages[place], old_.words(place)));
        push(std::move(change));
    }

    void moved_away(std::size_t place) {
        push({.state = PassageState::moved_away,
              .before = old_.passages[place],
              .after = {},
              .gap_before = {},
              .gap_after = {},
              .runs = {},
              .remarks = {}});
    }

    void stands(const Match& match) {
        const Span was = old_span(match);
        const Span is = new_span(match);
        PassageChange change{.state = state_of(match),
                             .before = old_.passage(was),
                             .after = new_.passage(is),
                             .gap_before = old_.gap(was),
                             .gap_after = new_.gap(is),
                             .runs = {},
                             .remarks = {}};
        change.parts = std::max(was.count, is.count);
        if (words_of(old_.whole(), was) == words_of(new_.whole(), is)) {
            change.runs.push_back({RunKind::same, std::string{words_of(new_.whole(), is)}});
        } else {
            compare_words(change, match);
            change.remarks.add(remarks_on_form(*change.before, *change.after));
        }
        if (match.moved) change.remarks.add(remark_moved(*change.after));
        push(std::move(change));
    }

    PassageState state_of(const Match& match) const {
        if (match.moved) return PassageState::moved;
        if (match.new_count > 1) return PassageState::split;
        if (match.old_count > 1) return PassageState::joined;
        return old_.words(match.pair.before) == new_.words(match.pair.after)
                   ? PassageState::same
                   : PassageState::changed;
    }

    Remark remark_on_breaks(const Match& match) const {
        const ChangeClass level = class_of_breaks(old_.whole(), new_.whole(), match);
        if (match.new_count > 1)
            return remark_split(old_.passages[match.pair.before], match.new_count, level);
        return remark_joined(new_.passages[match.pair.after], match.old_count, level);
    }

    void compare_words(PassageChange& change, const Match& match) {
        const PassagesOf before = old_.whole();
        const PassagesOf after = new_.whole();
        const WordRuns runs =
            word_runs(words_of(before, old_span(match)), words_of(after, new_span(match)));
        const Parted olds{runs.old_tokens,
                          parting_tokens(before, old_span(match), runs.old_tokens)};
        const Parted news{runs.new_tokens, parting_tokens(after, new_span(match), runs.new_tokens)};
        changes_.coarse = changes_.coarse || runs.coarse;
        const bool strict =
            every_sign_counts(change.before->kind) || every_sign_counts(change.after->kind);
        if (strict) change.remarks.add(remark_rewritten());
        if (change.parts > 1) change.remarks.add(remark_on_breaks(match));
        for (const Stretch& stretch : runs.stretches) {
            if (stretch.same) {
                const bool joined = match.old_count > 1;
                add_run(change.runs, RunKind::same, joined ? olds : news,
                        joined ? stretch.old_begin : stretch.new_begin,
                        joined ? stretch.old_end : stretch.new_end);
                continue;
            }
            add_run(change.runs, RunKind::removed, olds, stretch.old_begin, stretch.old_end);
            add_run(change.runs, RunKind::inserted, news, stretch.new_begin, stretch.new_end);
            const bool is_break = change.parts > 1 &&
                                  is_white(olds, stretch.old_begin, stretch.old_end) &&
                                  is_white(news, stretch.new_begin, stretch.new_end);
            if (!strict && !is_break) change.remarks.add(remarks_on(runs, stretch));
        }
    }

    void push(PassageChange change) { changes_.passages.push_back(std::move(change)); }

    void join_moved() {
        auto& passages = changes_.passages;
        std::vector<std::size_t> left(old_.text.size() + 1, 0);
        for (std::size_t i = 0; i < passages.size(); ++i) {
            if (passages[i].state == PassageState::moved_away) left[passages[i].before->begin] = i;
        }
        for (std::size_t i = 0; i < passages.size(); ++i) {
            if (passages[i].state != PassageState::moved) continue;
            const std::size_t other = left[passages[i].before->begin];
            ASSERT(passages[other].state == PassageState::moved_away);
            passages[i].counterpart = other;
            passages[other].counterpart = i;
        }
    }

    Side old_;
    Side new_;
    TextChanges changes_;
    std::vector<const Match*> state_of_old_;
    std::size_t old_at_ = 0;
    std::size_t next_in_place_ = 0;
};

}  // namespace

std::string_view to_string(PassageState state) {
    switch (state) {
        case PassageState::same:
            return "same";
        case PassageState::changed:
            return "changed";
        case PassageState::inserted:
            return "inserted";
        case PassageState::removed:
            return "removed";
        case PassageState::moved:
            return "moved";
        case PassageState::moved_away:
            return "moved_away";
        case PassageState::split:
            return "split";
        case PassageState::joined:
            return "joined";
    }
    assertion_failed("a passage has a state", std::source_location::current());
}

std::string_view to_string(PassageKind kind) {
    switch (kind) {
        case PassageKind::heading:
            return "heading";
        case PassageKind::paragraph:
            return "paragraph";
        case PassageKind::item:
            return "item";
        case PassageKind::quote:
            return "quote";
        case PassageKind::row:
            return "row";
        case PassageKind::code:
            return "code";
        case PassageKind::html:
            return "html";
        case PassageKind::rule:
            return "rule";
    }
    assertion_failed("a passage is of a kind", std::source_location::current());
}

std::size_t TextChanges::bytes() const {
    std::size_t sum = sizeof *this;
    for (const PassageChange& change : passages) {
        sum += sizeof change + change.gap_before.size() + change.gap_after.size();
        sum += change.remarks.heaviest.size() * (sizeof(Remark) + remark_bytes);
        for (const Run& run : change.runs)
            sum += sizeof run + run.text.size();
    }
    return sum;
}

std::vector<Run> runs_through(const TextChanges& changes) {
    std::vector<Run> runs;
    const auto add = [&](RunKind kind, const std::string& text) {
        if (text.empty()) return;
        if (runs.empty() || runs.back().kind != kind) runs.push_back({.kind = kind, .text = {}});
        runs.back().text += text;
    };
    for (const PassageChange& change : changes.passages) {
        if (change.state == PassageState::moved_away) continue;
        for (const Run& run : change.runs)
            add(run.kind, run.text);
        switch (change.state) {
            case PassageState::inserted:
                add(RunKind::inserted, change.gap_after);
                break;
            case PassageState::removed:
                add(RunKind::removed, change.gap_before);
                break;
            case PassageState::same:
            case PassageState::changed:
            case PassageState::moved:
            case PassageState::moved_away:
            case PassageState::split:
            case PassageState::joined:
                add(RunKind::same, change.gap_after);
                break;
        }
    }
    return runs;
}

Result<TextChanges> text_changes(std::string_view before, std::string_view after) {
    TRY(check_size(before, "before"));
    TRY(check_size(after, "after"));
    return Builder{before, after}.run();
}

}  // namespace saksgang::repo
