// SPDX-License-Identifier: EUPL-1.2
#include "tests/unit/text/marked.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace saksgang::repo {
namespace {

std::string marked_words(const PassageChange& change) {
    std::string words;
    for (const Run& run : change.runs) {
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
    std::string line;
    for (const char each : words)
        line += each == '\n' ? std::string{"\\n"} : std::string{each};
    return line;
}

std::string reason(const Remark& remark) {
    std::string line =
        fmt::format("    {}: {}", workflows::to_string(remark.level), remark.phrase.key);
    for (const auto& [name, value] : remark.phrase.arguments)
        line += fmt::format(" {}={}", name, value);
    return line + "\n";
}

}  // namespace

std::string marked(const TextChanges& changes) {
    std::string text = fmt::format("{}{}\n", workflows::to_string(changes.level),
                                   changes.coarse ? " (coarse)" : "");
    for (const PassageChange& change : changes.passages) {
        if (change.state == PassageState::same) continue;
        text += fmt::format("{}: {}\n", to_string(change.state), marked_words(change));
        for (const Remark& remark : change.remarks.heaviest)
            text += reason(remark);
    }
    return text;
}

std::string old_text_from(const TextChanges& changes) {
    std::vector<const PassageChange*> standing;
    for (const PassageChange& change : changes.passages) {
        if (change.before && change.state != PassageState::moved_away) standing.push_back(&change);
    }
    std::ranges::sort(standing, {},
                      [](const PassageChange* change) { return change->before->begin; });
    std::string text = changes.lead_before;
    for (const PassageChange* change : standing) {
        for (const Run& run : change->runs) {
            if (run.kind != RunKind::inserted) text += run.text;
        }
        text += change->gap_before;
    }
    return text;
}

std::string new_text_from(const TextChanges& changes) {
    std::string text = changes.lead_after;
    for (const PassageChange& change : changes.passages) {
        if (!change.after) continue;
        for (const Run& run : change.runs) {
            if (run.kind != RunKind::removed) text += run.text;
        }
        text += change.gap_after;
    }
    return text;
}

}  // namespace saksgang::repo
