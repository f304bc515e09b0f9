// SPDX-License-Identifier: EUPL-1.2
// What a careful reader would find in a text, and what is no fault.
#include "repo/text/check.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "repo/text/quotations.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::repo {
namespace {

std::string found_in(std::string_view text, const TextCheck& rules = workflows::strategy_check()) {
    std::string all;
    for (const Finding& finding : check_text(text, *read_structure(text), rules)) {
        all += fmt::format("{} {}", to_string(finding.flaw), finding.paragraph);
        for (const auto& [name, value] : finding.reason.arguments)
            all += fmt::format(" {}={}", name, value);
        all += '\n';
    }
    return all;
}

TextCheck only_levels(std::vector<Level> levels) {
    TextCheck rules;
    rules.levels = std::move(levels);
    return rules;
}

TEST_CASE("the example hangs together") {
    std::ifstream file{SAKSGANG_SOURCE_DIR "/examples/osloregionen/text.md"};
    std::stringstream content;
    content << file.rdbuf();
    CHECK(found_in(content.str()) == "");
}

TEST_CASE("a level that a text with goals lacks is named; a text without goals lacks none") {
    const auto rules = only_levels({Level::vision, Level::sub_goal});
    CHECK(found_in("## Visjon\n\nBo godt.\n", rules) == "level_missing 0 level=sub_goal\n");
    CHECK(found_in("## Møtebok\n\nSaker.\n", rules) == "");
}

TEST_CASE("an area says what is to be reached, and a sub-goal belongs to an area") {
    CHECK(found_in("## Innsatsområder\n### Klima\n#### Satsinger\n- Sol\n### Bane\n#### Delmål\n- "
                   "I rute\n",
                   only_levels({})) == "area_without_sub_goal 0 heading=Klima\n");
    CHECK(found_in("## Innsatsområder\n- Klima\n", only_levels({})) ==
          "area_without_sub_goal 1 heading=Klima\n");
    CHECK(found_in("## Delmål\n- Alene\n", only_levels({})) == "loose_sub_goal 1\n");
}

TEST_CASE("of two words for one thing, the rarer is pointed at") {
    TextCheck rules;
    rules.terms = {{"satsing", "satsning"}};
    CHECK(found_in("Satsingene er to.\n\nEn satsing.\n\nAndre satsninger.\n", rules) ==
          "term_drift 3 word=satsninger usual=satsingene\n");
    CHECK(found_in("Satsninger.\n\nSatsning.\n", rules) == "");
}

TEST_CASE("words are found in whatever letters a definition has them") {
    TextCheck rules;
    rules.terms = {{"STORMØTE", "Storsamling"}};
    rules.misplaced = {"KPI"};
    CHECK(found_in("## Kpi\n\nEt stormøte.\n\nStormøtet.\n\nEn Storsamling.\n", rules) ==
          "misplaced 0 word=kpi\nterm_drift 3 word=storsamling usual=stormøte\n");
}

TEST_CASE("where there are too many findings, those that stop the text are told first") {
    std::string text;
    for (std::size_t i = 0; i < 2 * limits::text_findings_max; ++i)
        text += "[x](#borte)\n\n";
    text += "## KPI\n\nTall.\n";
    TextCheck rules;
    rules.misplaced = {"kpi"};
    const auto last = [&] { return check_text(text, *read_structure(text), rules).back().flaw; };
    CHECK(last() == Flaw::link_broken);
    rules.blocks = {Flaw::misplaced};
    CHECK(last() == Flaw::misplaced);
    CHECK(check_text(text, *read_structure(text), rules).size() == limits::text_findings_max);
}

TEST_CASE("a measure among the goals is misplaced; prose may speak of measures") {
    TextCheck rules;
    rules.misplaced = {"tiltak", "kpi"};
    CHECK(found_in("Tiltak og KPI hører hjemme i handlingsplanen.\n", rules) == "");
    CHECK(found_in("## Delmål\n- Tiltak mot flom\n", rules) ==
          "loose_sub_goal 1\nmisplaced 1 word=tiltak\n");
    CHECK(found_in("## KPI\n\nTall.\n", rules) == "misplaced 0 word=kpi\n");
}

TEST_CASE("quotations that are nearly alike differ; one within the other does not") {
    const std::string a = "«Regionen skal være grønn og internasjonal konkurransedyktig for alle»";
    const std::string b = "«Regionen skal være grønn og internasjonalt konkurransedyktig for alle»";
    CHECK(found_in(a + "\n\n" + b + "\n", {}) == "quotation_differs 2 paragraph=1\n");
    CHECK(found_in(a + "\n\n" + a + "\n", {}) == "");
    CHECK(found_in("«Ja»\n\n«Nei»\n", {}) == "");
    TextCheck rules;
    rules.sources = {{"avtalen",
                      "Slik står det: Regionen skal være grønn og internasjonalt "
                      "konkurransedyktig for alle. Punktum."}};
    CHECK(found_in(a + "\n", rules) == "quotation_altered 1 source=avtalen\n");
    CHECK(found_in(b + "\n", rules) == "");
}

TEST_CASE("a link leads to a section or a paragraph that is there") {
    CHECK(found_in("## Mål\n\n[ja](#mal) [ja](#p1) [nei](#maal) [ut](https://a.no)\n",
                   only_levels({})) == "link_broken 1 link=#maal\n");
}

TEST_CASE("findings are bounded, and every flaw has its sentences") {
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "[x](#borte)\n\n";
    CHECK(check_text(text, *read_structure(text), {}).size() == limits::text_findings_max);
    for (int i = 1; i <= static_cast<int>(Flaw::link_broken); ++i) {
        const std::string key = "finding." + std::string{to_string(static_cast<Flaw>(i))};
        for (const Language language : {Language::nb, Language::nn, Language::en}) {
            CHECK(say(language, key) != key);
            CHECK(say(language, key + "_remedy") != key + "_remedy");
        }
    }
}

}  // namespace
}  // namespace saksgang::repo
