// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/text_changes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "repo/text/alignment.hpp"
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

    std::string_view words(std::size_t index) const {
        const Passage& passage = passages[index];
        return text.substr(passage.begin, passage.end - passage.begin);
    }
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

void add_run(std::vector<Run>& runs, RunKind kind, const std::vector<Token>& tokens,
             std::size_t begin, std::size_t end) {
    if (begin == end) return;
    Run run{.kind = kind, .text = {}};
    for (std::size_t i = begin; i < end; ++i)
        run.text += tokens[i].text;
    runs.push_back(std::move(run));
}

bool every_sign_counts(PassageKind kind) {
    return kind == PassageKind::code || kind == PassageKind::html;
}

class Builder {
public:
    Builder(std::string_view before, std::string_view after) : old_{before}, new_{after} {}

    TextChanges run() {
        const Alignment alignment = align({old_.text, old_.passages}, {new_.text, new_.passages});
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
            if (!match.moved) old_at_ = match.pair.before + 1;
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
        const Pair pair = match.pair;
        const Passage& before = old_.passages[pair.before];
        const Passage& after = new_.passages[pair.after];
        PassageChange change{.state = match.moved ? PassageState::moved : PassageState::same,
                             .before = before,
                             .after = after,
                             .gap_before = old_.gap(pair.before),
                             .gap_after = new_.gap(pair.after),
                             .runs = {},
                             .remarks = {}};
        if (old_.words(pair.before) == new_.words(pair.after)) {
            change.runs.push_back({RunKind::same, std::string{new_.words(pair.after)}});
        } else {
            if (!match.moved) change.state = PassageState::changed;
            compare_words(change, old_.words(pair.before), new_.words(pair.after));
            change.remarks.add(remarks_on_form(before, after));
        }
        if (match.moved) change.remarks.add(remark_moved(after));
        push(std::move(change));
    }

    void compare_words(PassageChange& change, std::string_view before, std::string_view after) {
        const WordRuns runs = word_runs(before, after);
        changes_.coarse = changes_.coarse || runs.coarse;
        const bool strict =
            every_sign_counts(change.before->kind) || every_sign_counts(change.after->kind);
        if (strict) change.remarks.add(remark_rewritten());
        for (const Stretch& stretch : runs.stretches) {
            if (stretch.same) {
                add_run(change.runs, RunKind::same, runs.new_tokens, stretch.new_begin,
                        stretch.new_end);
                continue;
            }
            add_run(change.runs, RunKind::removed, runs.old_tokens, stretch.old_begin,
                    stretch.old_end);
            add_run(change.runs, RunKind::inserted, runs.new_tokens, stretch.new_begin,
                    stretch.new_end);
            if (!strict) change.remarks.add(remarks_on(runs, stretch));
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
