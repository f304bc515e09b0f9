// SPDX-License-Identifier: EUPL-1.2
// Which version brought which words, and what became of one paragraph, as the API shows it.
#include "daemon/app/read_provenance.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/changes_json.hpp"
#include "daemon/http/json_values.hpp"
#include "daemon/http/provenance_json.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

std::string_view change_of(const app::ParagraphStep& step) {
    if (!step.changes) return "inserted";
    return step.moved ? "moved" : "changed";
}

json::object step_json(const app::ParagraphStep& step) {
    json::object object{{"version", version_in_short(store::in_short(step.version), step.name)},
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
    co_return Response{.status = 200,
                       .headers = {},
                       .content_type = "application/json",
                       .body = provenance_json(view),
                       .shared_body = nullptr};
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
