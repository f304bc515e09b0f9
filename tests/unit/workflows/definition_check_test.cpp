// SPDX-License-Identifier: EUPL-1.2
// check() on definitions made in code: what no file can say, and what is not a fault.
#include <fmt/format.h>

#include <functional>

#include "tests/support/builders.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/workflows/toml_files.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
namespace {

using support::a_definition;
using support::day;
using support::not_after;
using support::not_before;

struct Slip {
    std::string_view name;
    std::function<void(Definition&)> make;
    std::vector<std::string> places;
};

// Transition 3 of a_definition() leads from horing to bearbeiding.
void guard(Definition& definition, Guard guard) {
    definition.transitions[3].guards = {std::move(guard)};
}

void check_slips(const std::vector<Slip>& slips) {
    for (const auto& slip : slips) {
        INFO(slip.name);
        auto definition = a_definition();
        slip.make(definition);
        const auto faults = check(definition);
        CHECK(places(faults) == slip.places);
        for (const auto& fault : faults) {
            CHECK_FALSE(fault.what.empty());
            CHECK_FALSE(fault.remedy.empty());
        }
    }
}

}  // namespace

TEST_CASE("a sound definition made in code has no faults") {
    CHECK(said(check(a_definition())).empty());
}

TEST_CASE("an empty definition is told what it lacks, and nothing that follows from it") {
    CHECK(places(check(Definition{})) ==
          std::vector<std::string>{"bodies", "stage", "slug", "title.nb"});
}

TEST_CASE("guards that could never be met are faults") {
    const std::string place = "transition[3].guards[0]";
    const auto no_day =
        LocalDate{std::chrono::year{2024}, std::chrono::month{2}, std::chrono::day{30}};
    check_slips({
        {"earliest without a day", [](auto& d) { guard(d, Earliest{}); }, {place + ".earliest"}},
        {"latest without a day", [](auto& d) { guard(d, Latest{}); }, {place + ".latest"}},
        {"earliest with a date and days in stage",
         [](auto& d) {
             auto earliest = not_before(day(2024, 5, 30));
             earliest.days_in_stage = 14;
             guard(d, earliest);
         },
         {place + ".earliest"}},
        {"latest with a date and a milestone",
         [](auto& d) {
             auto latest = not_after("horing");
             latest.date = day(2024, 5, 30);
             guard(d, latest);
         },
         {place + ".latest"}},
        {"earliest on a day that does not exist",
         [&](auto& d) { guard(d, not_before(no_day)); },
         {place + ".earliest"}},
        {"days in stage below one",
         [](auto& d) { guard(d, support::after_days_in_stage(0)); },
         {place + ".days_in_stage"}},
        {"days in stage beyond ten years",
         [](auto& d) { guard(d, support::after_days_in_stage(limits::guard_days_max + 1)); },
         {place + ".days_in_stage"}},
        {"plus days beyond ten years",
         [](auto& d) { guard(d, not_after("horing", -limits::guard_days_max - 1)); },
         {place + ".plus_days"}},
        {"more seats than any body has",
         [](auto& d) { guard(d, AllAnswered{{{"kommunene"}}, limits::seats_max + 1}); },
         {place + ".seats_min"}},
        {"an answer of nobody",
         [](auto& d) { guard(d, AllAnswered{{}, std::nullopt}); },
         {place + ".all_answered"}},
        {"an answer of a body that works elsewhere",
         [](auto& d) { guard(d, AllAnswered{{{"styret"}}, std::nullopt}); },
         {place + ".all_answered[0]"}},
        {"a decision of a body that works elsewhere",
         [](auto& d) { guard(d, HasDecision{{"styret"}, DecisionKind::statement}); },
         {place + ".by"}},
        {"a milestone that is not planned",
         [](auto& d) { guard(d, MilestoneHeld{{"julebord"}}); },
         {place + ".held"}},
    });
}

TEST_CASE("guards at the edge of what can be met are none") {
    check_slips({
        {"one day in stage", [](auto& d) { guard(d, support::after_days_in_stage(1)); }, {}},
        {"ten years after a milestone",
         [](auto& d) { guard(d, not_before("horing", limits::guard_days_max)); },
         {}},
        {"earliest and latest on the same day",
         [](auto& d) {
             d.transitions[3].guards = {not_before(day(2024, 5, 30)), not_after(day(2024, 5, 30))};
         },
         {}},
        {"earliest by a milestone that is planned after the latest date",
         [](auto& d) {
             d.transitions[3].guards = {not_before("representantskap"),
                                        not_after(day(2024, 5, 30))};
         },
         {}},
        {"all seats of a circle", [](auto& d) { guard(d, AllAnswered{{{"kommunene"}}, 1}); }, {}},
        {"an answer where no questions are asked: a statement will do",
         [](auto& d) {
             d.stages[2].question_set.reset();
             guard(d, AllAnswered{{{"kommunene"}}, std::nullopt});
         },
         {}},
        {"no guards at all", [](auto& d) { d.transitions[3].guards.clear(); }, {}},
    });
}

TEST_CASE("milestones in an order nobody would keep are no fault: dates move") {
    check_slips({{"the council before the gathering",
                  [](auto& d) {
                      for (auto& milestone : d.milestones) {
                          if (milestone.slug.value != "stormote") continue;
                          milestone.from = day(2025, 1, 1);
                      }
                  },
                  {}}});
}

TEST_CASE("two transitions between the same stages are alternatives, each by its own name") {
    auto definition = a_definition();
    REQUIRE(definition.transitions[3].from == definition.transitions[4].from);
    REQUIRE(definition.transitions[3].to == definition.transitions[4].to);
    CHECK(check(definition).empty());
    definition.transitions[4].slug = definition.transitions[3].slug;
    CHECK(places(check(definition)) == std::vector<std::string>{"transition[4].slug"});
}

TEST_CASE("only an adoption leads to an adopted text, by whichever way") {
    auto definition = a_definition();
    auto shortcut = definition.transitions[6];
    REQUIRE(shortcut.to == StageSlug{"vedtatt"});
    shortcut.slug = {"snarvei"};
    shortcut.guards = {HasDecision{{"representantskapet"}, DecisionKind::recommendation}};
    definition.transitions.push_back(shortcut);
    CHECK(places(check(definition)) == std::vector<std::string>{"transition[8].guards"});
}

TEST_CASE("nothing is concluded from a reference that leads nowhere") {
    check_slips({
        {"the only way into the rest of the process",
         [](auto& d) { d.transitions[1].to = {"horring"}; },
         {"transition[1].to"}},
        {"the only way out of a stage",
         [](auto& d) { d.transitions[5].from = {"bearbeidning"}; },
         {"transition[5].from"}},
        {"the only way to the end",
         [](auto& d) { d.transitions[6].to = {"vedtat"}; },
         {"transition[6].to"}},
        {"the first stage", [](auto& d) { d.initial = {"utkst"}; }, {"initial"}},
        {"the name of a stage", [](auto& d) { d.stages[3].slug = {}; }, {"stage[3].slug"}},
    });
}

TEST_CASE("a circle is named for each stage that is caught in it") {
    auto definition = a_definition();
    const auto lead = [](std::string slug, std::string from, std::string to) {
        return Transition{.slug = {std::move(slug)},
                          .from = {std::move(from)},
                          .to = {std::move(to)},
                          .title = {.nb = "Videre", .nn = {}, .en = {}},
                          .guards = {}};
    };
    for (const auto* slug : {"runde-en", "runde-to"}) {
        Stage stage;
        stage.slug = {slug};
        stage.title.nb = slug;
        definition.stages.push_back(stage);
    }
    definition.transitions.push_back(lead("a", "utkast", "runde-en"));
    definition.transitions.push_back(lead("b", "runde-en", "runde-to"));
    definition.transitions.push_back(lead("c", "runde-to", "runde-en"));
    CHECK(places(check(definition)) == std::vector<std::string>{"stage[6].slug", "stage[7].slug"});
    definition.transitions.push_back(lead("d", "runde-to", "utkast"));
    CHECK(check(definition).empty());
}

TEST_CASE("what stands in the way of a dead end is not blamed for it") {
    auto definition = a_definition();
    definition.transitions.erase(definition.transitions.begin() + 6);  // vedtak → vedtatt
    definition.transitions.erase(definition.transitions.begin() + 6);  // vedtak → bearbeiding
    CHECK(places(check(definition)) == std::vector<std::string>{"stage[4].final", "stage[5].slug"});
}

TEST_CASE("one slip of the keyboard is recognised, two are not") {
    for (const std::string_view near : {"horin", "horingg", "hxring", "ohring", "oring"}) {
        INFO(near);
        CHECK(is_one_slip_apart(near, "horing"));
        CHECK(is_one_slip_apart("horing", near));
    }
    for (const std::string_view far : {"horing", "hori", "styret", "ohrign", ""}) {
        INFO(far);
        CHECK_FALSE(is_one_slip_apart(far, "horing"));
        CHECK_FALSE(is_one_slip_apart("horing", far));
    }
}

}  // namespace saksgang::workflows
