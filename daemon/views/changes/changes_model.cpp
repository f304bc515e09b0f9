// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/changes/changes_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "daemon/app/local_time.hpp"
#include "daemon/views/changes/changes_parts.hpp"
#include "daemon/views/overview_parts.hpp"
#include "repo/text/change_summary.hpp"
#include "repo/text/changes_as_text.hpp"

namespace saksgang::views {
namespace {

using repo::ChangeClass;
using workflows::Decision;
using workflows::Version;

Tone tone_of(ChangeClass level) {
    switch (level) {
        case ChangeClass::identical:
        case ChangeClass::typographic:
        case ChangeClass::wording:
            return Tone::neutral;
        case ChangeClass::structure:
            return Tone::accent;
        case ChangeClass::particulars:
            return Tone::warning;
        case ChangeClass::substance:
            return Tone::danger;
    }
    return Tone::neutral;
}

std::string version_words(const app::ProcessView& view, const Version& version,
                          const Speech& speech) {
    const Instant when = version.released_at.value_or(version.saved_at);
    const auto day = speech.date(app::local_date(when, view.council.time_zone));
    const auto number = std::to_string(version.text.version.value);
    if (version.name.empty())
        return speech.say("changes_version", {{"version", number}, {"day", day}});
    return speech.say("changes_version_named",
                      {{"version", number}, {"name", version.name}, {"day", day}});
}

ChangesModel form_of(const app::ProcessView& view, std::span<const Version> versions,
                     const ChangesChoice& choice, const Speech& speech) {
    ChangesModel model;
    model.head = document_head(view, DocumentTab::changes, speech);
    model.from = text_choices(view, versions, choice.from, false, speech);
    model.to = text_choices(view, versions, choice.to, true, speech);
    model.layout = choice.layout;
    return model;
}

std::vector<HighlightLine> highlight_lines(const repo::TextChanges& changes, const Speech& speech) {
    std::vector<HighlightLine> lines;
    for (const repo::Highlight& highlight : changes.highlights) {
        lines.push_back({.words = with_capital(say(speech.language(), highlight.remark.phrase)),
                         .change = {},
                         .level = class_tag(highlight.remark.level, speech.language())});
    }
    return lines;
}

}  // namespace

ChangesLayout changes_layout_from(std::string_view text) {
    return text == to_string(ChangesLayout::side_by_side) ? ChangesLayout::side_by_side
                                                          : ChangesLayout::inline_text;
}

std::string_view to_string(ChangesLayout layout) {
    switch (layout) {
        case ChangesLayout::inline_text:
            return "inline";
        case ChangesLayout::side_by_side:
            return "side";
    }
    return "inline";
}

Tag class_tag(ChangeClass level, Language language) {
    return {.words = say(language, repo::class_in_words(level)), .tone = tone_of(level)};
}

std::string usual_from(const app::ProcessView& view, std::span<const Version> versions) {
    if (!view.version) return {};
    for (const Decision& decision : view.process.decisions | std::views::reverse) {
        const bool known = std::ranges::any_of(versions, [&](const Version& version) {
            return version.text.version == decision.text.version;
        });
        const bool stands = decision.standing != workflows::Standing::withdrawn;
        const bool older = decision.text.text_sha256 != view.version->text.text_sha256;
        const bool whole = decision.sections.empty();
        if (known && stands && older && whole)
            return "decision:" + std::to_string(decision.number.value);
    }
    for (const Version& version : versions) {  // newest first
        if (version.text.version < view.version->text.version)
            return std::to_string(version.text.version.value);
    }
    return {};
}

ChangesBody changes_body(const repo::TextChanges& changes, std::size_t page, Language language) {
    const Speech speech{language};
    ChangesBody body{.summary = with_capital(repo::summary_in_words(changes, language)),
                     .level = class_tag(changes.level, language),
                     .coarse = {},
                     .highlights = highlight_lines(changes, speech),
                     .shown = {},
                     .sections = {},
                     .more_sections = {},
                     .rows = {}};
    if (changes.coarse) body.coarse = say(language, "change.coarse");
    tell_page(body, changes, page, speech);
    return body;
}

ChangesModel changes_model(const app::ProcessView& view, std::span<const Version> versions,
                           const ChangesChoice& choice, const app::ChangesView& changes,
                           Language language) {
    const Speech speech{language};
    ChangesModel model = form_of(view, versions, choice, speech);
    model.compared =
        speech.say("changes_compared", {{"from", version_words(view, changes.from, speech)},
                                        {"to", version_words(view, changes.to, speech)}});
    if (!changes.sections.empty()) {
        std::vector<std::string> names;
        for (const app::NamedSection& section : changes.sections)
            names.push_back(speech.say("section_quoted", {{"section", section.name}}));
        model.within = speech.say("changes_within", {{"sections", listed(names, speech)}});
        model.whole_query = fmt::format("from={}&to={}", changes.from.text.version.value,
                                        changes.to.text.version.value);
    }
    // "Today's text" may be another by the time the next page is asked for.
    model.pages_query =
        fmt::format("from={}&to={}", choice.from,
                    choice.to.empty() ? std::to_string(changes.to.text.version.value) : choice.to);
    if (choice.layout != ChangesLayout::inline_text)
        model.pages_query += fmt::format("&view={}", to_string(choice.layout));
    model.text_path = text_url(view.process.document, changes.to.text.version);
    model.body = changes_body(*changes.changes, choice.page, language);
    return model;
}

ChangesModel changes_problem(const app::ProcessView& view, std::span<const Version> versions,
                             const ChangesChoice& choice, const Error& error, Language language) {
    const Speech speech{language};
    ChangesModel model = form_of(view, versions, choice, speech);
    const bool nothing = model.from.empty();
    model.problem_field = error.field == "to" ? "to" : "from";
    model.problem = speech.say(nothing ? "changes_no_text" : "changes_unknown_text");
    return model;
}

std::string changes_in_short(const repo::TextChanges& changes, Language language) {
    std::string words = with_capital(repo::summary_in_words(changes, language));
    if (changes.highlights.empty()) return words;
    const auto most = say(language, changes.highlights.front().remark.phrase);
    return words + " " + Speech{language}.say("changes_most", {{"words", most}});
}

}  // namespace saksgang::views
