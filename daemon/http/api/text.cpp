// SPDX-License-Identifier: EUPL-1.2
// What a text is made of, as the API shows it.
#include "daemon/app/read_structure.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/conditional.hpp"
#include "daemon/http/json_values.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

json::value level_json(const std::optional<repo::Level>& level) {
    if (!level) return nullptr;
    return json::string{repo::to_string(*level)};
}

json::object lines_json(repo::LineRange lines) {
    return {{"first", lines.first}, {"last", lines.last}};
}

json::object section_json(const repo::Structure& structure, const repo::Section& section) {
    json::value parent = nullptr;
    if (section.parent != 0) parent = json::string{structure.sections[section.parent].id};
    return {{"id", section.id},
            {"number", section.number},
            {"heading", section.heading},
            {"depth", section.depth},
            {"parent", std::move(parent)},
            {"level", level_json(section.level)},
            {"lines", lines_json(section.whole)},
            {"own_lines", lines_json(section.own)},
            {"sha256", to_hex(section.whole_hash)},
            {"own_sha256", to_hex(section.own_hash)}};
}

json::object outline_json(const app::VersionStructure& found) {
    json::array sections;
    for (const repo::Section& section : found.structure->sections) {
        if (section.depth > 0) sections.push_back(section_json(*found.structure, section));
    }
    return {{"version", found.version.text.version.value},
            {"text_sha256", to_hex(found.version.text.text_sha256)},
            {"sections", std::move(sections)}};
}

json::object goal_json(const repo::Goal& goal) {
    json::object made{{"level", repo::to_string(goal.level)},
                      {"section", goal.section},
                      {"paragraph", goal.paragraph == 0 ? json::value(nullptr) : goal.paragraph},
                      {"text", goal.text}};
    if (!goal.below.empty()) made["below"] = array_of(goal.below, goal_json);
    return made;
}

json::object goals_json(const app::VersionGoals& found) {
    const auto& goals = *found.goals;
    const auto cell = [](const repo::MatrixCell& one) { return json::value_from(one.paragraphs); };
    const auto row = [&](const std::vector<repo::MatrixCell>& one) { return array_of(one, cell); };
    return {{"version", found.version.text.version.value},
            {"visions", array_of(goals.visions, goal_json)},
            {"challenges", array_of(goals.challenges, goal_json)},
            {"goals", array_of(goals.goals, goal_json)},
            {"strategies", array_of(goals.strategies, goal_json)},
            {"focus_areas", array_of(goals.focus_areas, goal_json)},
            {"projects", array_of(goals.projects, goal_json)},
            {"loose", array_of(goals.loose, goal_json)},
            {"matrix", array_of(goals.matrix, row)}};
}

json::object finding_json(const app::VersionFindings& found, const repo::Finding& finding,
                          Language language) {
    const auto& section = found.structure->sections[finding.section];
    const auto key = "finding." + std::string{repo::to_string(finding.flaw)};
    return {{"flaw", repo::to_string(finding.flaw)},
            {"section", section.id},
            {"paragraph", finding.paragraph == 0 ? json::value(nullptr) : finding.paragraph},
            {"line", finding.line},
            {"stops", found.definition->text_check.stops(finding.flaw)},
            {"reason", say(language, finding.reason)},
            {"remedy", say(language, key + "_remedy")}};
}

}  // namespace

Answer get_findings(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto version, version_of(call));
    CO_TRY(const auto found, co_await app::read_findings(call.app, call.caller, document, version));
    const auto finding = [&](const repo::Finding& one) {
        return finding_json(found, one, call.language);
    };
    const json::object body{{"version", found.version.text.version.value},
                            {"findings", array_of(*found.findings, finding)}};
    co_return tagged(call.request, json_response(200, body));
}

Answer get_goals(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto version, version_of(call));
    CO_TRY(const auto found, co_await app::read_goals(call.app, call.caller, document, version));
    co_return tagged(call.request, json_response(200, goals_json(found)));
}

Answer get_outline(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto version, version_of(call));
    CO_TRY(const auto found,
           co_await app::read_structure(call.app, call.caller, document, version));
    co_return tagged(call.request, json_response(200, outline_json(found)));
}

}  // namespace saksgang::http
