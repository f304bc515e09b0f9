// SPDX-License-Identifier: EUPL-1.2
// Which version brought which words, and what became of one paragraph, as the API shows it.
#include "daemon/app/read_provenance.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/changes_json.hpp"
#include "daemon/http/json_values.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

json::value name_or_null(const std::string& name) {
    if (name.empty()) return nullptr;
    return json::string{name};
}

json::object decision_in_short(const workflows::Decision& decision) {
    return {{"decision", decision.number.value},
            {"body", decision.body.value},
            {"kind", workflows::to_string(decision.kind)},
            {"decided_on", format_date(decision.decided_on)},
            {"standing", workflows::to_string(decision.standing)},
            {"version", decision.text.version.value}};
}

json::object version_in_short(const workflows::Version& version, const std::string& saved_by) {
    return {{"number", version.text.version.value},
            {"name", version.name},
            {"saved_at", format_instant(version.saved_at)},
            {"released_at", instant_or_null(version.released_at)},
            {"saved_by",
             {{"role", to_string(version.saved_by.role)},
              {"pseudonym", version.saved_by.pseudonym.value},
              {"name", name_or_null(saved_by)}}}};
}

json::object bringer_json(const app::Bringer& bringer) {
    json::object object = version_in_short(bringer.version, bringer.name);
    object["decision"] = nullptr;
    if (bringer.decision) object["decision"] = decision_in_short(*bringer.decision);
    return object;
}

json::object paragraph_json(const app::Wording& wording, std::size_t place) {
    const auto& range = wording.paragraphs[place];
    json::array runs;
    std::size_t at = range.begin;
    for (const auto& origin :
         repo::origins_within(wording.provenance.origins, range.begin, range.end)) {
        runs.push_back(json::object{{"version", origin.version.value},
                                    {"text", wording.text->substr(at, origin.bytes)}});
        at += origin.bytes;
    }
    return {{"paragraph", place + 1},
            {"since", wording.provenance.paragraphs[place].since.value},
            {"runs", std::move(runs)}};
}

json::object provenance_json(const app::ProvenanceView& view) {
    json::array paragraphs;
    const app::Wording& wording = *view.wording;
    const auto first = view.paragraph ? static_cast<std::size_t>(*view.paragraph) - 1 : 0;
    const auto end = view.paragraph ? first + 1 : wording.paragraphs.size();
    for (std::size_t place = first; place < end; ++place)
        paragraphs.push_back(paragraph_json(wording, place));
    const auto bringer = [](const auto& each) { return bringer_json(each.second); };
    return {{"version", view.version.text.version.value},
            {"text_sha256", to_hex(view.version.text.text_sha256)},
            {"paragraphs", std::move(paragraphs)},
            {"versions", array_of(view.bringers, bringer)}};
}

std::string_view change_of(const app::ParagraphStep& step) {
    if (!step.changes) return "inserted";
    return step.moved ? "moved" : "changed";
}

json::object step_json(const app::ParagraphStep& step) {
    json::object object{{"version", version_in_short(step.version, step.name)},
                        {"paragraph", step.paragraph},
                        {"change", change_of(step)},
                        {"class", nullptr},
                        {"text", step.text},
                        {"runs", json::array{}},
                        {"decisions", array_of(step.decisions, decision_in_short)}};
    if (!step.changes) return object;
    object["class"] = workflows::to_string(app::class_of(step));
    object["runs"] = runs_json(repo::runs_through(*step.changes));
    return object;
}

json::object history_json(const app::ParagraphHistory& history) {
    json::object object{{"version", history.version.text.version.value},
                        {"paragraph", history.paragraph},
                        {"steps", array_of(history.steps, step_json)},
                        {"earlier", nullptr}};
    if (history.earlier) {
        object["earlier"] = {{"version", history.earlier->version.value},
                             {"paragraph", history.earlier->paragraph}};
    }
    return object;
}

// No text has more paragraphs than this, so what is beyond is not found, either.
Result<int> paragraph_in(std::int64_t number) {
    if (number < 1 || std::cmp_greater(number, limits::text_blocks_max))
        return fail(Errc::not_found, "there is no such paragraph", "paragraph");
    return static_cast<int>(number);
}

Result<std::optional<int>> paragraph_asked(const Call& call) {
    TRY(const auto number, integer_of(call, "paragraph"));
    if (!number) return std::nullopt;
    TRY(const auto paragraph, paragraph_in(*number));
    return paragraph;
}

}  // namespace

Answer get_provenance(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto version, version_of(call));
    CO_TRY(const auto paragraph, paragraph_asked(call));
    CO_TRY(const auto view,
           co_await app::read_provenance(call.app, call.caller, document, version, paragraph));
    co_return json_response(200, provenance_json(view));
}

Answer get_paragraph_history(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto version, version_of(call));
    CO_TRY(const auto number, positive_number(call.captures["p"], "p"));
    CO_TRY(const auto paragraph, paragraph_in(number));
    CO_TRY(const auto history, co_await app::read_paragraph_history(call.app, call.caller, document,
                                                                    version, paragraph));
    co_return json_response(200, history_json(history));
}

}  // namespace saksgang::http
