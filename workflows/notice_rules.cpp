// SPDX-License-Identifier: EUPL-1.2
#include "workflows/notice_rules.hpp"

namespace saksgang::workflows {
namespace {

// One overload an event and no catch-all: a new event does not build until somebody has said who
// may read it, and whether it is sent.
struct Readers {
    Visibility operator()(const CouncilDefined&) const { return Visibility::open; }
    Visibility operator()(const BodyDefined&) const { return Visibility::open; }
    Visibility operator()(const SeatAssigned&) const { return Visibility::open; }
    Visibility operator()(const WorkflowInstalled&) const { return Visibility::open; }
    Visibility operator()(const DocumentCreated&) const { return Visibility::open; }
    Visibility operator()(const VersionSaved&) const { return Visibility::secretariat; }
    Visibility operator()(const VersionReleased& event) const { return event.visibility; }
    Visibility operator()(const StageChanged&) const { return Visibility::open; }
    Visibility operator()(const DecisionRecorded&) const { return Visibility::open; }
    Visibility operator()(const StandingChanged&) const { return Visibility::open; }
    Visibility operator()(const ResponseReceived& event) const { return event.visibility; }
    Visibility operator()(const ResponseWithdrawn&) const { return Visibility::open; }
    Visibility operator()(const MilestonePlanned&) const { return Visibility::open; }
    Visibility operator()(const MilestoneMoved&) const { return Visibility::open; }
    Visibility operator()(const MilestoneWasHeld&) const { return Visibility::open; }
    Visibility operator()(const MilestoneCancelled&) const { return Visibility::open; }
    Visibility operator()(const ContentErased&) const { return Visibility::open; }
};

struct Noticed {
    bool operator()(const CouncilDefined&) const { return false; }
    bool operator()(const BodyDefined&) const { return false; }
    bool operator()(const SeatAssigned&) const { return false; }
    bool operator()(const WorkflowInstalled&) const { return false; }
    bool operator()(const DocumentCreated&) const { return false; }
    bool operator()(const VersionSaved&) const { return false; }
    bool operator()(const VersionReleased&) const { return true; }
    bool operator()(const StageChanged&) const { return true; }
    bool operator()(const DecisionRecorded&) const { return true; }
    bool operator()(const StandingChanged&) const { return true; }
    bool operator()(const ResponseReceived&) const { return true; }
    bool operator()(const ResponseWithdrawn&) const { return false; }
    bool operator()(const MilestonePlanned&) const { return false; }
    bool operator()(const MilestoneMoved&) const { return true; }
    bool operator()(const MilestoneWasHeld&) const { return true; }
    bool operator()(const MilestoneCancelled&) const { return false; }
    bool operator()(const ContentErased&) const { return false; }
};

template <std::size_t... Kinds>
bool any_is_notice(std::string_view type, std::index_sequence<Kinds...>) {
    return ((std::variant_alternative_t<Kinds, Event>::type == type &&
             Noticed{}(std::variant_alternative_t<Kinds, Event>{})) ||
            ...);
}

}  // namespace

Visibility visibility_of(const Event& event) {
    return std::visit(Readers{}, event);
}

bool is_notice(const Event& event) {
    return std::visit(Noticed{}, event);
}

bool is_notice_type(std::string_view type) {
    return any_is_notice(type, std::make_index_sequence<std::variant_size_v<Event>>{});
}

}  // namespace saksgang::workflows
