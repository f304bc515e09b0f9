// SPDX-License-Identifier: EUPL-1.2
#include "repo/text/changes_as_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "repo/text/change_summary.hpp"

namespace saksgang::repo {
namespace {

std::string marked_words(const PassageChange& change) {
    std::string words;
    for (const Run& run : change.runs) {
        if (run.breaks) {
            words += change.state == PassageState::joined ? "[- ¶ -]" : "{+ ¶ +}";
            continue;
        }
        // The white space that a break came or went for says nothing more.
        const bool white = run.text.find_first_not_of(" \t\r\n") == std::string::npos;
        if (white && change.parts > 1 && run.kind != RunKind::same) continue;
        switch (run.kind) {
            case RunKind::same:
                words += run.text;
                break;
            case RunKind::removed:
                words += fmt::format("[-{}-]", run.text);
                break;
            case RunKind::inserted:
                words += fmt::format("{{+{}+}}", run.text);
                break;
        }
    }
    return words;
}

std::string reasons(const Remarks& remarks, Language language) {
    std::string words = say(language, class_in_words(remarks.level));
    for (std::size_t i = 0; i < remarks.heaviest.size(); ++i) {
        words += i == 0 ? ": " : "; ";
        words += say(language, remarks.heaviest[i].phrase);
    }
    return words;
}

bool is_heading(const PassageChange& change) {
    return change.after && change.after->kind == PassageKind::heading;
}

std::string heading_words(const PassageChange& change) {
    std::string words;
    for (const Run& run : change.runs) {
        if (run.kind != RunKind::removed) words += run.text;
    }
    return excerpt(words);
}

bool is_told(const PassageChange& change) {
    return change.state != PassageState::same && change.state != PassageState::moved_away;
}

}  // namespace

std::string summary_in_words(const TextChanges& changes, Language language) {
    std::string words;
    for (const Phrase& phrase : counts_in_words(changes.counts)) {
        if (!words.empty()) words += ", ";
        words += say(language, phrase);
    }
    if (!words.empty()) return words + ".";
    const bool spacing = changes.level != ChangeClass::identical;
    return say(language, spacing ? "change.only_between" : "change.none");
}

std::string changes_as_text(const TextChanges& changes, Language language) {
    std::string text = summary_in_words(changes, language) + "\n";
    for (const Highlight& highlight : changes.highlights)
        text += fmt::format("- {}\n", say(language, highlight.remark.phrase));
    if (changes.coarse) text += say(language, "change.coarse") + "\n";
    std::string section;
    std::string told;
    for (const PassageChange& change : changes.passages) {
        if (is_heading(change)) section = heading_words(change);
        if (!is_told(change)) continue;
        if (section != told && !is_heading(change)) text += fmt::format("\n== {} ==\n", section);
        told = section;
        text +=
            fmt::format("\n({})\n{}\n", reasons(change.remarks, language), marked_words(change));
    }
    return text;
}

}  // namespace saksgang::repo
