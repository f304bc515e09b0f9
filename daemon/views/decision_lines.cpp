// SPDX-License-Identifier: EUPL-1.2
// Decisions, each with the exact text it was about, and how it stands against today's.
#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "daemon/views/changes/changes_model.hpp"
#include "daemon/views/overview_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using app::ProcessView;
using workflows::Decision;
using workflows::Standing;
using workflows::Version;

const Version* find_version(const OverviewReading& reading, VersionNumber number) {
    const auto found = std::ranges::find(
        reading.versions, number, [](const Version& version) { return version.text.version; });
    return found == reading.versions.end() ? nullptr : &*found;
}

std::string when_line(const Decision& decision, const Speech& speech) {
    const auto day = speech.date(decision.decided_on);
    if (decision.case_number.empty()) return day;
    return speech.say("day_and_case", {{"day", day}, {"case", decision.case_number}});
}

std::string about_text(const OverviewReading& reading, const Decision& decision,
                       const Speech& speech) {
    const Version* version = find_version(reading, decision.text.version);
    const auto number = std::to_string(decision.text.version.value);
    if (version == nullptr || version->name.empty()) {
        return speech.say("about_version", {{"version", number}});
    }
    return speech.say("about_version_named", {{"version", number}, {"name", version->name}});
}

// As it was called then; its id where that cannot be read.
std::string section_name_of(const OverviewReading& reading, const Decision& decision,
                            const SectionSlug& section) {
    if (reading.section_names == nullptr) return section.value;
    const auto found = reading.section_names->find({decision.text.version, section});
    return found == reading.section_names->end() ? section.value : found->second;
}

std::string about_line(const OverviewReading& reading, const Decision& decision,
                       const Speech& speech) {
    const auto text = about_text(reading, decision, speech);
    if (decision.sections.empty()) return text;
    std::vector<std::string> names;
    for (const auto& [section, sha256] : decision.sections)
        names.push_back(speech.say("section_quoted",
                                   {{"section", section_name_of(reading, decision, section)}}));
    const auto sections = speech.say(names.size() == 1 ? "about_section" : "about_sections",
                                     {{"sections", listed(names, speech)}});
    return fmt::format("{} {}", text, sections);
}

const Decision* correction_of(const ProcessView& view, DecisionNumber number) {
    const auto found = std::ranges::find_if(view.process.decisions, [&](const Decision& decision) {
        return decision.corrects == number;
    });
    return found == view.process.decisions.end() ? nullptr : &*found;
}

std::string lapsed_why(const ProcessView& view, const Decision& decision, const Speech& speech) {
    if (!decision.sections.empty()) return speech.say("part_changed_since");
    // Today's text may be one that this reader may not know of.
    const bool newer = view.version && view.version->text.version > decision.text.version;
    if (!newer) return speech.say("text_changed_since");
    return speech.say("text_changed_to",
                      {{"version", std::to_string(view.version->text.version.value)}});
}

std::string standing_why(const ProcessView& view, const Decision& decision, const Speech& speech) {
    switch (decision.standing) {
        case Standing::valid:
            return speech.say(decision.sections.empty() ? "holds_for_today" : "part_unchanged");
        case Standing::carried:
            return speech.say("carried_over");
        case Standing::lapsed:
            return lapsed_why(view, decision, speech);
        case Standing::withdrawn: {
            const Decision* correction = correction_of(view, decision.number);
            if (correction == nullptr) return speech.say("was_withdrawn");
            return speech.say("was_corrected_by",
                              {{"decision", std::to_string(correction->number.value)}});
        }
    }
    return {};
}

std::vector<std::string> notes_of(const Decision& decision, const Speech& speech) {
    std::vector<std::string> notes;
    const auto& votes = decision.votes;
    if (votes.in_favour + votes.against + votes.abstained > 0) {
        notes.push_back(votes_line(votes, speech));
    }
    if (decision.seats > 0) {
        notes.push_back(speech.say("present_of", {{"present", std::to_string(decision.present)},
                                                  {"seats", std::to_string(decision.seats)}}));
    }
    if (decision.overridden) notes.push_back(speech.say("recorded_in_spite_of_rule"));
    if (decision.late) notes.push_back(speech.say("recorded_late"));
    if (decision.corrects) {
        notes.push_back(
            speech.say("corrects", {{"decision", std::to_string(decision.corrects->value)}}));
    }
    return notes;
}

DecisionLine line_of(const OverviewReading& reading, const Decision& decision,
                     const Speech& speech) {
    DecisionLine line{
        .number = std::to_string(decision.number.value),
        .title = decision_title(reading.process, decision, speech),
        .when = when_line(decision, speech),
        .standing = standing_tag(decision.standing, speech),
        .about = about_line(reading, decision, speech),
        .version_url = {},
        .standing_why = standing_why(reading.process, decision, speech),
        .notes = notes_of(decision, speech),
        .changes = {},
        .changes_url = {}};
    if (find_version(reading, decision.text.version) != nullptr) {
        line.version_url = text_url(reading.process.process.document, decision.text.version);
    }
    const auto changes = reading.changes.find(decision.number);
    if (changes != reading.changes.end()) {
        line.changes = speech.say(
            "changes_since", {{"summary", changes_in_short(*changes->second, speech.language())}});
        line.changes_url =
            fmt::format("/documents/{}/changes?from=decision:{}",
                        reading.process.process.document.value, decision.number.value);
    }
    return line;
}

}  // namespace

std::string decision_title(const ProcessView& view, const Decision& decision,
                           const Speech& speech) {
    return fmt::format("{}: {}", name_of(view, decision.body, speech), kind_of(decision, speech));
}

Tag standing_tag(Standing standing, const Speech& speech) {
    const auto words = speech.say(fmt::format("standing_{}", to_string(standing)));
    switch (standing) {
        case Standing::valid:
        case Standing::carried:
            return {.words = words, .tone = Tone::success};
        case Standing::lapsed:
            return {.words = words, .tone = Tone::warning};
        case Standing::withdrawn:
            return {.words = words, .tone = Tone::neutral};
    }
    return {};
}

std::string votes_line(const workflows::Votes& votes, const Speech& speech) {
    if (votes.against == 0 && votes.abstained == 0) {
        return speech.count("votes_unanimous", votes.in_favour);
    }
    return speech.say("votes", {{"in_favour", std::to_string(votes.in_favour)},
                                {"against", std::to_string(votes.against)},
                                {"abstained", std::to_string(votes.abstained)}});
}

std::vector<DecisionLine> decision_lines(const OverviewReading& reading, const Speech& speech) {
    std::vector<DecisionLine> lines;
    for (const Decision& decision : reading.process.process.decisions | std::views::reverse) {
        lines.push_back(line_of(reading, decision, speech));
    }
    return lines;
}

std::vector<DecisionNumber> decisions_with_changes(const app::ProcessView& process) {
    std::vector<DecisionNumber> numbers;
    for (const Decision& decision : process.process.decisions | std::views::reverse) {
        const bool changed = decision.standing == Standing::lapsed && process.version &&
                             decision.text.text_sha256 != process.version->text.text_sha256;
        if (changed) numbers.push_back(decision.number);
        if (numbers.size() == limits::page_decisions_compared_max) break;
    }
    return numbers;
}

}  // namespace saksgang::views
