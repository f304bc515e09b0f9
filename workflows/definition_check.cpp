// SPDX-License-Identifier: EUPL-1.2
// check(): what a definition's values mean together. Names every fault, and only certain ones: a
// reference that leads nowhere may have meant anything, so nothing is concluded from it. Pure.
#include "workflows/definition_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"
#include "workflows/fault_words.hpp"

namespace saksgang::workflows {
namespace {

Declared declare_all(const Definition& definition, std::vector<Fault>& faults) {
    Declared declared;
    declared.text_stops = !definition.text_check.blocks.empty();
    const auto declare = [&](Names& names, const auto& parts, std::string_view key) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            names.declare(parts[i].slug.value, fmt::format("{}[{}].slug", key, i), faults);
        }
    };
    for (std::size_t i = 0; i < definition.bodies.size(); ++i) {
        declared.bodies.declare(definition.bodies[i].value, fmt::format("bodies[{}]", i), faults);
    }
    declare(declared.stages, definition.stages, "stage");
    declare(declared.milestones, definition.milestones, "milestone");
    declare(declared.question_sets, definition.question_sets, "question_set");

    // One fault for a list that is not there, rather than one for each name looked for in it.
    if (definition.bodies.empty()) {
        declared.bodies.blur();
        add_fault(faults, "bodies", "names no body", "list the bodies that take part");
    }
    if (definition.stages.empty()) {
        declared.stages.blur();
        add_fault(faults, "stage", "has no stages", "write at least one [[stage]]");
    }
    return declared;
}

bool check_counts(const Definition& definition, std::vector<Fault>& faults) {
    const auto before = faults.size();
    check_count(definition.bodies.size(), limits::bodies_max, "bodies", "bodies", faults);
    check_count(definition.stages.size(), limits::stages_max, "stages", "stage", faults);
    check_count(definition.transitions.size(), limits::transitions_max, "transitions", "transition",
                faults);
    check_count(definition.milestones.size(), limits::milestones_max, "milestones", "milestone",
                faults);
    check_count(definition.question_sets.size(), limits::question_sets_max, "question sets",
                "question_set", faults);
    return faults.size() == before;
}

void check_head(const Definition& definition, const Declared& declared,
                std::vector<Fault>& faults) {
    check_slug(definition.slug.value, "slug", faults);
    check_title(definition.title, "title", faults);
    if (definition.revision < 1) {
        add_fault(faults, "revision", fmt::format("is {}, less than 1", definition.revision),
                  "count from 1, one up for each change taken into use");
    }
    declared.stages.require(definition.initial.value, "initial", faults);
}

void check_stage(const Definition& definition, const Stage& stage, const Declared& declared,
                 const std::string& place, std::vector<Fault>& faults) {
    check_title(stage.title, place + ".title", faults);
    check_bodies(stage.bodies, declared, place + ".bodies", faults);
    if (stage.question_set) {
        declared.question_sets.require(stage.question_set->value, place + ".question_set", faults);
    }
    if (!stage.adopted) return;
    if (stage.text != StageText::locked) {
        add_fault(faults, place + ".text", "leaves an adopted text open to change",
                  "write text = \"locked\" in an adopted stage");
    }
    if (stage.slug == definition.initial) {
        add_fault(faults, place + ".adopted", "calls a text adopted before anybody adopted it",
                  "let an adoption lead into a stage of its own");
    }
}

void check_milestone(const MilestonePlan& milestone, const Declared& declared,
                     const std::string& place, std::vector<Fault>& faults) {
    check_title(milestone.title, place + ".title", faults);
    if (milestone.body) declared.bodies.require(milestone.body->value, place + ".body", faults);
    if (milestone.until && !milestone.from) {
        add_fault(faults, place + ".until", "ends a period that has no first day",
                  "add from = … with its first day");
    }
    if (milestone.until && milestone.from && *milestone.until < *milestone.from) {
        add_fault(faults, place + ".until",
                  fmt::format("is {}, before the first day {}", format_date(*milestone.until),
                              format_date(*milestone.from)),
                  "put the last day on or after the first");
    }
}

void check_question_set(const QuestionSet& set, const std::string& place,
                        std::vector<Fault>& faults) {
    check_title(set.title, place + ".title", faults);
    check_count(set.questions.size(), limits::questions_max, "questions", place + ".question",
                faults);
    if (set.questions.empty()) {
        add_fault(faults, place + ".question", "asks nothing",
                  "write at least one [[question_set.question]]");
    }
    Names questions{"question"};
    for (std::size_t i = 0; i < set.questions.size(); ++i) {
        const auto question_place = fmt::format("{}.question[{}]", place, i);
        questions.declare(set.questions[i].slug.value, question_place + ".slug", faults);
        check_title(set.questions[i].title, question_place + ".title", faults);
    }
}

bool is_named_by(const Guard& guard, const BodySlug& body) {
    if (const auto* answered = std::get_if<AllAnswered>(&guard)) {
        return std::ranges::find(answered->bodies, body) != answered->bodies.end();
    }
    const auto* decision = std::get_if<HasDecision>(&guard);
    return decision != nullptr && decision->body == body;
}

bool is_used(const Definition& definition, const BodySlug& body) {
    return std::ranges::any_of(definition.stages,
                               [&](const Stage& stage) {
                                   return std::ranges::find(stage.bodies, body) !=
                                          stage.bodies.end();
                               }) ||
           std::ranges::any_of(
               definition.milestones,
               [&](const MilestonePlan& milestone) { return milestone.body == body; }) ||
           std::ranges::any_of(definition.transitions, [&](const Transition& transition) {
               return std::ranges::any_of(
                   transition.guards, [&](const Guard& guard) { return is_named_by(guard, body); });
           });
}

// What is declared and never spoken of again is most often a slip in a name elsewhere.
void check_use(const Definition& definition, std::vector<Fault>& faults) {
    for (std::size_t i = 0; i < definition.bodies.size(); ++i) {
        const auto& body = definition.bodies[i];
        if (body.value.empty() || is_used(definition, body)) continue;
        add_fault(
            faults, fmt::format("bodies[{}]", i),
            fmt::format("names {}, which works in no stage and no milestone", quoted(body.value)),
            "give it a stage, or take it out");
    }
    for (std::size_t i = 0; i < definition.question_sets.size(); ++i) {
        const auto& set = definition.question_sets[i];
        const bool asked = std::ranges::any_of(
            definition.stages, [&](const Stage& stage) { return stage.question_set == set.slug; });
        if (asked || set.slug.value.empty()) continue;
        add_fault(faults, fmt::format("question_set[{}].slug", i),
                  fmt::format("names {}, which no stage asks", quoted(set.slug.value)),
                  "name it in the question_set of a stage, or take it out");
    }
}

}  // namespace

bool check_bodies(const std::vector<BodySlug>& bodies, const Declared& declared,
                  const std::string& place, std::vector<Fault>& faults) {
    if (!check_count(bodies.size(), limits::bodies_max, "bodies", place, faults)) return false;
    std::vector<std::string_view> names;
    for (const auto& body : bodies) {
        declared.bodies.require(body.value, fmt::format("{}[{}]", place, names.size()), faults);
        names.emplace_back(body.value);
    }
    check_named_once(names, place, faults);
    return true;
}

std::vector<Fault> check(const Definition& definition) {
    std::vector<Fault> faults;
    if (!check_counts(definition, faults)) return faults;  // the rest is not looked into
    const auto declared = declare_all(definition, faults);
    check_head(definition, declared, faults);
    for (std::size_t i = 0; i < definition.stages.size(); ++i) {
        check_stage(definition, definition.stages[i], declared, fmt::format("stage[{}]", i),
                    faults);
    }
    check_transitions(definition, declared, faults);
    for (std::size_t i = 0; i < definition.milestones.size(); ++i) {
        check_milestone(definition.milestones[i], declared, fmt::format("milestone[{}]", i),
                        faults);
    }
    for (std::size_t i = 0; i < definition.question_sets.size(); ++i) {
        check_question_set(definition.question_sets[i], fmt::format("question_set[{}]", i), faults);
    }
    check_text_check(definition, faults);
    check_use(definition, faults);
    check_graph(definition, faults);
    return faults;
}

}  // namespace saksgang::workflows
