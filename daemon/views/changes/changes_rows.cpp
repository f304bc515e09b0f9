// SPDX-License-Identifier: EUPL-1.2
// The changed text as rows: changes under the heading they stand under, and what stands unchanged
// between them, folded.
#include <algorithm>

#include "daemon/views/changes/changes_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "repo/text/tokens.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using repo::PassageChange;
using repo::PassageKind;
using repo::PassageState;
using repo::RunKind;
using repo::TokenKind;

const repo::Passage& passage_of(const PassageChange& change) {
    return change.after ? *change.after : *change.before;
}

bool is_emphasis(const repo::Token& token) {
    return token.kind == TokenKind::mark &&
           token.text.find_first_not_of("*_") == std::string_view::npos;
}

bool is_white(const std::string& text) {
    return std::ranges::all_of(repo::tokens_of(text), [](const repo::Token& token) {
        return token.kind == TokenKind::white;
    });
}

std::string new_words(const PassageChange& change) {
    std::string words;
    for (const repo::Run& run : change.runs) {
        const bool gone = change.after && run.kind == RunKind::removed;
        if (!gone) words += run.text;
    }
    return words;
}

// The break alone is marked: the words on both sides of it stand.
ChangedRun break_mark(PassageState state) {
    const auto kind = state == PassageState::joined ? RunKind::removed : RunKind::inserted;
    return {.kind = kind, .words = " ¶ "};
}

class Rows {
public:
    Rows(const repo::TextChanges& changes, const Speech& speech)
        : changes_{changes}, numbers_{change_numbers(changes)}, speech_{speech} {
        std::string section;
        for (const PassageChange& change : changes.passages) {
            if (passage_of(change).kind == PassageKind::heading && change.after)
                section = repo::excerpt(new_words(change));
            sections_.push_back(section);
        }
    }

    std::vector<ChangesRow> run() {
        for (std::size_t i = 0; i < changes_.passages.size(); ++i) {
            if (changes_.passages[i].state == PassageState::same) {
                unchanged_.push_back(i);
                continue;
            }
            end_fold();
            if (sections_[i] != told_section_) tell_section(i);
            rows_.push_back({.section = {}, .card = {card(i)}, .fold = {}});
        }
        end_fold();
        return std::move(rows_);
    }

private:
    void tell_section(std::size_t index) {
        told_section_ = sections_[index];
        const bool is_heading = passage_of(changes_.passages[index]).kind == PassageKind::heading;
        if (!is_heading && !told_section_.empty())
            rows_.push_back({.section = told_section_, .card = {}, .fold = {}});
    }

    void end_fold() {
        if (unchanged_.empty()) return;
        Fold fold{.words = speech_.count("changes_unchanged",
                                         static_cast<std::int64_t>(unchanged_.size())),
                  .lines = {},
                  .left_out = {}};
        const std::size_t shown = std::min(unchanged_.size(), limits::page_folded_passages_max);
        for (std::size_t i = 0; i < shown; ++i) {
            const PassageChange& change = changes_.passages[unchanged_[i]];
            std::string words;
            for (const ChangedRun& run : readable_runs(change))
                words += run.words;
            const PassageKind kind = passage_of(change).kind;
            fold.lines.push_back({.words = std::move(words),
                                  .heading = kind == PassageKind::heading,
                                  .item = kind == PassageKind::item});
        }
        if (shown < unchanged_.size()) {
            fold.left_out = speech_.count("changes_left_out",
                                          static_cast<std::int64_t>(unchanged_.size() - shown));
        }
        unchanged_.clear();
        rows_.push_back({.section = {}, .card = {}, .fold = {std::move(fold)}});
    }

    ChangeCard card(std::size_t index) const {
        const PassageChange& change = changes_.passages[index];
        const repo::Passage& passage = passage_of(change);
        ChangeCard card{.number = std::to_string(numbers_[index]),
                        .place = place_words(change),
                        .state = state_words(change),
                        .other = {},
                        .other_id = {},
                        .level = class_tag(change.remarks.level, speech_.language()),
                        .reasons = {},
                        .runs = readable_runs(change),
                        .heading = passage.kind == PassageKind::heading,
                        .item = passage.kind == PassageKind::item};
        for (const repo::Remark& remark : change.remarks.heaviest) {
            if (tells_more(change, remark))
                card.reasons.push_back(with_capital(say(speech_.language(), remark.phrase)));
        }
        if (change.state == PassageState::moved) tell_moved(card, change, "changes_moved_from");
        if (change.state == PassageState::moved_away) {
            tell_moved(card, change, "changes_moved_to");
            card.level = class_tag(repo::ChangeClass::structure, speech_.language());
            card.runs = readable_runs(changes_.passages[change.counterpart]);
            std::erase_if(card.runs,
                          [](const ChangedRun& run) { return run.kind == RunKind::inserted; });
            for (ChangedRun& run : card.runs)
                run.kind = RunKind::removed;
        }
        return card;
    }

    // What came or went, or was moved, is seen: its state says so already.
    static bool tells_more(const PassageChange& change, const repo::Remark& remark) {
        if (change.state == PassageState::inserted || change.state == PassageState::removed)
            return false;
        const std::string_view key = remark.phrase.key;
        return !key.ends_with("_moved") && !key.ends_with("_split") && !key.ends_with("_joined");
    }

    void tell_moved(ChangeCard& card, const PassageChange& change, std::string_view key) const {
        const auto& section = sections_[change.counterpart];
        card.other = section.empty() ? speech_.say(std::string{key} + "_top")
                                     : speech_.say(key, {{"section", section}});
        card.other_id = std::to_string(numbers_[change.counterpart]);
    }

    std::string place_words(const PassageChange& change) const {
        const repo::Passage& passage = passage_of(change);
        if (passage.kind == PassageKind::heading) return speech_.say("changes_heading");
        if (passage.paragraph == 0) return speech_.say("changes_passage");
        const auto number = std::to_string(passage.paragraph);
        return speech_.say(change.after ? "changes_paragraph" : "changes_paragraph_before",
                           {{"number", number}});
    }

    std::string state_words(const PassageChange& change) const {
        switch (change.state) {
            case PassageState::same:
            case PassageState::changed:
                return {};
            case PassageState::inserted:
                return speech_.say("changes_new");
            case PassageState::removed:
                return speech_.say("changes_removed");
            case PassageState::moved:
                return speech_.say("changes_moved_here");
            case PassageState::moved_away:
                return speech_.say("changes_moved_away");
            case PassageState::split:
                return speech_.say("changes_split", {{"parts", std::to_string(change.parts)}});
            case PassageState::joined:
                return speech_.say("changes_joined", {{"parts", std::to_string(change.parts)}});
        }
        return {};
    }

    const repo::TextChanges& changes_;
    std::vector<std::size_t> numbers_;
    const Speech& speech_;
    std::vector<std::string> sections_;  // the heading that each passage stands under
    std::vector<std::size_t> unchanged_;
    std::vector<ChangesRow> rows_;
    std::string told_section_;
};

}  // namespace

// Words as they are read: without what makes headings, list items and emphasis of them. A run of
// nothing but such marks is the change itself, and stays.
std::string readable(const repo::Run& run, bool begins, PassageKind kind) {
    const auto tokens = repo::tokens_of(run.text);
    std::string words;
    bool leading = begins && (kind == PassageKind::heading || kind == PassageKind::item);
    for (const repo::Token& token : tokens) {
        const bool marks_line = leading && token.kind == TokenKind::mark &&
                                std::string_view{"#-*+"}.contains(token.text.front());
        const bool indent = leading && words.empty() && token.kind == TokenKind::white;
        if (marks_line || indent) continue;
        leading = false;
        if (!is_emphasis(token)) words += token.text;
    }
    const bool only_marks = words.find_first_not_of(" \n") == std::string::npos;
    return only_marks && run.kind != RunKind::same && !begins ? run.text : words;
}

// White space that became other white space is no change that one can see.
std::vector<ChangedRun> readable_runs(const PassageChange& change) {
    std::vector<ChangedRun> runs;
    bool old_begins = true;
    bool new_begins = true;
    for (std::size_t i = 0; i < change.runs.size(); ++i) {
        const repo::Run& run = change.runs[i];
        const bool begins = run.kind == RunKind::removed ? old_begins : new_begins;
        if (run.kind != RunKind::inserted) old_begins = false;
        if (run.kind != RunKind::removed) new_begins = false;
        if (run.breaks) {
            runs.push_back(break_mark(change.state));
            continue;
        }
        const bool white = run.kind != RunKind::same && is_white(run.text);
        if (white && run.kind == RunKind::removed) continue;
        const RunKind kind = white ? RunKind::same : run.kind;
        auto words = readable(run, begins, passage_of(change).kind);
        if (!words.empty()) runs.push_back({.kind = kind, .words = std::move(words)});
    }
    return runs;
}

std::vector<std::size_t> change_numbers(const repo::TextChanges& changes) {
    std::vector<std::size_t> numbers;
    std::size_t last = 0;
    for (const PassageChange& change : changes.passages)
        numbers.push_back(change.state == PassageState::same ? 0 : ++last);
    return numbers;
}

std::vector<ChangesRow> changes_rows(const repo::TextChanges& changes, const Speech& speech) {
    return Rows{changes, speech}.run();
}

}  // namespace saksgang::views
