// SPDX-License-Identifier: EUPL-1.2
// The page of a text: what it says of the version that is shown, and its contents.
#include "daemon/views/text/text_model.hpp"

#include "daemon/views/pages.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

app::VersionPageText a_text(std::string_view text, std::string html) {
    return {.version = *the_hearing().version,
            .structure = std::make_shared<const repo::Structure>(*repo::read_structure(text)),
            .html = std::make_shared<const std::string>(std::move(html))};
}

TEST_CASE("the contents are the sections below the title, three deep") {
    const auto model = text_model(
        the_hearing(), a_text("# T\n## A\n### B\n#### C\n##### D\n## E\n", ""), Language::nb);
    std::string lines;
    for (const OutlineLine& line : model.outline) {
        lines += std::to_string(line.depth) + ' ' + line.number + ' ' + line.heading + ' ' +
                 line.url + '\n';
    }
    CHECK(lines == "1 1 A #a\n2 1.1 B #b\n3 1.1.1 C #c\n1 2 E #e\n");
}

TEST_CASE("a text that is no longer today's says so and shows the way") {
    auto view = the_hearing();
    const auto text = a_text("tekst", "<p>tekst</p>");
    CHECK(text_model(view, text, Language::nb).is_today);

    view.version->text.version.value += 1;
    const auto past = text_model(view, text, Language::nb);
    CHECK_FALSE(past.is_today);
    CHECK(past.past.starts_with("Du leser versjon "));
    CHECK(past.today_url == "/documents/" + view.process.document.value + "/text");
}

TEST_CASE("the text stands in the page as it was rendered, and once") {
    const Pages pages;
    const auto html = pages.text(
        {}, text_model(the_hearing(), a_text("x", "<p id=\"p1\">æ &amp; ø</p>"), Language::nb));
    CHECK(html.find("<p id=\"p1\">æ &amp; ø</p>") != std::string::npos);
    CHECK(html.find("<!--text-->") == std::string::npos);
}

TEST_CASE("no value can stand where the text is put") {
    auto view = the_hearing();
    view.title = "<!--text-->";
    const Pages pages;
    const auto html =
        pages.text({}, text_model(view, a_text("# <!--text-->", "<p>her</p>"), Language::nb));
    CHECK(html.find("\"><p>her</p></article>") != std::string::npos);
}

}  // namespace
}  // namespace saksgang::views
