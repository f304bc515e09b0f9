// SPDX-License-Identifier: EUPL-1.2
// The council: its bodies, their seats, and the workflow definitions it has taken into use.
// An aggregate of its own, folded from council.* , body.* , seat.* and workflow.* entries.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"
#include "workflows/definition.hpp"

namespace saksgang::workflows {

enum class BodyKind {
    working_group = 1,
    committee,
    board,
    council,
    hearing_circle,
    author,
    editor,
};
std::string_view to_string(BodyKind kind);
std::optional<BodyKind> body_kind_from(std::string_view text);

// Quorum as a share of the seats (kommuneloven § 11-9's default, 1/2), simple majority of votes
// cast, and whether the chair's vote breaks a tie. Configuration, never code.
struct Rule {
    int quorum_numerator = 1;
    int quorum_denominator = 2;
    bool chair_breaks_ties = true;
    bool operator==(const Rule&) const = default;
};

struct Seat {
    SeatSlug slug;
    std::string represents;            // municipality, region, organisation: public, no person
    std::optional<Pseudonym> holder;   // who sits there; name in SQLite only
    std::optional<Pseudonym> deputy;   // vara
    bool operator==(const Seat&) const = default;
};

struct Body {
    BodySlug slug;
    Title title;
    BodyKind kind = BodyKind::working_group;
    Rule rule;
    std::optional<SeatSlug> chair;
    std::vector<DecisionKind> mandate;  // which decisions it may make at all
    std::vector<Seat> seats;
    std::optional<LocalDate> valid_from;
    std::optional<LocalDate> valid_to;
    bool operator==(const Body&) const = default;

    const Seat* find_seat(const SeatSlug& slug) const;
};

// A workflow as installed: the exact bytes, by git blob and SHA-256.
struct InstalledWorkflow {
    WorkflowSlug slug;
    std::int64_t revision = 0;
    Oid blob;
    Sha256 sha256;
    bool operator==(const InstalledWorkflow&) const = default;
};

struct Council {
    std::string name;
    std::string time_zone = "Europe/Oslo";
    std::map<BodySlug, Body> bodies;
    std::map<WorkflowSlug, InstalledWorkflow> workflows;  // the newest revision of each
    std::optional<Oid> definitions_head;                  // head of main in text.git
    bool operator==(const Council&) const = default;

    const Body* find_body(const BodySlug& slug) const;
};

// council.toml: name, time zone, bodies with seats and rules. Faults as for definitions.
struct ParsedCouncil {
    std::optional<Council> council;
    std::vector<Fault> faults;
};
ParsedCouncil parse_council(std::string_view toml);

}  // namespace saksgang::workflows
