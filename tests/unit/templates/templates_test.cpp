// SPDX-License-Identifier: EUPL-1.2
// What the engine promises those who write pages: sections, rows, includes, sentences, nothing
// half-filled, and hostile values inert wherever a template puts them.
#include "daemon/templates/templates.hpp"

#include <array>
#include <stdexcept>

#include "tests/support/catch.hpp"

namespace saksgang::templates {
namespace {

std::string in_brackets(std::string_view name) {
    return "[" + std::string{name} + "]";
}

std::string render(std::string_view text, const Values& values) {
    const std::array sources{Source{"page", text}};
    return Templates{sources}.render("page", values, in_brackets);
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

constexpr std::string_view hostile[] = {
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "{{#loop}}{{value}}{{/loop}}",
    "&lt;script&gt;",
};

}  // namespace

TEST_CASE("values stand where they are named, as plain text") {
    CHECK(render("<p>{{name}}</p>", Values{}.set("name", "Ås & Asker")) == "<p>Ås &amp; Asker</p>");
    CHECK(render("<p>{{name}}</p>", Values{}.set("name", "")) == "<p></p>");
    CHECK(render("{{name}}", Values{}.set("name", "a").set("name", "b")) == "b");
    CHECK(render("{{name}}", Values{}.set("name", "{{name}}")) == "{{name}}");
}

TEST_CASE("a section is shown once or not at all") {
    CHECK(render("a{{#b}}b{{/b}}c", Values{}.show("b", true)) == "abc");
    CHECK(render("a{{#b}}b{{/b}}c", Values{}.show("b", false)) == "ac");
}

TEST_CASE("rows are repeated in order, and see the values around them after their own") {
    std::vector<Values> rows(3);
    rows[0].set("who", "Asker");
    rows[1].set("who", "Oslo").set("what", "nei");
    rows[2].set("who", "Ås");
    const auto values = Values{}.set("what", "ja").repeat("rows", rows);
    CHECK(render("{{#rows}}{{who}}: {{what}}. {{/rows}}", values) ==
          "Asker: ja. Oslo: nei. Ås: ja. ");
    CHECK(render("<ul>{{#rows}}<li>{{/rows}}</ul>", Values{}.repeat("rows", {})) == "<ul></ul>");
}

TEST_CASE("sections stand within sections") {
    Values inner;
    inner.set("name", "inner").show("shown", true);
    Values outer;
    outer.set("name", "outer").repeat("rows", {inner, inner}).show("shown", false);
    CHECK(render("{{name}}{{#shown}}!{{/shown}}{{#rows}} {{name}}{{#shown}}!{{/shown}}{{/rows}}",
                 outer) == "outer inner! inner!");
}

TEST_CASE("an include is the template of its name, or the one put in its place") {
    const std::array sources{Source{"layout", "<main>{{>content}}</main>{{>foot}}"},
                             Source{"page", "<p>{{name}}</p>"}, Source{"foot", "{{say_end}}"}};
    const Templates templates{sources};
    CHECK(templates.render("layout", Values{}.include("content", "page").set("name", "<b>"),
                           in_brackets) == "<main><p>&lt;b&gt;</p></main>[end]");
}

TEST_CASE("a sentence is asked for by its name, and is escaped as values are") {
    CHECK(render("<b>{{say_log_in}}</b>", {}) == "<b>[log_in]</b>");
    const std::array sources{Source{"page", "<i title=\"{{say_x}}\">{{say_x}}</i>"}};
    const auto page =
        Templates{sources}.render("page", {}, [](std::string_view) { return std::string{"\"<>"}; });
    CHECK(page == "<i title=\"&quot;&lt;&gt;\">&quot;&lt;&gt;</i>");
}

TEST_CASE("what is missing is named, and nothing is sent") {
    CHECK_THROWS_WITH(render("{{a}}{{#b}}{{/b}}{{a}}", {}), Catch::Contains("section b, value a"));
    CHECK_THROWS_WITH(render("{{>other}}", {}), Catch::Contains("template other"));
    CHECK_THROWS_AS(render("{{a}}", Values{}.show("a", true)), std::logic_error);
    CHECK_THROWS_WITH(Templates{{}}.render("page", {}, in_brackets),
                      Catch::Contains("template page"));
    // A row has no section of that name, nor has what stands around it.
    CHECK_THROWS_AS(render("{{#rows}}{{#b}}{{/b}}{{/rows}}", Values{}.show("rows", true)),
                    std::logic_error);
}

TEST_CASE("a template that does not parse, or that turns escaping off, is refused by name") {
    for (const std::string_view text : {"{{#a}}", "{{a", "{{/a}}", "{{a:none}}", "<p>{{a:j}}",
                                        "{{>b:none}}", "{{%AUTOESCAPE context=\"JAVASCRIPT\"}}"}) {
        INFO(text);
        CHECK_THROWS_AS(render(text, Values{}.set("a", "")), std::invalid_argument);
    }
    const std::array sources{Source{"front", "{{a:none}}"}};
    CHECK_THROWS_WITH(Templates{sources}, Catch::Contains("front"));
}

TEST_CASE("a hostile value is inert in text, in titles and in attributes") {
    for (const auto value : hostile) {
        const auto page = render(
            "<title>{{v}}</title><p class=\"{{v}}\" title='{{v}}' data-a={{v}}>{{v}}</p>"
            "<input value=\"{{v}}\"{{#on}} checked{{/on}}>",
            Values{}.set("v", std::string{value}).show("on", true));
        INFO(page);
        CHECK_FALSE(contains(page, "<script"));
        CHECK_FALSE(contains(page, "</title><s"));
        CHECK_FALSE(contains(page, "\" onmouseover"));
        CHECK_FALSE(contains(page, "' onmouseover"));
        CHECK_FALSE(contains(page, "data-a= "));
        CHECK(contains(page, "\" checked>"));
    }
}

TEST_CASE("a text box keeps its lines, and a hostile value in it is inert") {
    const auto box = [](std::string value) {
        return render("<textarea>\n{{v:pre_escape}}</textarea>",
                      Values{}.set("v", std::move(value)));
    };
    CHECK(contains(box("one\n\ttwo\r\n"), "one\n\ttwo\r\n"));
    for (const auto value : hostile) {
        const auto page = box(std::string{value} + "</textarea><script>");
        INFO(page);
        CHECK_FALSE(contains(page, "<script"));
        CHECK(page.find("</textarea>") == page.size() - std::string_view{"</textarea>"}.size());
    }
    // Where only it is safe: an attribute keeps its own way.
    CHECK_THROWS(render("<a href=\"{{v:pre_escape:x-bold}}\">", Values{}.set("v", "")));
}

TEST_CASE("a hostile value in a URL leads nowhere, and a decent one where it says") {
    const auto link = [](std::string value) {
        return render("<a href=\"{{v}}\">x</a><form action='{{v}}'></form>",
                      Values{}.set("v", std::move(value)));
    };
    for (const auto value : hostile) {
        const auto page = link(std::string{value});
        INFO(page);
        CHECK_FALSE(contains(page, "<script"));
        CHECK_FALSE(contains(page, "=\"javascript:"));
        CHECK_FALSE(contains(page, "='javascript:"));
        CHECK_FALSE(contains(page, "=\" JaVaScRiPt"));
        CHECK_FALSE(contains(page, "data:text"));
        CHECK_FALSE(contains(page, "\" onmouseover"));
        CHECK_FALSE(contains(page, "' onmouseover"));
    }
    CHECK(contains(link("/documents/strategi?lang=nn"), "href=\"/documents/strategi?lang=nn\""));
    CHECK(contains(link("https://example.no/a"), "action='https://example.no/a'"));
}

TEST_CASE("a hostile value after a fixed path stays within it") {
    for (const auto value : hostile) {
        const auto page = render("<a href=\"/documents/{{v}}?lang=nb\">x</a>",
                                 Values{}.set("v", std::string{value}));
        INFO(page);
        CHECK(page.starts_with("<a href=\"/documents/"));
        CHECK(page.ends_with("?lang=nb\">x</a>"));
        CHECK_FALSE(contains(page, "<script"));
    }
}

TEST_CASE("drawings take numbers as values, and nothing but numbers gets out of the quotes") {
    const auto page = render("<svg aria-hidden=\"true\"><circle cx=\"{{x}}\" r=\"6\"/></svg>",
                             Values{}.set("x", "12.5%\"/><script>"));
    CHECK_FALSE(contains(page, "<script"));
    CHECK(contains(page, "r=\"6\"/></svg>"));
    CHECK(render("<circle cx=\"{{x}}\"/>", Values{}.set("x", "12.5%")) == "<circle cx=\"12.5%\"/>");
}

}  // namespace saksgang::templates
