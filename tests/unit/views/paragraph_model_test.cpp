// SPDX-License-Identifier: EUPL-1.2
// The page of a paragraph: words and the versions that brought them, and its history.
#include "daemon/views/paragraph/paragraph_model.hpp"

#include "daemon/views/pages.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

ParagraphModel a_model(Language language = Language::nb) {
    return paragraph_model(the_hearing(), some_provenance(), some_history(), language);
}

TEST_CASE("words are shown as they are read, each with the version that brought it") {
    std::string words;
    for (const BroughtWords& brought : a_model().words)
        words += brought.version + ":" + brought.words + "|" + brought.after;
    CHECK(words == "1:Alle skal svare innen| 2:fem|1: år.|");
}

TEST_CASE("a version that brought words is named with who saved it and who decided first") {
    const auto model = a_model();
    REQUIRE(model.bringers.size() == 2);
    CHECK(model.bringers[0].title == "Versjon 1 «Førsteutkast»");
    CHECK(model.bringers[0].who == "Sekretariatet");
    REQUIRE(model.bringers[0].decision.size() == 1);
    CHECK(model.bringers[0].decision[0].words == "Styret: tilslutning, 26. april 2024");
    CHECK(model.bringers[1].who.starts_with("Kari <b> ("));
    CHECK(model.bringers[1].decision.empty());
}

TEST_CASE("the history tells what each version did to the paragraph") {
    const auto model = a_model();
    REQUIRE(model.steps.size() == 2);
    CHECK(model.steps[0].state == "Endret");
    std::string runs;
    for (const ChangedRun& run : model.steps[0].runs)
        runs += std::to_string(static_cast<int>(run.kind)) + run.words + "|";
    CHECK(runs == "1Alle skal svare innen |2fire|3fem|1 år.|");
    CHECK(model.steps[1].state == "Kom til");
    CHECK(model.steps[1].level.empty());
    CHECK(model.steps[1].decisions.size() == 1);
    auto history = some_history();
    history.steps[0].moved = true;
    const auto moved = paragraph_model(the_hearing(), some_provenance(), history, Language::nn);
    CHECK(moved.steps[0].state == "Flytta og endra");
}

TEST_CASE("a text too large to be followed says so, and shows the way back") {
    const Pages pages;
    const auto model = paragraph_unknown(the_hearing(), some_provenance().version, 7, Language::nb);
    const auto html = pages.paragraph({}, model);
    CHECK(html.find("for stor til at ordene kan følges") != std::string::npos);
    CHECK(html.find("/versions/2#p7") != std::string::npos);
    CHECK(html.find("id=\"history\"") == std::string::npos);
}

}  // namespace
}  // namespace saksgang::views
