// SPDX-License-Identifier: EUPL-1.2
// A process drawn as one SVG that needs nothing but itself: stages from top to bottom, ways onward
// between them, ways back along the left side, and the milestones in the order of their days. The
// same subject gives the same bytes. Pure; any thread.
#pragma once

#include <string>

#include "workflows/council.hpp"
#include "workflows/definition.hpp"
#include "workflows/process.hpp"

namespace saksgang::views {

// What is drawn. References outlive the call.
struct DrawingSubject {
    const workflows::Definition& definition;
    const workflows::Council* council = nullptr;  // names the bodies; without it, their slugs do
    const workflows::Process* process = nullptr;  // marks its stage; its milestones as they stand
};

enum class Sheet {
    tall = 1,  // one column, for a page and for a phone
    wide,      // the plan of days beside the stages, for a screen and for a wall
};

std::string draw_process(const DrawingSubject& subject, Sheet sheet, Language language);

}  // namespace saksgang::views
