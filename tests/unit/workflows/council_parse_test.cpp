// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "tests/support/builders.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/workflows/toml_files.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/council.hpp"

namespace saksgang::workflows {
namespace {

using support::day;

Council parsed_council(std::string_view toml) {
    auto parsed = parse_council(toml);
    INFO(fmt::format("{}", fmt::join(said(parsed.faults), "\n")));
    REQUIRE(parsed.council.has_value());
    return std::move(*parsed.council);
}

std::string with_seats(std::size_t count) {
    std::string toml = R"(name = "Liten region"
time_zone = "Europe/Oslo"
[[body]]
slug = "styret"
title = { nb = "Styret" }
kind = "board"
mandate = []
seats = [)";
    for (std::size_t i = 0; i < count; ++i) {
        toml += fmt::format("{{ slug = \"s{}\", represents = \"Kommune {}\" }},", i, i);
    }
    return toml + "]\n";
}

}  // namespace

TEST_CASE("a bad council is refused with exactly the faults it has") {
    const auto fixtures = fixtures_of("councils");
    REQUIRE(fixtures.size() > 20);
    for (const auto& fixture : fixtures) {
        INFO(fixture.name);
        REQUIRE_FALSE(fixture.faults.empty());
        const auto parsed = parse_council(fixture.toml);
        CHECK_FALSE(parsed.council.has_value());
        CHECK(said(parsed.faults) == fixture.faults);
        for (const auto& fault : parsed.faults)
            CHECK_FALSE(fault.remedy.empty());
    }
}

TEST_CASE("a body comes as it is written, and nobody sits in it yet") {
    const auto council = parsed_council(R"(
name = "Liten region"
time_zone = "Europe/Oslo"

[[body]]
slug = "styret"
title = { nb = "Styret", nn = "Styret", en = "The board" }
kind = "board"
mandate = ["endorsement", "sent_back"]
rule = { quorum = "2/3", chair_breaks_ties = false }
chair = "nord"
seats = [
    { slug = "nord", represents = "Nord kommune" },
    { slug = "sor", represents = "Sør kommune" },
]
valid_from = 2024-01-01
valid_to = 2027-12-31
)");
    CHECK(council.name == "Liten region");
    CHECK(council.time_zone == "Europe/Oslo");
    CHECK(council.workflows.empty());
    REQUIRE(council.bodies.size() == 1);
    const auto* board = council.find_body({"styret"});
    REQUIRE(board != nullptr);
    const auto seat = [](std::string slug, std::string represents) {
        return Seat{.slug = {std::move(slug)},
                    .represents = std::move(represents),
                    .holder = std::nullopt,
                    .deputy = std::nullopt};
    };
    CHECK(*board == Body{.slug = {"styret"},
                         .title = {"Styret", "Styret", "The board"},
                         .kind = BodyKind::board,
                         .rule = {2, 3, false},
                         .chair = SeatSlug{"nord"},
                         .mandate = {DecisionKind::endorsement, DecisionKind::sent_back},
                         .seats = {seat("nord", "Nord kommune"), seat("sor", "Sør kommune")},
                         .valid_from = day(2024, 1, 1),
                         .valid_to = day(2027, 12, 31)});
}

TEST_CASE("a body without a rule of its own has the common one") {
    const auto council = parsed_council(with_seats(1));
    const auto& body = council.bodies.at({"styret"});
    CHECK(body.rule == Rule{});
    CHECK(body.rule.quorum_numerator == 1);
    CHECK(body.rule.quorum_denominator == 2);
    CHECK(body.rule.chair_breaks_ties);
    CHECK_FALSE(body.chair.has_value());
    CHECK_FALSE(body.valid_from.has_value());
    CHECK(body.mandate.empty());
}

TEST_CASE("every kind of body can be written") {
    for (const auto* kind :
         {"working_group", "committee", "board", "council", "hearing_circle", "author", "editor"}) {
        INFO(kind);
        auto toml = with_seats(1);
        toml.replace(toml.find("\"board\""), 7, fmt::format("\"{}\"", kind));
        CHECK(to_string(parsed_council(toml).bodies.at({"styret"}).kind) == kind);
    }
}

TEST_CASE("a quorum is a share of the seats: more than none, at most all") {
    const auto parse = [](std::string_view quorum) {
        return parse_council(with_seats(2) + fmt::format("rule = {{ quorum = \"{}\" }}\n", quorum));
    };
    for (const auto* share : {"1/2", "1/1", "2/3", "1/100", "100/100"}) {
        INFO(share);
        CHECK(parse(share).council.has_value());
    }
    for (const auto* none : {"", "/", "1", "1/", "/2", "0/2", "1/0", "-1/2", "3/2", "1/101", "1/2 ",
                             " 1/2", "1 / 2", "+1/2", "0.5", "99999999999/2", "1/2/3"}) {
        INFO(none);
        CHECK(places(parse(none).faults) == std::vector<std::string>{"body[0].rule.quorum"});
    }
}

TEST_CASE("seats are counted up to their limit") {
    CHECK(parsed_council(with_seats(limits::seats_max)).bodies.at({"styret"}).seats.size() ==
          limits::seats_max);
    CHECK(places(parse_council(with_seats(limits::seats_max + 1)).faults) ==
          std::vector<std::string>{"body[0].seats"});
}

TEST_CASE("a council's file over the size limit is one fault") {
    const auto parsed = parse_council(std::string(limits::workflow_bytes_max + 1, '#'));
    CHECK_FALSE(parsed.council.has_value());
    CHECK(places(parsed.faults) == std::vector<std::string>{"file"});
}

TEST_CASE("a council's file cut off anywhere gives a council or faults, never both or neither") {
    const auto toml = with_seats(3);
    for (std::size_t i = 0; i <= toml.size(); ++i) {
        const auto parsed = parse_council(std::string_view{toml}.substr(0, i));
        CHECK(parsed.council.has_value() == parsed.faults.empty());
    }
}

}  // namespace saksgang::workflows
