// SPDX-License-Identifier: EUPL-1.2
// One page of the changed text as rows: changes under the heading they stand under, and what stands
// unchanged between them, folded.
#include <algorithm>

#include "daemon/views/changes/changes_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using repo::PassageChange;
using repo::PassageKind;
using repo::PassageState;
using repo::RunKind;

std::string new_words(const PassageChange& change) {
    std::string words;
    for (const repo::Run& run : change.runs) {
        const bool gone = change.after && run.kind == RunKind::removed;
        if (!gone) words += run.text;
    }
    return words;
}

// Passages that are changes, in order: the place of each among them, from 1; 0 for the others.
std::vector<std::size_t> change_numbers(const repo::TextChanges& changes) {
    std::vector<std::size_t> numbers;
    std::size_t last = 0;
    for (const PassageChange& change : changes.passages)
        numbers.push_back(change.state == PassageState::same ? 0 : ++last);
    return numbers;
}

class Rows {
public:
    Rows(const repo::TextChanges& changes, std::size_t page, const Speech& speech)
        : changes_{changes},
          numbers_{change_numbers(changes)},
          pages_{change_pages(changes)},
          page_{std::clamp<std::size_t>(page, 1, pages_.size())},
          speech_{speech} {
        std::string section;
        for (const PassageChange& change : changes.passages) {
            if (passage_of(change).kind == PassageKind::heading && change.after)
                section = repo::excerpt(new_words(change));
            sections_.push_back(section);
            if (change.state != PassageState::same) passages_.push_back(sections_.size() - 1);
        }
    }

    void tell(ChangesBody& body) {
        body.page = page_;
        body.pages = pages_.size();
        for (std::size_t i = 0; i < body.highlights.size(); ++i)
            body.highlights[i].change = link(changes_.highlights[i].passage);
        body.rows = rows();
        if (body.pages == 1 || first_shown_ == 0) return;
        body.shown = speech_.say("changes_shown", {{"first", std::to_string(first_shown_)},
                                                   {"last", std::to_string(last_shown_)},
                                                   {"all", std::to_string(passages_.size())},
                                                   {"page", std::to_string(body.page)},
                                                   {"pages", std::to_string(body.pages)}});
        tell_sections(body);
    }

private:
    std::vector<ChangesRow> rows() {
        const PageBegin begin = pages_[page_ - 1];
        const PageBegin end = page_ < pages_.size()
                                  ? pages_[page_]
                                  : PageBegin{.passage = changes_.passages.size(), .piece = 0};
        for (std::size_t i = begin.passage; PageBegin{i, 0} < end; ++i) {
            if (changes_.passages[i].state == PassageState::same) {
                unchanged_.push_back(i);
                continue;
            }
            end_fold();
            if (sections_[i] != told_section_) tell_section(i);
            add_cards(i, i == begin.passage ? begin.piece : 0, end);
        }
        end_fold();
        return std::move(rows_);
    }

    void add_cards(std::size_t index, std::size_t first, PageBegin end) {
        auto pieces = change_pieces(changes_, index);
        for (std::size_t i = first; i < pieces.size() && PageBegin{index, i} < end; ++i)
            rows_.push_back(
                {.section = {}, .card = {card(index, i, std::move(pieces[i]))}, .fold = {}});
        if (first_shown_ == 0) first_shown_ = numbers_[index];
        last_shown_ = numbers_[index];
    }

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
                  .left_out = {},
                  .paragraph = {}};
        FoldRoom room;
        for (const std::size_t index : unchanged_) {
            if (!room.takes(changes_.passages[index])) break;
            fold.lines.push_back(folded(changes_.passages[index]));
        }
        if (const std::size_t left = unchanged_.size() - fold.lines.size(); left > 0) {
            fold.left_out = speech_.count("changes_left_out", static_cast<std::int64_t>(left));
            fold.paragraph = first_numbered(fold.lines.size());
        }
        unchanged_.clear();
        rows_.push_back({.section = {}, .card = {}, .fold = {std::move(fold)}});
    }

    static FoldedLine folded(const PassageChange& change) {
        std::string words;
        for (const ChangedRun& run : readable_runs(change))
            words += run.words;
        const PassageKind kind = passage_of(change).kind;
        return {.words = std::move(words),
                .heading = kind == PassageKind::heading,
                .item = kind == PassageKind::item};
    }

    // Of what stands unchanged from there on, the first that one can point at.
    std::string first_numbered(std::size_t from) const {
        for (std::size_t i = from; i < unchanged_.size(); ++i) {
            const int paragraph = passage_of(changes_.passages[unchanged_[i]]).paragraph;
            if (paragraph > 0) return std::to_string(paragraph);
        }
        return {};
    }

    ChangeLink link(std::size_t index) const {
        return {.number = std::to_string(numbers_[index]), .page = page_of(pages_, index)};
    }

    ChangeCard card(std::size_t index, std::size_t piece, ChangePiece words) const {
        const PassageChange& change = changes_.passages[index];
        const repo::Passage& passage = passage_of(change);
        const std::size_t number = numbers_[index];
        ChangeCard card{.number = std::to_string(number),
                        .piece = piece == 0 ? std::string{} : std::to_string(piece + 1),
                        .place = place_words(change),
                        .state = state_words(change),
                        .other = {},
                        .other_change = {},
                        .previous = {},
                        .next = {},
                        .level = class_tag(change.remarks.level, speech_.language()),
                        .reasons = {},
                        .runs = std::move(words),
                        .heading = passage.kind == PassageKind::heading,
                        .item = passage.kind == PassageKind::item};
        if (number > 1) card.previous = link(passages_[number - 2]);
        if (number < passages_.size()) card.next = link(passages_[number]);
        for (ChangedRun& run : card.runs) {
            if (run.left_out > 0)
                run.words = speech_.count("changes_signs", static_cast<std::int64_t>(run.left_out));
        }
        const bool away = change.state == PassageState::moved_away;
        if (away) card.level = class_tag(repo::ChangeClass::structure, speech_.language());
        if (piece > 0) {
            card.state = speech_.say("changes_goes_on");
            return card;
        }
        for (const repo::Remark& remark : change.remarks.heaviest) {
            if (tells_more(change, remark))
                card.reasons.push_back(with_capital(say(speech_.language(), remark.phrase)));
        }
        if (change.state == PassageState::moved) tell_moved(card, change, "changes_moved_from");
        if (away) tell_moved(card, change, "changes_moved_to");
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
        card.other_change = link(change.counterpart);
    }

    // The headings that have changes under them, so that one can go straight to one.
    void tell_sections(ChangesBody& body) const {
        std::size_t more = 0;
        const std::string* told = nullptr;
        for (const std::size_t index : passages_) {
            const std::string& section = sections_[index];
            if (told != nullptr && *told == section) continue;
            told = &section;
            if (body.sections.size() == limits::page_changed_sections_max)
                ++more;
            else
                body.sections.push_back(
                    {.words = section.empty() ? speech_.say("changes_top") : section,
                     .change = link(index)});
        }
        if (more > 0)
            body.more_sections =
                speech_.count("changes_more_sections", static_cast<std::int64_t>(more));
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
    std::vector<PageBegin> pages_;
    std::size_t page_;
    const Speech& speech_;
    std::vector<std::string> sections_;  // the heading that each passage stands under
    std::vector<std::size_t> passages_;  // those that are changes, by their number
    std::vector<std::size_t> unchanged_;
    std::vector<ChangesRow> rows_;
    std::string told_section_;
    std::size_t first_shown_ = 0;
    std::size_t last_shown_ = 0;
};

}  // namespace

void tell_page(ChangesBody& body, const repo::TextChanges& changes, std::size_t page,
               const Speech& speech) {
    Rows{changes, page, speech}.tell(body);
}

}  // namespace saksgang::views
