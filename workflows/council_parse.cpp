// SPDX-License-Identifier: EUPL-1.2
// council.toml → Council: the bodies, their seats, rules and mandates. Who sits in a seat is no
// part of the file: names are people's, and stand in the data folder. Pure. docs/workflows.md.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "workflows/core/limits.hpp"
#include "workflows/council.hpp"
#include "workflows/fault_words.hpp"
#include "workflows/toml_reader.hpp"
#include "workflows/value_check.hpp"

namespace saksgang::workflows {
namespace {

constexpr BodyKind body_kinds[] = {
    BodyKind::working_group,  BodyKind::committee, BodyKind::board, BodyKind::council,
    BodyKind::hearing_circle, BodyKind::author,    BodyKind::editor};
// "1/2" → 1 and 2; a share of the seats that is more than none and at most all.
std::optional<std::pair<int, int>> share_from(std::string_view text) {
    int numerator = 0;
    int denominator = 0;
    const char* end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, numerator);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '/') return std::nullopt;
    const auto second = std::from_chars(first.ptr + 1, end, denominator);
    if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
    if (numerator < 1 || denominator < numerator) return std::nullopt;
    if (denominator > limits::quorum_denominator_max) return std::nullopt;
    return std::pair{numerator, denominator};
}

Rule read_rule(TableReader& table) {
    Rule rule;
    if (const auto quorum = table.optional_text("quorum")) {
        const auto share = share_from(*quorum);
        if (share) {
            rule.quorum_numerator = share->first;
            rule.quorum_denominator = share->second;
        } else {
            table.fault("quorum", "is no share of the seats",
                        "write a fraction in quotation marks, such as \"1/2\"");
        }
    }
    rule.chair_breaks_ties =
        table.truth("chair_breaks_ties", Need::optional).value_or(rule.chair_breaks_ties);
    return rule;
}

Seat read_seat(TableReader& table) {
    Seat seat;
    seat.slug = table.slug<SeatSlug>("slug");
    seat.represents = table.text("represents", Need::required);
    return seat;
}

Body read_body(TableReader& table) {
    Body body;
    body.slug = table.slug<BodySlug>("slug");
    body.title = table.title();
    body.kind = table.word<BodyKind>("kind", Need::required, body_kinds).value_or(body.kind);
    body.mandate = table.words<DecisionKind>("mandate", Need::required, decision_kinds);
    body.rule = table.table<Rule>("rule", Need::optional, "{ quorum = \"1/2\" }", read_rule)
                    .value_or(body.rule);
    body.chair = table.optional_slug<SeatSlug>("chair");
    body.seats = table.tables<Seat>("seats", Need::required, read_seat);
    body.valid_from = table.date("valid_from", Need::optional);
    body.valid_to = table.date("valid_to", Need::optional);
    return body;
}

// Whether it may be the name of a zone; whether there is such a zone, the clockwork knows.
bool is_zone_name(std::string_view text) {
    return !text.empty() && text.size() <= limits::slug_bytes_max &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '/' || c == '_' || c == '-' || c == '+';
           });
}

void check_seats(const Body& body, const std::string& place, std::vector<Fault>& faults) {
    if (body.seats.empty()) {
        add_fault(faults, place + ".seats", "has no seat", "give the body at least one seat");
        return;
    }
    if (!check_count(body.seats.size(), limits::seats_max, "seats", place + ".seats", faults)) {
        return;
    }
    Names seats{"seat"};
    for (std::size_t i = 0; i < body.seats.size(); ++i) {
        const auto seat_place = fmt::format("{}.seats[{}]", place, i);
        seats.declare(body.seats[i].slug.value, seat_place + ".slug", faults);
        check_line(body.seats[i].represents, limits::name_bytes_max, seat_place + ".represents",
                   faults);
    }
    if (body.chair) seats.require(body.chair->value, place + ".chair", faults);
}

void check_body(const Body& body, const std::string& place, std::vector<Fault>& faults) {
    check_title(body.title, place + ".title", faults);
    check_seats(body, place, faults);
    if (body.valid_from && body.valid_to && *body.valid_to < *body.valid_from) {
        add_fault(faults, place + ".valid_to",
                  fmt::format("is {}, before the first day {}", format_date(*body.valid_to),
                              format_date(*body.valid_from)),
                  "put the last day on or after the first");
    }
}

std::vector<Fault> check_council(const Council& council, const std::vector<Body>& bodies) {
    std::vector<Fault> faults;
    check_line(council.name, limits::name_bytes_max, "name", faults);
    if (!is_zone_name(council.time_zone)) {
        add_fault(faults, "time_zone", fmt::format("{} is no time zone", quoted(council.time_zone)),
                  "write a name such as \"Europe/Oslo\"");
    }
    if (bodies.empty()) add_fault(faults, "body", "has no body", "write at least one [[body]]");
    if (!check_count(bodies.size(), limits::bodies_max, "bodies", "body", faults)) return faults;
    Names names{"body"};
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const auto place = fmt::format("body[{}]", i);
        names.declare(bodies[i].slug.value, place + ".slug", faults);
        check_body(bodies[i], place, faults);
    }
    return faults;
}

}  // namespace

ParsedCouncil parse_council(std::string_view toml) {
    ParsedCouncil parsed;
    const auto file = read_toml(toml, parsed.faults);
    if (!file) return parsed;

    TableReader table{*file, {}, parsed.faults};
    Council council;
    council.name = table.text("name", Need::required);
    council.time_zone = table.text("time_zone", Need::required);
    auto bodies = table.tables<Body>("body", Need::required, read_body);
    table.refuse_other_keys();
    parsed.faults = join_faults(std::move(parsed.faults), check_council(council, bodies), *file);
    if (!parsed.faults.empty()) return parsed;

    for (auto& body : bodies) {
        auto slug = body.slug;
        council.bodies.emplace(std::move(slug), std::move(body));
    }
    parsed.council = std::move(council);
    return parsed;
}

}  // namespace saksgang::workflows
