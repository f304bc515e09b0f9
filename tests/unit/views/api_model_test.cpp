// SPDX-License-Identifier: EUPL-1.2
// The API's description as a page shows it.
#include "daemon/views/api/api_model.hpp"

#include <boost/json.hpp>

#include "daemon/views/pages.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::views {
namespace {

constexpr std::string_view description = R"json({
  "info": {"description": "First `code` here.\n\nThen more."},
  "tags": [{"name": "texts", "description": "All of them"}, {"name": "empty", "description": ""}],
  "paths": {"/texts/{n}": {
    "get": {"operationId": "get_text", "tags": ["texts"], "summary": "One text", "security": [],
      "parameters": [{"$ref": "#/components/parameters/N"}],
      "responses": {
        "200": {"description": "It.", "content": {
          "application/json": {"schema": {"$ref": "#/components/schemas/Text"}},
          "text/markdown": {"schema": {"type": "string"}}}},
        "404": {"$ref": "#/components/responses/NotFound"}}},
    "put": {"operationId": "put_text", "tags": ["texts"], "summary": "Save it",
      "requestBody": {"content": {"application/json": {"schema":
        {"$ref": "#/components/schemas/Text"}}}},
      "responses": {"204": {"description": "Saved."}}}}},
  "components": {
    "parameters": {"N": {"name": "n", "in": "path", "required": true, "description": "Which.",
      "schema": {"type": "integer"}}},
    "responses": {"NotFound": {"description": "None.", "content": {"application/problem+json":
      {"schema": {"allOf": [{"$ref": "#/components/schemas/Problem"},
        {"properties": {"code": {"enum": ["not_found", "forbidden"]}}}]}}}}},
    "schemas": {
      "Text": {"type": "object", "required": ["words"], "description": "A text.", "properties": {
        "words": {"type": "string", "description": "In `Markdown`."},
        "saved_on": {"type": ["string", "null"], "format": "date"},
        "form": {"enum": ["plain", "rich"]},
        "earlier": {"type": "array", "items": {"$ref": "#/components/schemas/Text"}},
        "next": {"anyOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]}}},
      "Problem": {"type": "object", "properties": {}}}}
})json";

ApiModel model() {
    return api_model(boost::json::parse(description).as_object());
}

std::string plain(const ApiSentence& sentence) {
    std::string text;
    for (const auto& words : sentence)
        text += words.is_code ? "<" + words.text + ">" : words.text;
    return text;
}

TEST_CASE("a description's paragraphs are told apart, and code in them") {
    const auto about = model().about;
    REQUIRE(about.size() == 2);
    CHECK(plain(about[0]) == "First <code> here.");
    CHECK(plain(about[1]) == "Then more.");
}

TEST_CASE("operations stand in their group, in the order they are described") {
    const auto groups = model().groups;
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].title == "texts");
    CHECK(groups[0].words == "All of them");
    CHECK(groups[1].operations.empty());
    REQUIRE(groups[0].operations.size() == 2);
    CHECK(groups[0].operations[0].method == "GET");
    CHECK(groups[0].operations[0].path == "/texts/{n}");
    CHECK(groups[0].operations[1].id == "put_text");
}

TEST_CASE("what says nothing of security needs a log-in") {
    const auto operations = model().groups[0].operations;
    CHECK_FALSE(operations[0].needs_log_in);
    CHECK(operations[1].needs_log_in);
}

TEST_CASE("parameters, members and answers are read through references") {
    const auto operations = model().groups[0].operations;
    REQUIRE(operations[0].parameters.size() == 1);
    const auto& parameter = operations[0].parameters[0];
    CHECK(parameter.name + " " + parameter.place + " " + parameter.kind == "n path integer");
    CHECK(parameter.is_required);

    CHECK(operations[1].body == "Text");
    struct Row {
        std::string_view name;
        std::string_view kind;
        bool is_required;
    };
    const Row rows[] = {{"words", "string", true},
                        {"saved_on", "date or null", false},
                        {"form", "one of plain, rich", false},
                        {"earlier", "list of Text", false},
                        {"next", "Text or null", false}};
    REQUIRE(operations[1].members.size() == std::size(rows));
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const auto& member = operations[1].members[i];
        INFO(member.name);
        CHECK(member.name == rows[i].name);
        CHECK(member.kind == rows[i].kind);
        CHECK(member.is_required == rows[i].is_required);
    }

    const auto& answers = operations[0].answers;
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].kind == "Text, text/markdown");
    CHECK(answers[1].kind == "Problem");
    CHECK(answers[1].codes == "not_found, forbidden");
    CHECK(operations[1].answers[0].kind.empty());
}

TEST_CASE("shapes stand by name") {
    const auto shapes = model().shapes;
    REQUIRE(shapes.size() == 2);
    CHECK(shapes[0].name == "Problem");
    CHECK(shapes[1].id == "shape-Text");
    CHECK(plain(shapes[1].words) == "A text.");
}

TEST_CASE("the page of the API shows every operation, and its words as text") {
    const Pages pages;
    auto shown = model();
    shown.groups[0].operations[0].summary = {{.text = "<script>", .is_code = true}};
    const auto html = pages.api({.council = "Osloregionen"}, shown);
    for (const char* words :
         {"id=\"get_text\"", "id=\"put_text\"", "href=\"#group-texts\"", "id=\"group-texts\"",
          "<code>&lt;script&gt;</code>", "not_found, forbidden", "lang=\"en\""}) {
        INFO(words);
        CHECK(html.find(words) != std::string::npos);
    }
}

}  // namespace
}  // namespace saksgang::views
