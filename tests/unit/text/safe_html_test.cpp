// SPDX-License-Identifier: EUPL-1.2
// A text as a page: what is shown, how it is numbered, and that size and nesting are borne.
#include "repo/text/safe_html.hpp"

#include <chrono>
#include <fstream>
#include <sstream>

#include "repo/text/html_writer.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/html_scanner.hpp"
#include "tests/support/patience.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

std::string html_of(std::string_view text) {
    const auto structure = read_structure(text);
    REQUIRE(structure);
    const auto html = safe_html(text, *structure);
    REQUIRE(html);
    CHECK(support::scan_html(*html).fault == "");
    return *html;
}

// Without the links to paragraphs, so that what remains can be read.
std::string plain_html_of(std::string_view text) {
    std::string html = html_of(text);
    for (auto at = html.find("<a class=\"sg-paragraph\""); at != std::string::npos;
         at = html.find("<a class=\"sg-paragraph\""))
        html.erase(at, html.find("</a>", at) + 4 - at);
    return html;
}

TEST_CASE("headings stand one level lower, with the sections' ids") {
    CHECK(html_of("# Strategi\n## Mål\n###### Dypest\n") ==
          "<h2 id=\"strategi\">Strategi</h2>\n<h3 id=\"mal\">Mål</h3>\n"
          "<h6 id=\"dypest\">Dypest</h6>\n");
    CHECK(plain_html_of("> # I et sitat\n") ==
          "<blockquote id=\"p1\" data-paragraph=\"1\"><p><strong>I et sitat</strong></p>\n"
          "</blockquote>\n");
}

TEST_CASE("each block is numbered and links to itself") {
    CHECK(
        html_of("En.\n\nTo.\n") ==
        "<p id=\"p1\" data-paragraph=\"1\"><a class=\"sg-paragraph\" href=\"#p1\">1</a>En.</p>\n"
        "<p id=\"p2\" data-paragraph=\"2\"><a class=\"sg-paragraph\" href=\"#p2\">2</a>To.</p>\n");
}

TEST_CASE("the numbers on the page are those of the structure") {
    std::ifstream file{SAKSGANG_SOURCE_DIR "/examples/osloregionen/text.md"};
    std::stringstream content;
    content << file.rdbuf();
    const std::string text = content.str();
    const auto structure = *read_structure(text);
    const auto ids = support::scan_html(html_of(text)).ids;
    std::vector<std::string> expected;
    std::size_t section = 0;
    for (const Block& block : structure.blocks) {
        if (block.kind == BlockKind::heading)
            expected.push_back(structure.sections[++section].id);
        else
            expected.push_back("p" + std::to_string(block.paragraph));
    }
    CHECK(ids == expected);
}

TEST_CASE("lists, breaks, emphasis and code are what they are") {
    CHECK(plain_html_of("3. a\n4. b\n") ==
          "<ol start=\"3\"><li id=\"p1\" data-paragraph=\"1\">a\n</li>\n"
          "<li id=\"p2\" data-paragraph=\"2\">b\n</li>\n</ol>\n");
    CHECK(plain_html_of("*a* **b** `c`  \nd\n") ==
          "<p id=\"p1\" data-paragraph=\"1\"><em>a</em> <strong>b</strong> "
          "<code>c</code><br>\nd</p>\n");
    CHECK(plain_html_of("```\na < b\n```\n") ==
          "<div id=\"p1\" data-paragraph=\"1\"><pre><code>a &lt; b\n</code></pre></div>\n");
    CHECK(html_of("---\n") == "<hr>\n");
}

TEST_CASE("a table has rows and cells") {
    CHECK(plain_html_of("| Mål | *Når* |\n|:----|----:|\n| ned |  |\n| opp | `1` |\n") ==
          "<div id=\"p1\" data-paragraph=\"1\"><table><tr><th>Mål</th><th><em>Når</em></th></tr>\n"
          "<tr><td>ned</td><td></td></tr>\n<tr><td>opp</td><td><code>1</code></td></tr>\n"
          "</table></div>\n");
}

TEST_CASE("links lead to the web, to e-mail and within the page") {
    struct Row {
        std::string_view address;
        std::optional<std::string> safe;
    };
    const std::vector<Row> rows{
        {"https://osloregionen.no/a?b=1&c=2#d", "https://osloregionen.no/a?b=1&c=2#d"},
        {"HTTP://a.no", "HTTP://a.no"},
        {"https://blåbær.no/ø", "https://bl%C3%A5b%C3%A6r.no/%C3%B8"},
        {"http://[::1]:8080/", "http://[::1]:8080/"},
        {"mailto:post@osloregionen.no", "mailto:post@osloregionen.no"},
        {"#visjon", "#visjon"},
        {"https://a.no/b c", "https://a.no/b%20c"},
        {"https://a@b.no", std::nullopt},
        {"", std::nullopt},
        {"visjon", std::nullopt},
        {"javascript:1", std::nullopt},
        {"https://a.no/\n", std::nullopt},
    };
    for (const Row& row : rows) {
        INFO(row.address);
        CHECK(safe_address(row.address) == row.safe);
    }
}

TEST_CASE("a picture is a link to it; one that may not be reached is its words") {
    CHECK(
        plain_html_of("![Kart](https://a.no/k.png)") ==
        "<p id=\"p1\" data-paragraph=\"1\"><a href=\"https://a.no/k.png\" rel=\"nofollow noopener "
        "noreferrer\">Kart</a></p>\n");
    CHECK(plain_html_of("![Kart](data:image/png;base64,xx)") ==
          "<p id=\"p1\" data-paragraph=\"1\">Kart</p>\n");
}

std::string over_and_over(std::string_view piece, std::size_t count) {
    std::string text;
    for (; count > 0; --count)
        text += piece;
    return text;
}

// Bounded by what a reader would wait, far above what it takes: a square would be minutes.
void check_borne(const std::string& text) {
    INFO(text.substr(0, 40) << " … of " << text.size());
    const auto begin = std::chrono::steady_clock::now();
    const auto structure = read_structure(text);
    if (structure) {
        const auto html = safe_html(text, *structure);
        if (html) CHECK(support::scan_html(*html).fault == "");
        if (!html) CHECK(html.error().code == Errc::body_too_large);
    } else {
        CHECK(structure.error().code == Errc::body_too_large);
    }
    CHECK(std::chrono::steady_clock::now() - begin < support::patience);
}

TEST_CASE("a text made to be slow or deep is borne, or refused by name") {
    check_borne(std::string(1'000'000, 'a'));
    check_borne(over_and_over("ord ", 250'000));
    check_borne(over_and_over("\n", 100'000) + "slutt");
    check_borne(over_and_over("> ", 50'000) + "dypt");
    check_borne(over_and_over("- ", 50'000) + "dypt");
    check_borne(over_and_over("1. ", 20'000) + "dypt");
    check_borne(over_and_over("[", 50'000));
    check_borne(over_and_over("![", 50'000));
    check_borne(over_and_over("[a](", 50'000));
    check_borne(over_and_over("*a **b ", 30'000));
    check_borne(over_and_over("**a *b", 20'000) + over_and_over("*c**", 20'000));
    check_borne(over_and_over("*_", 40'000));
    check_borne(over_and_over("`", 100'000) + " " + over_and_over("` `` ", 10'000));
    check_borne(over_and_over("<!--", 50'000));
    check_borne(over_and_over("<![CDATA[", 20'000));
    check_borne(over_and_over("<?", 50'000));
    check_borne(over_and_over("<a ", 50'000));
    check_borne(over_and_over("&#", 50'000));
    check_borne(over_and_over("\\", 100'000));
    check_borne("| a | b |\n|---|---|\n" + over_and_over("| 1 | 2 |\n", 4'200));
    check_borne("|a|\n|-|\n" + over_and_over("|", 400'000));
    check_borne(over_and_over("|---|\n", 20'000));
    check_borne(over_and_over("[a]: http://x.example\n", 20'000));
    check_borne("[a]: http://x.example/" + std::string(20'000, 'b') + "\n\n" +
                over_and_over("[a] ", 20'000));
    check_borne(over_and_over("# a\n", 4'000));
    check_borne(over_and_over("a\n---\n", 4'000));
    check_borne(over_and_over("- a\n", 40'000));
    check_borne(over_and_over("- a\n\n", 20'000));
    check_borne(over_and_over("\xCC\x8A", 100'000));
    check_borne(over_and_over("\xF0\x9F\x91\xA9\xE2\x80\x8D", 50'000));
}

}  // namespace
}  // namespace saksgang::repo
