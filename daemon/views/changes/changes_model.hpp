// SPDX-License-Identifier: EUPL-1.2
// What the page of changes between two texts says, as strings and flags in one language. Pure; any
// thread. Knows nothing of markup, and shows no mark-up of the text beyond what a reader needs.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "daemon/app/read_versions.hpp"
#include "daemon/views/document_head.hpp"
#include "daemon/views/overview_model.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::views {

enum class ChangesLayout { inline_text = 1, side_by_side };
ChangesLayout changes_layout_from(std::string_view text);  // inline for anything unknown
std::string_view to_string(ChangesLayout layout);

// A text that may be chosen: by what was decided, by a milestone, or by its version.
struct TextChoice {
    std::string value;  // "decision:2"
    std::string words;  // "Styret: tilslutning, 26. april 2024"
    bool chosen = false;
};

struct ChoiceGroup {
    std::string words;
    std::vector<TextChoice> choices;
};

struct ChangedRun {
    repo::RunKind kind = repo::RunKind::same;
    std::string words;
    std::size_t left_out = 0;  // characters that stand unchanged; then the words say so
};

// To a change, on the page it stands on.
struct ChangeLink {
    std::string number;  // none: to nothing
    std::size_t page = 1;
};

struct ChangeCard {
    std::string number;  // "3": its place among the changes, and in its address
    std::string piece;   // "2", where it goes on; else nothing
    std::string place;   // "Avsnitt 12"
    std::string state;   // "Nytt", "Flyttet hit"; of an ordinary change, nothing
    std::string other;   // where a moved passage stands, or stood; links to that change
    ChangeLink other_change;
    ChangeLink previous;
    ChangeLink next;
    Tag level;
    std::vector<std::string> reasons;
    std::vector<ChangedRun> runs;
    bool heading = false;
    bool item = false;
};

struct FoldedLine {
    std::string words;
    bool heading = false;
    bool item = false;
};

struct Fold {
    std::string words;  // "12 avsnitt uten endringer"
    std::vector<FoldedLine> lines;
    std::string left_out;   // "og 3600 avsnitt til"
    std::string paragraph;  // the first of those, where it has a number
};

// One of the three.
struct ChangesRow {
    std::string section;
    std::vector<ChangeCard> card;
    std::vector<Fold> fold;
};

struct HighlightLine {
    std::string words;
    ChangeLink change;
    Tag level;
};

struct ChangedSection {
    std::string words;
    ChangeLink change;  // the first under it
};

// What changed, without what was compared with what: the summary of all, and the changes of a page.
struct ChangesBody {
    std::string summary;
    Tag level;
    std::string coarse;
    std::vector<HighlightLine> highlights;
    std::size_t page = 1;
    std::size_t pages = 1;
    std::string shown;  // "Endring 1–200 av 20000, side 1 av 100"; nothing where all stand here
    std::vector<ChangedSection> sections;  // with changes; likewise
    std::string more_sections;
    std::vector<ChangesRow> rows;
};

// `page`, from 1: the last one, where there are not so many. How much stands on one:
// limits::page_changes_max and page_changes_bytes_max.
ChangesBody changes_body(const repo::TextChanges& changes, std::size_t page, Language language);

struct ChangesModel {
    DocumentHead head;
    std::vector<ChoiceGroup> from;
    std::vector<ChoiceGroup> to;
    ChangesLayout layout = ChangesLayout::inline_text;
    std::string problem;  // why there is nothing to show; the form is shown again
    std::string problem_field;
    std::string compared;     // "Fra versjon 2 … til versjon 3 …"
    std::string within;       // the sections that a decision is about: nothing else is shown
    std::string whole_query;  // … of this page with all of it
    std::string pages_query;  // … of its other pages, but for their number
    std::string text_path;    // where the newer text stands
    ChangesBody body;
};

struct ChangesChoice {
    std::string from;
    std::string to;
    ChangesLayout layout = ChangesLayout::inline_text;
    std::size_t page = 1;
};

// What is compared when nothing was chosen: with the newest decision about a whole text that is no
// longer today's, else with the version before. Empty: there is only one text.
std::string usual_from(const app::ProcessView& view, std::span<const workflows::Version> versions);

ChangesModel changes_model(const app::ProcessView& view,
                           std::span<const workflows::Version> versions,
                           const ChangesChoice& choice, const app::ChangesView& changes,
                           Language language);
// The same page where nothing can be shown.
ChangesModel changes_problem(const app::ProcessView& view,
                             std::span<const workflows::Version> versions,
                             const ChangesChoice& choice, const Error& error, Language language);

// "7 avsnitt endret, 1 nytt. Viktigst: tallet 50 ble 55." For where there is room for no more.
std::string changes_in_short(const repo::TextChanges& changes, Language language);
Tag class_tag(repo::ChangeClass level, Language language);

}  // namespace saksgang::views
