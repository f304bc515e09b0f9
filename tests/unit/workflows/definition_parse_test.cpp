// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "tests/support/builders.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/workflows/toml_files.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using support::after_days_in_stage;
using support::day;
using support::not_after;
using support::not_before;

Definition parsed_definition(std::string_view toml) {
    auto parsed = parse_definition(toml);
    INFO(fmt::format("{}", fmt::join(said(parsed.faults), "\n")));
    REQUIRE(parsed.definition.has_value());
    return std::move(*parsed.definition);
}

// A sound definition with one transition, guarded as given.
std::string guarded_by(std::string_view guard) {
    return fmt::format(R"(slug = "liten"
revision = 3
title = {{ nb = "Liten sak", nn = "Lita sak", en = "Small case" }}
bodies = ["styret"]
initial = "utkast"
[[stage]]
slug = "utkast"
title = {{ nb = "Utkast" }}
bodies = ["styret"]
[[stage]]
slug = "ferdig"
title = {{ nb = "Ferdig" }}
final = true
[[transition]]
from = "utkast"
to = "ferdig"
title = {{ nb = "Avslutt" }}
guards = [{}]
[[milestone]]
slug = "mote"
title = {{ nb = "Møte" }}
kind = "meeting"
)",
                       guard);
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string repeated;
    for (std::size_t i = 0; i < times; ++i)
        repeated += fmt::format(fmt::runtime(text), i);
    return repeated;
}

}  // namespace

TEST_CASE("a bad definition is refused with exactly the faults it has") {
    const auto fixtures = fixtures_of("workflows");
    REQUIRE(fixtures.size() > 70);
    for (const auto& fixture : fixtures) {
        INFO(fixture.name);
        REQUIRE_FALSE(fixture.faults.empty());
        const auto parsed = parse_definition(fixture.toml);
        CHECK_FALSE(parsed.definition.has_value());
        CHECK(said(parsed.faults) == fixture.faults);
        for (const auto& fault : parsed.faults)
            CHECK_FALSE(fault.remedy.empty());
    }
}

TEST_CASE("ten faults in one file are named all at once") {
    const auto file = source_folder() / "tests/fixtures/workflows/ten_faults.toml";
    CHECK(parse_definition(read_file(file)).faults.size() == 10);
}

TEST_CASE("each guard of the file is the guard of the definition") {
    const std::pair<std::string_view, Guard> guards[] = {
        {R"({ all_answered = ["styret"] })", AllAnswered{{{"styret"}}, std::nullopt}},
        {R"({ all_answered = ["styret"], seats_min = 3 })", AllAnswered{{{"styret"}}, 3}},
        {R"({ decision = "statement", by = "styret" })",
         HasDecision{{"styret"}, DecisionKind::statement}},
        {R"({ decision = "endorsement", by = "styret" })",
         HasDecision{{"styret"}, DecisionKind::endorsement}},
        {R"({ decision = "recommendation", by = "styret" })",
         HasDecision{{"styret"}, DecisionKind::recommendation}},
        {R"({ decision = "adoption", by = "styret" })",
         HasDecision{{"styret"}, DecisionKind::adoption}},
        {R"({ decision = "sent_back", by = "styret" })",
         HasDecision{{"styret"}, DecisionKind::sent_back}},
        {R"({ decision = "rejected", by = "styret" })",
         HasDecision{{"styret"}, DecisionKind::rejected}},
        {R"({ decision = "statement", by = "styret", scope = "whole" })",
         HasDecision{{"styret"}, DecisionKind::statement, DecisionScope::whole}},
        {R"({ decision = "statement", by = "styret", scope = "any" })",
         HasDecision{{"styret"}, DecisionKind::statement, DecisionScope::any}},
        {R"({ held = "mote" })", MilestoneHeld{{"mote"}}},
        {R"({ earliest = "mote" })", not_before("mote")},
        {R"({ earliest = "mote", plus_days = 1 })", not_before("mote", 1)},
        {R"({ earliest = 2024-04-29 })", not_before(day(2024, 4, 29))},
        {R"({ latest = "mote", plus_days = -7 })", not_after("mote", -7)},
        {R"({ latest = 2024-02-29 })", not_after(day(2024, 2, 29))},
        {R"({ days_in_stage = 14 })", after_days_in_stage(14)},
        {R"({ released = true })", TextReleased{}},
        {R"({ text_checked = true })", TextChecked{}},
    };
    for (const auto& [toml, guard] : guards) {
        INFO(toml);
        const bool asks = std::holds_alternative<TextChecked>(guard);
        const auto definition = parsed_definition(
            guarded_by(toml) + (asks ? "[text_check]\nblocks = [\"link_broken\"]\n" : ""));
        REQUIRE(definition.transitions.at(0).guards.size() == 1);
        CHECK((definition.transitions[0].guards[0] == guard));
    }
}

TEST_CASE("what is left out has its plain meaning") {
    const auto definition = parsed_definition(guarded_by(""));
    CHECK(definition.slug == WorkflowSlug{"liten"});
    CHECK(definition.revision == 3);
    CHECK(definition.title == Title{"Liten sak", "Lita sak", "Small case"});
    CHECK(definition.stages.at(0).text == StageText::open);
    CHECK_FALSE(definition.stages[0].final);
    CHECK_FALSE(definition.stages[0].question_set.has_value());
    CHECK(definition.stages.at(1).bodies.empty());
    CHECK(definition.transitions.at(0).slug == TransitionSlug{"utkast-ferdig"});
    CHECK(definition.transitions[0].guards.empty());
    CHECK_FALSE(definition.milestones.at(0).from.has_value());
    CHECK_FALSE(definition.milestones[0].body.has_value());
    CHECK(definition.question_sets.empty());
}

TEST_CASE("what the check of a text looks for is what is written, or a strategy's") {
    CHECK(parsed_definition(guarded_by("")).text_check == strategy_check());
    CHECK(parsed_definition(guarded_by("") + "[text_check]\n").text_check == TextCheck{});
    const auto check = parsed_definition(guarded_by("{ text_checked = true }") + R"([text_check]
levels = ["vision", "project"]
terms = [["satsing", "satsning"], ["råd", "utvalg", "styre"]]
misplaced = ["KPI"]
blocks = ["quotation_altered", "misplaced"]
[[text_check.source]]
name = "Avtalen"
text = """
To linjer
står her."""
)")
                           .text_check;
    CHECK(check == TextCheck{.levels = {Level::vision, Level::project},
                             .terms = {{"satsing", "satsning"}, {"råd", "utvalg", "styre"}},
                             .misplaced = {"KPI"},
                             .sources = {{"Avtalen", "To linjer\nstår her."}},
                             .blocks = {Flaw::quotation_altered, Flaw::misplaced}});
    CHECK(check.stops(Flaw::misplaced));
    CHECK_FALSE(check.stops(Flaw::link_broken));
}

TEST_CASE("every level and flaw has a name of its own in a file") {
    for (int i = 1; i <= static_cast<int>(Level::project); ++i) {
        const auto level = static_cast<Level>(i);
        const auto toml = fmt::format("[text_check]\nlevels = [\"{}\"]\n", to_string(level));
        CHECK(parsed_definition(guarded_by("") + toml).text_check.levels == std::vector{level});
    }
    for (int i = 1; i <= static_cast<int>(Flaw::link_broken); ++i) {
        const auto flaw = static_cast<Flaw>(i);
        const auto toml = fmt::format(
            "[text_check]\nblocks = [\"{}\"]\nlevels = [\"goal\"]\nmisplaced = [\"a\"]\n"
            "terms = [[\"a\", \"b\"]]\nsource = [{{ name = \"a\", text = \"b\" }}]\n",
            to_string(flaw));
        const auto definition = parsed_definition(guarded_by("{ text_checked = true }") + toml);
        CHECK(definition.text_check.blocks == std::vector{flaw});
    }
}

TEST_CASE("milestones, questions and stages come as they are written") {
    const auto definition = parsed_definition(read_example("osloregionen", "workflow.toml"));
    const auto* hearing = definition.find_milestone({"horing"});
    REQUIRE(hearing != nullptr);
    CHECK(*hearing == MilestonePlan{.slug = {"horing"},
                                    .title = {"Høring", "Høyring", "Hearing"},
                                    .kind = MilestoneKind::hearing,
                                    .body = BodySlug{"horingsinstansene"},
                                    .from = day(2024, 4, 29),
                                    .until = day(2024, 5, 29)});
    const auto* adopted = definition.find_stage({"vedtatt"});
    REQUIRE(adopted != nullptr);
    CHECK(*adopted == Stage{.slug = {"vedtatt"},
                            .title = {"Vedtatt", "Vedteken", "Adopted"},
                            .bodies = {},
                            .question_set = std::nullopt,
                            .text = StageText::locked,
                            .adopted = true,
                            .final = true});
    const auto* questions = definition.find_question_set({"til-faggruppene"});
    REQUIRE(questions != nullptr);
    REQUIRE(questions->questions.size() == 6);
    CHECK(questions->questions[1].answer == AnswerKind::yes_no);
    CHECK(questions->questions[1].required);
    CHECK(questions->questions[2].answer == AnswerKind::text);
    CHECK_FALSE(questions->questions[2].required);
}

TEST_CASE("a file from another machine's editor is read alike") {
    const auto toml = guarded_by("");
    std::string with_crlf;
    for (const char c : toml) {
        if (c == '\n') with_crlf += '\r';
        with_crlf += c;
    }
    CHECK(parsed_definition("\xEF\xBB\xBF" + toml) == parsed_definition(toml));
    CHECK(parsed_definition(with_crlf) == parsed_definition(toml));
}

TEST_CASE("a file over the size limit is one fault, and is not looked into") {
    const std::string padding(limits::workflow_bytes_max, '#');
    const auto parsed = parse_definition(padding + "#");
    CHECK(said(parsed.faults) == std::vector<std::string>{"file (line 0): is 262145 bytes, more "
                                                          "than 262144"});
    const auto at_limit = guarded_by("") + "#";
    CHECK(parse_definition(at_limit + padding.substr(at_limit.size())).definition.has_value());
}

TEST_CASE("a letter outside quotation marks is a fault of its line, in any alphabet") {
    for (const std::string_view toml :
         {"slug = ærlig", "ærlig = 1", "slug = \"a\" ø", "bodies = [å]", "bodies = [}", "a = Ω",
          "a = 1ø", "\u3000a = 1", "a = {ø = 1}", "[ø]", "a.ø = 1"}) {
        INFO(toml);
        const auto parsed = parse_definition(toml);
        CHECK_FALSE(parsed.definition.has_value());
        REQUIRE_FALSE(parsed.faults.empty());
        CHECK(parsed.faults.front().line == 1);
    }
}

TEST_CASE("bytes that are no UTF-8 are one fault") {
    for (const std::string_view bytes : {"slug = \"\xFF\"", "\xC3", "# \xED\xA0\x80"}) {
        const auto parsed = parse_definition(bytes);
        CHECK_FALSE(parsed.definition.has_value());
        CHECK(places(parsed.faults) == std::vector<std::string>{"file"});
    }
}

TEST_CASE("more than fits is refused, and named by what there is too much of") {
    using namespace limits;
    const auto sound = guarded_by("");
    const std::pair<std::string, std::string> cases[] = {
        {"stage", repeated("[[stage]]\nslug = \"s{}\"\ntitle = {{ nb = \"S\" }}\nfinal = true\n",
                           stages_max)},
        {"transition",
         repeated("[[transition]]\nslug = \"t{}\"\nfrom = \"utkast\"\nto = \"ferdig\"\ntitle = {{ "
                  "nb = \"T\" }}\n",
                  transitions_max)},
        {"milestone",
         repeated("[[milestone]]\nslug = \"m{}\"\ntitle = {{ nb = \"M\" }}\nkind = \"meeting\"\n",
                  milestones_max)},
        {"question_set",
         repeated("[[question_set]]\nslug = \"q{}\"\ntitle = {{ nb = \"Q\" }}\nquestion = []\n",
                  question_sets_max + 1)},
    };
    for (const auto& [place, toml] : cases) {
        INFO(place);
        CHECK(places(parse_definition(sound + toml).faults) == std::vector{place});
    }
    const auto guards = repeated("{{ days_in_stage = 1{} }},", guards_max + 1);
    CHECK(places(parse_definition(guarded_by(guards)).faults) ==
          std::vector<std::string>{"transition[0].guards"});
}

TEST_CASE("faults without end are named up to a limit, with how many are left") {
    const auto toml = repeated("key_{} = 1\n", limits::faults_max + 7) + guarded_by("");
    const auto faults = parse_definition(toml).faults;
    REQUIRE(faults.size() == limits::faults_max + 1);
    CHECK(said(faults.front()) == "key_0 (line 1): is no key of this table");
    CHECK(said(faults.back()) == "file (line 0): has 7 more faults");
}

TEST_CASE("a long name is quoted shortened, and between characters") {
    std::string name(63, 'a');
    for (int i = 0; i < 100; ++i)
        name += "ø";
    const auto toml = guarded_by(fmt::format("{{ held = \"{}\" }}", name));
    const auto faults = parse_definition(toml).faults;
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what ==
          fmt::format("names the unknown milestone \"{}…\"", std::string(63, 'a')));
}

TEST_CASE(
    "a file cut off or garbled anywhere gives a definition or faults, never both or neither") {
    const auto toml = guarded_by(R"({ all_answered = ["styret"] }, { earliest = "mote" })");
    const auto check_either = [](std::string_view bytes) {
        const auto parsed = parse_definition(bytes);
        CHECK(parsed.definition.has_value() == parsed.faults.empty());
    };
    for (std::size_t i = 0; i < toml.size(); ++i) {
        check_either(std::string_view{toml}.substr(0, i));
        for (const std::string_view typed :
             {"\"",     "'",      "[",      "]",          "{",    "}",   "=", ",",
              "#",      "\\",     "\n",     "\r",         "0",    "-",   "_", "ø",
              "\u00A0", "\u2028", "\uFEFF", "\U0001F600", "\xC3", "\x01"}) {
            check_either(std::string{toml}.insert(i, typed));
            check_either(std::string{toml}.replace(i, 1, typed));
        }
    }
}

}  // namespace saksgang::workflows
