// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/paragraph/paragraph_model.hpp"

#include <fmt/format.h>

#include "daemon/views/changes/changes_parts.hpp"
#include "daemon/views/overview_parts.hpp"

namespace saksgang::views {
namespace {

using store::VersionInShort;
using workflows::Decision;
using workflows::Version;

std::string place_in_text(const app::ProcessView& view, VersionNumber version, int paragraph) {
    return fmt::format("{}#p{}", text_url(view.process.document, version), paragraph);
}

std::string who_line(const VersionInShort& version, const std::string& name, const Speech& speech) {
    const auto role = name_of(version.saved_by.role, speech);
    if (name.empty()) return with_capital(role);
    return speech.say("paragraph_who_named", {{"name", name}, {"role", role}});
}

DecisionMention mention(const app::ProcessView& view, const Decision& decision,
                        const Speech& speech) {
    return {.words = fmt::format("{}, {}", decision_title(view, decision, speech),
                                 speech.date(decision.decided_on)),
            .standing = standing_tag(decision.standing, speech)};
}

// Marks that begin an item or a quote, and those of emphasis, are not read.
std::vector<BroughtWords> brought_words(const app::ProvenanceView& view) {
    const app::Wording& wording = *view.wording;
    const auto& range = wording.paragraphs[static_cast<std::size_t>(*view.paragraph) - 1];
    std::vector<BroughtWords> brought;
    std::size_t at = range.begin;
    for (const auto& origin :
         repo::origins_within(wording.provenance.origins, range.begin, range.end)) {
        auto words =
            readable({.kind = repo::RunKind::same, .text = wording.text->substr(at, origin.bytes)},
                     at == range.begin, repo::PassageKind::item);
        at += origin.bytes;
        const auto version = std::to_string(origin.version.value);
        if (words.empty()) continue;
        const auto end = words.find_last_not_of(" \n") + 1;
        brought.push_back(
            {.words = words.substr(0, end), .version = version, .after = words.substr(end)});
    }
    return brought;
}

BringerLine bringer_line(const app::ProcessView& view, const app::Bringers& bringers,
                         const VersionInShort& version, const Speech& speech) {
    BringerLine line{
        .version = std::to_string(version.number.value),
        .url = text_url(view.process.document, version.number),
        .title = version_title(version, speech),
        .when = version_when(view, version, speech),
        .who = who_line(version, bringers.names.at(version.saved_by.pseudonym), speech),
        .decision = {}};
    if (const auto* decision = app::first_about(bringers.decisions, version.number))
        line.decision.push_back(mention(view, *decision, speech));
    return line;
}

std::string_view state_of(const app::ParagraphStep& step) {
    if (!step.changes) return "paragraph_came";
    if (!step.moved) return "paragraph_changed";
    return step.changes->level == repo::ChangeClass::identical ? "paragraph_moved"
                                                               : "paragraph_moved_changed";
}

std::vector<ChangedRun> runs_of(const app::ParagraphStep& step) {
    if (!step.changes) {
        auto words = readable({.kind = repo::RunKind::same, .text = step.text}, true,
                              repo::PassageKind::item);
        return {{.kind = repo::RunKind::same, .words = std::move(words)}};
    }
    std::vector<ChangedRun> runs;
    for (const repo::PassageChange& change : step.changes->passages) {
        if (!runs.empty()) runs.push_back({.kind = repo::RunKind::same, .words = "\n"});
        for (ChangedRun& run : readable_runs(change))
            runs.push_back(std::move(run));
    }
    return runs;
}

ParagraphStepLine step_line(const app::ProcessView& view, const app::ParagraphStep& step,
                            const Speech& speech) {
    const auto version = store::in_short(step.version);
    ParagraphStepLine line{.url = place_in_text(view, version.number, step.paragraph),
                           .title = version_title(version, speech),
                           .when = version_when(view, version, speech),
                           .who = who_line(version, step.name, speech),
                           .state = speech.say(std::string{state_of(step)}),
                           .level = {},
                           .runs = runs_of(step),
                           .decisions = {}};
    if (step.changes) line.level.push_back(class_tag(app::class_of(step), speech.language()));
    for (const Decision& decision : step.decisions)
        line.decisions.push_back(mention(view, decision, speech));
    return line;
}

ParagraphModel head_of(const app::ProcessView& view, const Version& version, int paragraph,
                       const Speech& speech) {
    ParagraphModel model;
    model.head = document_head(view, DocumentTab::text, speech);
    model.title = speech.say("paragraph_title", {{"number", std::to_string(paragraph)}});
    model.version_line = version_line(view, version, speech);
    model.text_url = place_in_text(view, version.text.version, paragraph);
    return model;
}

}  // namespace

ParagraphModel paragraph_model(const app::ProcessView& view, const app::ProvenanceView& provenance,
                               const app::ParagraphHistory& history, Language language) {
    const Speech speech{language};
    auto model = head_of(view, provenance.version, history.paragraph, speech);
    model.words = brought_words(provenance);
    for (const auto& version : provenance.bringers.versions)
        model.bringers.push_back(bringer_line(view, provenance.bringers, version, speech));
    for (const app::ParagraphStep& step : history.steps)
        model.steps.push_back(step_line(view, step, speech));
    if (history.earlier) {
        model.earlier_url =
            fmt::format("/documents/{}/versions/{}/paragraphs/{}", view.process.document.value,
                        history.earlier->version.value, history.earlier->paragraph);
    }
    return model;
}

ParagraphModel paragraph_unknown(const app::ProcessView& view, const Version& version,
                                 int paragraph, Language language) {
    auto model = head_of(view, version, paragraph, Speech{language});
    model.too_large = true;
    return model;
}

}  // namespace saksgang::views
