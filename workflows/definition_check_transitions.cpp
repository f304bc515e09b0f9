// SPDX-License-Identifier: EUPL-1.2
// Transitions one by one: both ends exist, nothing leads out of a final stage, and only an adoption
// leads to where a text counts as adopted.
#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"
#include "workflows/definition_check.hpp"
#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
namespace {

// Of the whole text: sections that were adopted do not make a text adopted.
bool is_adoption(const Guard& guard) {
    const auto* decision = std::get_if<HasDecision>(&guard);
    return decision != nullptr && decision->kind == DecisionKind::adoption &&
           decision->scope == DecisionScope::whole;
}

// Whether the first day is certainly after the last: two fixed days, or one milestone's day moved.
bool contradict(const Earliest& earliest, const Latest& latest) {
    if (earliest.date && latest.date) return *earliest.date > *latest.date;
    return earliest.milestone && earliest.milestone == latest.milestone &&
           earliest.plus_days > latest.plus_days;
}

void check_days_agree(const Transition& transition, const std::string& place,
                      std::vector<Fault>& faults) {
    for (std::size_t i = 0; i < transition.guards.size(); ++i) {
        const auto* latest = std::get_if<Latest>(&transition.guards[i]);
        if (latest == nullptr) continue;
        const bool contradicted = std::ranges::any_of(transition.guards, [&](const Guard& guard) {
            const auto* earliest = std::get_if<Earliest>(&guard);
            return earliest != nullptr && contradict(*earliest, *latest);
        });
        if (!contradicted) continue;
        add_fault(faults, fmt::format("{}.guards[{}]", place, i),
                  "ends before the earliest day of the same transition",
                  "put the latest day on or after the earliest, or take one out");
    }
}

// The stages at both ends of a transition; null where unknown.
struct Ends {
    const Stage* from;
    const Stage* to;
};

void check_ends(const Transition& transition, const Ends& ends, const std::string& place,
                std::vector<Fault>& faults) {
    if (ends.from != nullptr && ends.from->final) {
        add_fault(faults, place + ".from",
                  fmt::format("leads out of {}, which is final", quoted(transition.from.value)),
                  "take final = true from that stage, or take this transition out");
    }
    if (ends.to != nullptr && ends.to->adopted &&
        std::ranges::none_of(transition.guards, is_adoption)) {
        add_fault(
            faults, place + ".guards",
            fmt::format("lets a text into {}, where it counts as adopted, without an adoption",
                        quoted(transition.to.value)),
            "add { decision = \"adoption\", by = … }");
    }
}

}  // namespace

void check_transitions(const Definition& definition, const Declared& declared,
                       std::vector<Fault>& faults) {
    Names slugs{"transition"};
    for (std::size_t i = 0; i < definition.transitions.size(); ++i) {
        const auto& transition = definition.transitions[i];
        const auto place = fmt::format("transition[{}]", i);
        declared.stages.require(transition.from.value, place + ".from", faults);
        declared.stages.require(transition.to.value, place + ".to", faults);

        // An unnamed transition is called after its ends: its name is judged once they are sound.
        if (is_slug(transition.from.value) && is_slug(transition.to.value)) {
            slugs.declare(transition.slug.value, place + ".slug", faults);
        }
        check_title(transition.title, place + ".title", faults);
        const Ends ends{.from = definition.find_stage(transition.from),
                        .to = definition.find_stage(transition.to)};
        check_ends(transition, ends, place, faults);
        if (!check_count(transition.guards.size(), limits::guards_max, "guards", place + ".guards",
                         faults)) {
            continue;
        }
        for (std::size_t j = 0; j < transition.guards.size(); ++j) {
            check_guard(transition.guards[j], ends.from, declared,
                        fmt::format("{}.guards[{}]", place, j), faults);
        }
        check_days_agree(transition, place, faults);
    }
}

}  // namespace saksgang::workflows
