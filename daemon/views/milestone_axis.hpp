// SPDX-License-Identifier: EUPL-1.2
// Where milestones stand on the line that is drawn above their list: a decoration that says nothing
// the list does not. Positions are percentages of its width. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "daemon/views/speech.hpp"
#include "workflows/process.hpp"

namespace saksgang::views {

struct MilestoneAxis {
    struct Mark {
        std::string at;     // "12.5%"
        std::string until;  // of a period; else empty
        std::string look;   // held, planned or cancelled; current for the one that is
    };
    struct Tick {
        std::string at;
        std::string label;
    };
    std::vector<Mark> marks;
    std::vector<Tick> ticks;  // months, or years where months would crowd
    std::string today;        // empty: outside the line

    // With fewer than two days there is no line to draw.
    bool drawn() const { return !marks.empty(); }
};

struct AxisMilestone {
    LocalDate from;
    LocalDate until;  // from, when it is one day
    workflows::MilestoneState state = workflows::MilestoneState::planned;
    bool current = false;
};

MilestoneAxis milestone_axis(const std::vector<AxisMilestone>& milestones, LocalDate today,
                             const Speech& speech);

}  // namespace saksgang::views
