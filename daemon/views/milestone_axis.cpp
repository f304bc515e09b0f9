// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/milestone_axis.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace saksgang::views {
namespace {

using std::chrono::months;
using workflows::MilestoneState;

constexpr double axis_margin = 2.0;  // at both ends, so that no mark is cut
constexpr int months_labelled_max = 12;
constexpr std::size_t month_letters = 3;

class Scale {
public:
    Scale(LocalDate first, LocalDate last) : first_(first), days_(days_between(first, last)) {}

    std::string at(LocalDate date) const {
        const double part = static_cast<double>(days_between(first_, date)) / days_;
        return fmt::format("{:.2f}%", axis_margin + part * (100.0 - 2 * axis_margin));
    }

private:
    LocalDate first_;
    int days_;
};

std::string_view look_of(const AxisMilestone& milestone) {
    if (milestone.current) return "current";
    switch (milestone.state) {
        case MilestoneState::held:
            return "held";
        case MilestoneState::cancelled:
            return "cancelled";
        case MilestoneState::planned:
        case MilestoneState::moved:
            return "planned";
    }
    return "planned";
}

LocalDate month_after(LocalDate date) {
    return (date.year() / date.month() / std::chrono::day{1}) + months{1};
}

std::vector<MilestoneAxis::Tick> ticks_between(LocalDate first, LocalDate last, const Scale& scale,
                                               const Speech& speech) {
    std::vector<LocalDate> starts;
    for (LocalDate start = month_after(first); start <= last; start = month_after(start)) {
        starts.push_back(start);
    }
    const bool by_year = starts.size() > months_labelled_max;
    std::vector<MilestoneAxis::Tick> ticks;
    for (const LocalDate start : starts) {
        const bool january = start.month() == std::chrono::January;
        if (by_year && !january) continue;
        // The names of months begin with three plain letters in all our languages.
        ticks.push_back({.at = scale.at(start),
                         .label = by_year ? std::to_string(static_cast<int>(start.year()))
                                          : speech.month(start).substr(0, month_letters)});
    }
    return ticks;
}

}  // namespace

MilestoneAxis milestone_axis(const std::vector<AxisMilestone>& milestones, LocalDate today,
                             const Speech& speech) {
    if (milestones.empty()) return {};
    const LocalDate first = std::ranges::min(milestones, {}, &AxisMilestone::from).from;
    const LocalDate last = std::ranges::max(milestones, {}, &AxisMilestone::until).until;
    if (first >= last) return {};

    const Scale scale{first, last};
    MilestoneAxis axis{
        .marks = {}, .ticks = ticks_between(first, last, scale, speech), .today = {}};
    for (const AxisMilestone& milestone : milestones) {
        const bool period = milestone.until > milestone.from;
        axis.marks.push_back({.at = scale.at(milestone.from),
                              .until = period ? scale.at(milestone.until) : std::string{},
                              .look = std::string{look_of(milestone)}});
    }
    if (today >= first && today <= last) axis.today = scale.at(today);
    return axis;
}

}  // namespace saksgang::views
