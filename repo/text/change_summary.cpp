// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/change_summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

bool counted(const PassageChange& change) {
    return change.state != PassageState::same && change.state != PassageState::moved_away;
}

std::string words_of(const PassageChange& heading) {
    std::string words;
    for (const Run& run : heading.runs) {
        if (heading.after ? run.kind != RunKind::removed : true) words += run.text;
    }
    return excerpt(words);
}

bool words_changed(const PassageChange& change) {
    return std::ranges::any_of(change.runs,
                               [](const Run& run) { return run.kind != RunKind::same; });
}

void count(ChangeCounts& counts, const PassageChange& change) {
    const bool light = change.remarks.level <= ChangeClass::typographic;
    switch (change.state) {
        case PassageState::same:
        case PassageState::moved_away:
            return;
        case PassageState::changed:
            ++(light ? counts.light : counts.changed);
            return;
        case PassageState::inserted:
            ++counts.inserted;
            return;
        case PassageState::removed:
            ++counts.removed;
            return;
        case PassageState::moved:
            ++counts.moved;
            if (words_changed(change)) ++counts.changed;
            return;
        case PassageState::split:
            ++counts.split;
            return;
        case PassageState::joined:
            ++counts.joined;
            return;
    }
}

bool gap_changed(const PassageChange& change) {
    const bool stands = change.before && change.after;
    return stands && change.gap_before != change.gap_after;
}

void add_to_section(std::vector<SectionChanges>& sections, const PassageChange& change) {
    const bool heading =
        (change.after ? *change.after : *change.before).kind == PassageKind::heading;
    // A heading that stands elsewhere now opens no section where it was.
    const bool opens = heading && change.state != PassageState::moved_away;
    if (opens || sections.empty()) {
        SectionChanges section;
        if (opens) {
            section.heading = words_of(change);
            section.level = (change.after ? *change.after : *change.before).level;
            section.removed = change.state == PassageState::removed;
        }
        sections.push_back(std::move(section));
    }
    SectionChanges& section = sections.back();
    section.change = std::max(section.change, change.remarks.level);
    if (counted(change)) ++section.changed;
}

std::string number_key(std::string_view what, std::size_t number) {
    return fmt::format("change.count_{}_{}", what, number == 1 ? "one" : "many");
}

}  // namespace

void summarise(TextChanges& changes) {
    bool spacing = changes.lead_before != changes.lead_after;
    for (std::size_t i = 0; i < changes.passages.size(); ++i) {
        const PassageChange& change = changes.passages[i];
        count(changes.counts, change);
        add_to_section(changes.sections, change);
        changes.level = std::max(changes.level, change.remarks.level);
        spacing = spacing || gap_changed(change);
        if (counted(change) && !change.remarks.heaviest.empty())
            changes.highlights.push_back({.remark = change.remarks.heaviest.front(), .passage = i});
    }
    if (spacing) changes.level = std::max(changes.level, ChangeClass::typographic);
    std::ranges::sort(changes.highlights, [](const Highlight& one, const Highlight& other) {
        if (one.remark.weight != other.remark.weight)
            return one.remark.weight > other.remark.weight;
        return one.passage < other.passage;
    });
    if (changes.highlights.size() > limits::changes_highlights_max)
        changes.highlights.resize(limits::changes_highlights_max);
}

std::vector<Phrase> counts_in_words(const ChangeCounts& counts) {
    std::vector<Phrase> phrases;
    const auto say = [&](std::string_view what, std::size_t number) {
        if (number == 0) return;
        phrases.push_back(
            {.key = number_key(what, number), .arguments = {{"count", std::to_string(number)}}});
    };
    say("changed", counts.changed);
    say("inserted", counts.inserted);
    say("removed", counts.removed);
    say("moved", counts.moved);
    say("split", counts.split);
    say("joined", counts.joined);
    say("light", counts.light);
    return phrases;
}

Phrase class_in_words(ChangeClass change) {
    return {.key = fmt::format("change.class_{}", workflows::to_string(change)), .arguments = {}};
}

}  // namespace saksgang::repo
