// SPDX-License-Identifier: EUPL-1.2
// Guards judged: what is still missing before a transition opens, who can clear it and by when.
// Inner to this room. Pure; any thread. Each guard is judged alone; none knows of the others.
#pragma once

#include "workflows/decide.hpp"

namespace saksgang::workflows {

// Every guard of `transition` that is not met on `day`; none means it is open.
std::vector<Reason> unmet_guards(const Situation& situation, const Transition& transition,
                                 LocalDate day);

// Whether one of its guards asks what the check of the text found.
bool asks_for_check(const Transition& transition);

// Whether the decision is about what the guard asks for: a part is not the whole, unless it says
// that a part is enough.
bool is_about_enough(const HasDecision& guard, const Decision& decision);

// How far a body has come with the present stage's question set, in this visit.
struct Answered {
    int seats = 0;          // that have answered: a hearing circle's only
    bool somebody = false;  // a response stands at all
};
Answered answered_by(const Process& process, const Body& body);

// Whether everyone who answers for the body has: each seat of a hearing circle, else the body.
bool all_answered(const Process& process, const Body& body);

}  // namespace saksgang::workflows
