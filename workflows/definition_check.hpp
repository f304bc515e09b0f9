// SPDX-License-Identifier: EUPL-1.2
// The parts of check(): what each looks at, and the names they share. Internal to the room.
#pragma once

#include <vector>

#include "workflows/definition.hpp"
#include "workflows/value_check.hpp"

namespace saksgang::workflows {

// What a definition declares, for what it refers to.
struct Declared {
    Names bodies{"body"};
    Names stages{"stage"};
    Names milestones{"milestone"};
    Names question_sets{"question set"};
    bool text_stops = false;  // what the check of a text finds can stop it
};

// A list of bodies that each are declared, and named once. Whether it was short enough to look at.
bool check_bodies(const std::vector<BodySlug>& bodies, const Declared& declared,
                  const std::string& place, std::vector<Fault>& faults);

// Each transition by itself: its ends, its name, and guards that can be met at all.
void check_transitions(const Definition& definition, const Declared& declared,
                       std::vector<Fault>& faults);

// One guard of a transition that leaves `from` (null: an unknown stage).
void check_guard(const Guard& guard, const Stage* from, const Declared& declared,
                 const std::string& place, std::vector<Fault>& faults);

// What the check of a text looks for, and what of it can stop one.
void check_text_check(const Definition& definition, std::vector<Fault>& faults);

// All transitions together: every stage can be reached, and from each an end.
void check_graph(const Definition& definition, std::vector<Fault>& faults);

}  // namespace saksgang::workflows
