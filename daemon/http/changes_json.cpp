// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/changes_json.hpp"

#include <algorithm>

#include "daemon/http/json_out.hpp"
#include "daemon/http/json_values.hpp"
#include "repo/text/change_summary.hpp"
#include "repo/text/changes_as_text.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

std::string_view to_string(repo::RunKind kind) {
    switch (kind) {
        case repo::RunKind::same:
            return "same";
        case repo::RunKind::removed:
            return "removed";
        case repo::RunKind::inserted:
            return "inserted";
    }
    assertion_failed("a run is of a kind", std::source_location::current());
}

json::object run_json(const repo::Run& run) {
    json::object object{{"change", to_string(run.kind)}, {"text", run.text}};
    if (run.breaks) object["breaks"] = true;
    return object;
}

json::object remark_json(const repo::Remark& remark, Language language) {
    json::object arguments;
    for (const auto& [name, value] : remark.phrase.arguments)
        arguments[name] = value;
    return {{"class", workflows::to_string(remark.level)},
            {"kind", remark.phrase.key},
            {"arguments", std::move(arguments)},
            {"message", say(language, remark.phrase)}};
}

json::value place_json(const std::optional<repo::Passage>& passage) {
    if (!passage) return nullptr;
    json::object place{{"line", passage->line}};
    if (passage->paragraph > 0) place["paragraph"] = passage->paragraph;
    return place;
}

json::object passage_json(const repo::PassageChange& change, std::size_t number,
                          Language language) {
    const repo::Passage& passage = change.after ? *change.after : *change.before;
    json::object object{
        {"number", number},
        {"state", repo::to_string(change.state)},
        {"kind", repo::to_string(passage.kind)},
        {"class", workflows::to_string(change.remarks.level)},
        {"before", place_json(change.before)},
        {"after", place_json(change.after)},
        {"runs", runs_json(change.runs)},
        {"reasons", array_of(change.remarks.heaviest, [&](const repo::Remark& remark) {
             return remark_json(remark, language);
         })}};
    const bool moved =
        change.state == repo::PassageState::moved || change.state == repo::PassageState::moved_away;
    if (moved) object["counterpart"] = change.counterpart;
    if (change.parts > 1) object["parts"] = change.parts;
    return object;
}

json::object counts_json(const repo::ChangeCounts& counts) {
    return {{"changed", counts.changed},  {"inserted", counts.inserted},
            {"removed", counts.removed},  {"moved", counts.moved},
            {"split", counts.split},      {"joined", counts.joined},
            {"typographic", counts.light}};
}

json::object changed_section_json(const repo::SectionChanges& section) {
    return {{"heading", section.heading},
            {"level", section.level},
            {"class", workflows::to_string(section.change)},
            {"changed", section.changed},
            {"removed", section.removed}};
}

json::object named_section_json(const app::NamedSection& section) {
    return {{"id", section.id.value}, {"name", section.name}};
}

}  // namespace

json::array runs_json(const std::vector<repo::Run>& runs) {
    return array_of(runs, run_json);
}

json::object changes_json(const app::ChangesView& view, Language language) {
    const repo::TextChanges& changes = *view.changes;
    json::array passages;
    for (std::size_t i = 0; i < changes.passages.size(); ++i) {
        if (changes.passages[i].state != repo::PassageState::same)
            passages.push_back(passage_json(changes.passages[i], i, language));
    }
    json::array highlights;
    for (const repo::Highlight& highlight : changes.highlights) {
        auto object = remark_json(highlight.remark, language);
        object["passage"] = highlight.passage;
        highlights.push_back(std::move(object));
    }
    const std::size_t unchanged = changes.passages.size() - passages.size();
    return {{"from", version_json(view.from)},
            {"to", version_json(view.to)},
            {"class", workflows::to_string(changes.level)},
            {"summary", repo::summary_in_words(changes, language)},
            {"counts", counts_json(changes.counts)},
            {"coarse", changes.coarse},
            {"highlights", std::move(highlights)},
            {"sections", array_of(changes.sections, changed_section_json)},
            {"within", array_of(view.sections, named_section_json)},
            {"unchanged", unchanged},
            {"passages", std::move(passages)}};
}

}  // namespace saksgang::http
