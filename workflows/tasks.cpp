// SPDX-License-Identifier: EUPL-1.2
#include "workflows/tasks.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "workflows/core/limits.hpp"
#include "workflows/guards.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

std::ptrdiff_t place_of(const Definition& definition, const StageSlug& stage) {
    return std::ranges::find(definition.stages, stage, &Stage::slug) - definition.stages.begin();
}

bool leads_onward(const Definition& definition, const Transition& transition) {
    return place_of(definition, transition.to) > place_of(definition, transition.from);
}

// ---- Milestones

void add_milestones(const Situation& situation, std::vector<Task>& tasks) {
    for (const MilestonePlan& plan : situation.definition.milestones) {
        const auto found = situation.process.milestones.find(plan.slug);
        if (found == situation.process.milestones.end() || !found->second.is_ahead()) continue;
        const auto day = found->second.last_day();
        if (!day || *day >= situation.now.today) continue;
        tasks.push_back({.kind = TaskKind::register_milestone,
                         .reason = {.kind = "milestone_passed",
                                    .phrase = Sentence("reason.milestone_passed")
                                                  .with("milestone", plan.title)
                                                  .with("day", *day),
                                    .who = {secretariat()},
                                    .by = day},
                         .milestone = plan.slug});
    }
}

// ---- Guards of the ways onward from here

std::optional<TaskKind> kind_of(const Reason& reason) {
    if (reason.kind == "all_answered") return TaskKind::get_answers;
    if (reason.kind == "has_decision") return TaskKind::get_decision;
    if (reason.kind == "text_checked") return TaskKind::mend_text;
    if (reason.kind == "text_released") return TaskKind::release_text;
    return std::nullopt;  // days come by themselves; milestones are told of when they have passed
}

void add_guards(const Situation& situation, std::vector<Task>& tasks) {
    for (const OpenTransition& way : transitions_from_here(situation)) {
        if (!leads_onward(situation.definition, *way.transition)) continue;
        for (const Reason& reason : way.unmet) {
            const auto kind = kind_of(reason);
            if (!kind) continue;
            Task task{.kind = *kind, .reason = reason};
            if (!reason.who.empty() && situation.council.find_body({reason.who.front()})) {
                task.body = BodySlug{reason.who.front()};
            }
            tasks.push_back(std::move(task));
        }
        if (!way.unmet.empty()) continue;
        tasks.push_back(
            {.kind = TaskKind::take_step,
             .reason = {.kind = "step_open",
                        .phrase = Sentence("reason.step_open").with("step", way.transition->title),
                        .who = {secretariat()},
                        .by = std::nullopt},
             .to = way.transition->to});
    }
}

// ---- Decisions that the ways further on ask for

// The stages that ways onward lead to from here; not this one.
std::set<StageSlug> stages_ahead(const Situation& situation) {
    std::set<StageSlug> ahead;
    bool grew = true;
    while (grew) {
        grew = false;
        for (const Transition& transition : situation.definition.transitions) {
            const bool from_here =
                transition.from == situation.process.stage || ahead.contains(transition.from);
            if (!from_here || !leads_onward(situation.definition, transition)) continue;
            grew = ahead.insert(transition.to).second || grew;
        }
    }
    return ahead;
}

// When the body meets next, as far as is known: the soonest day of the plan that is still ahead.
std::optional<LocalDate> next_day_of(const Situation& situation, const BodySlug& body) {
    std::optional<LocalDate> next;
    for (const MilestonePlan& plan : situation.definition.milestones) {
        const auto found = situation.process.milestones.find(plan.slug);
        if (plan.body != body || found == situation.process.milestones.end()) continue;
        const auto day = found->second.last_day();
        if (!found->second.is_ahead() || !day || *day < situation.now.today) continue;
        if (!next || *day < *next) next = day;
    }
    return next;
}

// The newest decision that the guard means, where every one that was not withdrawn has lapsed.
const Decision* lapsed_for(const Process& process, const HasDecision& guard) {
    const Decision* lapsed = nullptr;
    for (const Decision& decision : process.decisions) {
        if (decision.body != guard.body || decision.kind != guard.kind) continue;
        if (decision.standing == Standing::withdrawn) continue;
        if (!is_about_enough(guard, decision)) continue;
        if (decision.standing != Standing::lapsed) return nullptr;
        lapsed = &decision;
    }
    return lapsed;
}

void add_lapsed(const Situation& situation, std::vector<Task>& tasks) {
    const auto ahead = stages_ahead(situation);
    for (const Transition& transition : situation.definition.transitions) {
        if (!ahead.contains(transition.from)) continue;
        if (!leads_onward(situation.definition, transition)) continue;
        for (const Guard& guard : transition.guards) {
            const auto* wanted = std::get_if<HasDecision>(&guard);
            const auto* lapsed = wanted ? lapsed_for(situation.process, *wanted) : nullptr;
            if (lapsed == nullptr) continue;
            const Title body = title_of(situation.council, wanted->body);
            tasks.push_back({.kind = TaskKind::renew_decision,
                             .reason = {.kind = "has_decision",
                                        .phrase = Sentence("reason.decision_lapsed")
                                                      .with("body", body)
                                                      .with("decision", lapsed->number.value),
                                        .who = {wanted->body.value},
                                        .by = next_day_of(situation, wanted->body)},
                             .body = wanted->body});
        }
    }
}

// Those of a day first, then by weight.
std::tuple<bool, LocalDate, TaskKind> order_of(const Task& task) {
    return {!task.reason.by, task.reason.by.value_or(LocalDate{}), task.kind};
}

}  // namespace

std::vector<Task> tasks_of(const Situation& situation) {
    std::vector<Task> found;
    add_milestones(situation, found);
    add_guards(situation, found);
    add_lapsed(situation, found);
    std::vector<Task> tasks;
    for (Task& task : found) {
        // Two ways may ask for the same.
        if (std::ranges::find(tasks, task) != tasks.end()) continue;
        const auto place = std::ranges::upper_bound(tasks, order_of(task), {}, order_of);
        tasks.insert(place, std::move(task));
    }
    return tasks;
}

std::vector<Task> urgent(const std::vector<Task>& tasks, LocalDate today) {
    const LocalDate last = add_days(today, limits::task_horizon_days);
    std::vector<Task> now;
    std::ranges::copy_if(tasks, std::back_inserter(now), [&](const Task& task) {
        return !task.reason.by || *task.reason.by <= last;
    });
    return now;
}

}  // namespace saksgang::workflows
