// SPDX-License-Identifier: EUPL-1.2
// Which aggregate an event belongs to. An event in neither list does not build.
#pragma once

#include <concepts>

#include "workflows/events.hpp"

namespace saksgang::workflows {

template <class E, class... Kinds>
concept OneOf = (std::same_as<E, Kinds> || ...);

template <class E>
concept CouncilEvent = OneOf<E, CouncilDefined, BodyDefined, SeatAssigned, WorkflowInstalled>;

template <class E>
concept DocumentEvent =
    OneOf<E, DocumentCreated, VersionSaved, VersionReleased, StageChanged, DecisionRecorded,
          StandingChanged, ResponseReceived, ResponseWithdrawn, MilestonePlanned, MilestoneMoved,
          MilestoneWasHeld, MilestoneCancelled, ContentErased>;

}  // namespace saksgang::workflows
