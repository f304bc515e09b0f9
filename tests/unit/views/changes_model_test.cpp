// SPDX-License-Identifier: EUPL-1.2
// The page of changes: what may be compared, what is compared when nothing was chosen, and how the
// changed text is told.
#include "daemon/views/changes/changes_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

ChangesModel model_of(const repo::TextChanges& changes) {
    auto view = some_changes_view();
    view.changes = std::make_shared<const repo::TextChanges>(changes);
    return changes_model(the_hearing(), {}, {.from = "4", .to = ""}, view, Language::nb);
}

std::string words_of(const ChangeCard& card) {
    std::string words;
    for (const ChangedRun& run : card.runs) {
        switch (run.kind) {
            case repo::RunKind::same:
                words += run.words;
                break;
            case repo::RunKind::removed:
                words += "[-" + run.words + "-]";
                break;
            case repo::RunKind::inserted:
                words += "{+" + run.words + "+}";
                break;
        }
    }
    return words;
}

std::vector<std::string> told(const ChangesModel& model) {
    std::vector<std::string> lines;
    for (const ChangesRow& row : model.body.rows) {
        if (!row.section.empty()) lines.push_back("== " + row.section);
        for (const Fold& fold : row.fold)
            lines.push_back("(" + fold.words + ")");
        for (const ChangeCard& card : row.card)
            lines.push_back(card.state + (card.state.empty() ? "" : ": ") + words_of(card));
    }
    return lines;
}

TEST_CASE("changes stand under their heading, and what stands between them is folded") {
    CHECK(told(model_of(*some_changes())) ==
          std::vector<std::string>{
              "(3 avsnitt uten endringer)",
              "== Innsatsområder",
              "Vi foreslår [-fire-]{+fem+} innsatsområder for perioden.",
              "Flyttet herfra: [-Ferger hele året, også når isen ligger.-]",
              "Nytt: {+Det femte er beredskap.+}",
              "(2 avsnitt uten endringer)",
              "== Videre arbeid",
              "Kommunene [-skal-]{+bør+} følge opp planen.",
              "Flyttet hit: Ferger hele året, også når isen ligger.",
          });
}

TEST_CASE("a moved passage says where it stood, and leads there and back") {
    const auto model = model_of(*some_changes());
    const auto& away = model.body.rows[3].card.at(0);
    const auto& here = model.body.rows.back().card.at(0);
    CHECK(away.other == "Flyttet til «Videre arbeid»");
    CHECK(away.other_change.number == here.number);
    CHECK(here.other == "Flyttet fra «Innsatsområder»");
    CHECK(here.other_change.number == away.number);
}

TEST_CASE("the most important is said first, with its class") {
    const auto model = model_of(*some_changes());
    CHECK(model.body.summary == "2 avsnitt endret, 1 nytt, 1 flyttet.");
    REQUIRE(model.body.highlights.size() >= 2);
    CHECK(model.body.highlights[0].words == "«skal» ble «bør»");
    CHECK(model.body.highlights[0].level.words == "Innhold");
    CHECK(model.body.highlights[1].words == "Tallet fire ble fem");
}

TEST_CASE("marks are read away, but for those that were changed themselves") {
    const auto only = [](std::string_view before, std::string_view after) {
        return words_of(model_of(*repo::text_changes(before, after)).body.rows.at(0).card.at(0));
    };
    CHECK(only("## Mål og mening", "## Mål og midler") == "Mål og [-mening-]{+midler+}");
    CHECK(only("- **Ti** tog", "- **Elleve** tog") == "[-Ti-]{+Elleve+} tog");
    CHECK(only("Vi vil sammen", "Vi vil **sammen**") == "Vi vil {+**+}sammen{+**+}");
    CHECK(only("Toget - og bussen - går", "Toget - og båten - går") ==
          "Toget - og [-bussen-]{+båten+} - går");
    CHECK(only("en\nto tre", "en to fire") == "en to [-tre-]{+fire+}");
}

TEST_CASE("where a paragraph was split or joined, the break alone is marked") {
    const std::string one = "Vi er her. Alle er med.";
    const std::string two = "Vi er her.\n\nAlle er med.";
    const auto split = model_of(*repo::text_changes(one, two)).body.rows.at(0).card.at(0);
    CHECK(split.state == "Delt i 2");
    CHECK(words_of(split) == "Vi er her.{+ ¶ +}Alle er med.");
    CHECK(split.reasons.empty());
    const auto joined = model_of(*repo::text_changes(two, one)).body.rows.at(0).card.at(0);
    CHECK(joined.state == "Slått sammen av 2");
    CHECK(words_of(joined) == "Vi er her.[- ¶ -] Alle er med.");
    CHECK(joined.level.words == "Rekkefølge og oppbygning");
}

TEST_CASE("of a decision about sections, those alone are shown, with a way to the rest") {
    const auto view = the_hearing();
    auto shown = some_changes_view();
    CHECK(changes_model(view, {}, {}, shown, Language::nb).within.empty());
    shown.sections = {{.id = {"klima"}, .name = "Klima"}, {.id = {"bane"}, .name = "Bane"}};
    const auto model = changes_model(view, {}, {}, shown, Language::nb);
    CHECK(model.within == "Bare endringer i det behandlingen gjelder: «Klima» og «Bane».");
    CHECK(changes_model(view, {}, {}, shown, Language::en).within ==
          "Only changes in what the decision is about: “Klima” and “Bane”.");
    CHECK(model.whole_query ==
          fmt::format("from={}&to={}", shown.from.text.version.value, shown.to.text.version.value));
}

TEST_CASE("decisions, milestones and versions are chosen by name and day") {
    const auto view = the_hearing();
    const std::vector versions{*view.version};
    const auto model = changes_model(view, versions, {.from = "decision:3", .to = ""},
                                     some_changes_view(), Language::nb);
    const auto find = [](const std::vector<ChoiceGroup>& groups, std::string_view value) {
        for (const ChoiceGroup& group : groups) {
            for (const TextChoice& choice : group.choices) {
                if (choice.value == value) return choice;
            }
        }
        return TextChoice{};
    };
    CHECK(find(model.from, "decision:3").words == "Styret: tilslutning, 26. april 2024");
    CHECK(find(model.from, "decision:3").chosen);
    CHECK(find(model.from, "decision:1").words.empty());  // about a text they may not read
    CHECK(find(model.to, "").chosen);
    CHECK(find(model.from, "").words.empty());
    for (const ChoiceGroup& group : model.from) {
        for (const TextChoice& choice : group.choices)
            CHECK(choice.words.find_first_of("0123456789") != std::string::npos);
    }
}

TEST_CASE("without a choice, the newest decision on another text is compared with today's") {
    auto view = the_hearing();
    auto older = *view.version;
    older.text = view.process.decisions[1].text;
    const std::vector versions{*view.version, older};
    CHECK(usual_from(view, versions) == "decision:2");
    view.process.decisions.clear();
    CHECK(usual_from(view, versions) == std::to_string(older.text.version.value));
    CHECK(usual_from(view, std::vector{*view.version}) == "");
    view.version.reset();
    CHECK(usual_from(view, versions) == "");
}

TEST_CASE("a choice that cannot be shown is told of beside the form") {
    const auto view = the_hearing();
    const std::vector versions{*view.version};
    const auto model = changes_problem(view, versions, {.from = "", .to = "99"},
                                       error(Errc::not_found, "no", "to"), Language::nb);
    CHECK(model.problem_field == "to");
    CHECK_FALSE(model.problem.empty());
    CHECK_FALSE(model.from.empty());
    CHECK(model.body.rows.empty());
}

}  // namespace
}  // namespace saksgang::views
