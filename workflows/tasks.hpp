// SPDX-License-Identifier: EUPL-1.2
// What whoever runs the process must see to: a reading of the same guards that open and close its
// transitions. Pure; any thread. Knows nothing of notices, which are no part of the process.
#pragma once

#include <optional>
#include <vector>

#include "workflows/decide.hpp"

namespace saksgang::workflows {

// In the order of their weight, where the days are the same.
enum class TaskKind {
    register_milestone = 1,  // its day has passed, and nothing tells what became of it
    renew_decision,          // one that a later transition asks for has lapsed
    get_decision,            // of today's text, before a transition from here
    get_answers,             // from bodies of this stage
    mend_text,               // today's text, before a transition from here
    release_text,            // today's text, which a transition from here passes on
    take_step,               // a transition onward is open
};

struct Task {
    TaskKind kind = TaskKind::register_milestone;
    Reason reason;  // the sentence, who can see to it, and by when
    std::optional<MilestoneSlug> milestone = {};
    std::optional<BodySlug> body = {};
    std::optional<StageSlug> to = {};  // of a step
    bool operator==(const Task&) const = default;
};

// All of them, each once: those with a day first, earliest first, then the others by kind.
std::vector<Task> tasks_of(const Situation& situation);

// Those of `tasks` that cannot wait beyond limits::task_horizon_days: due by then, overdue, or of
// no day.
std::vector<Task> urgent(const std::vector<Task>& tasks, LocalDate today);

}  // namespace saksgang::workflows
