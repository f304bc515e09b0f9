// SPDX-License-Identifier: EUPL-1.2
// Runs of a change as they are read: the words, without the marks that make headings, list items
// and emphasis of them.
#include <algorithm>

#include "daemon/views/changes/changes_parts.hpp"
#include "repo/text/tokens.hpp"

namespace saksgang::views {
namespace {

using repo::PassageChange;
using repo::PassageKind;
using repo::PassageState;
using repo::RunKind;
using repo::TokenKind;

bool is_emphasis(const repo::Token& token) {
    return token.kind == TokenKind::mark &&
           token.text.find_first_not_of("*_") == std::string_view::npos;
}

bool is_white(const std::string& text) {
    return std::ranges::all_of(repo::tokens_of(text), [](const repo::Token& token) {
        return token.kind == TokenKind::white;
    });
}

// The break alone is marked: the words on both sides of it stand.
ChangedRun break_mark(PassageState state) {
    const auto kind = state == PassageState::joined ? RunKind::removed : RunKind::inserted;
    return {.kind = kind, .words = " ¶ "};
}

}  // namespace

const repo::Passage& passage_of(const PassageChange& change) {
    return change.after ? *change.after : *change.before;
}

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

}  // namespace saksgang::views
