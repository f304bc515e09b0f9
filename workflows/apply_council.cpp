// SPDX-License-Identifier: EUPL-1.2
// Folds council.*, body.*, seat.* and workflow.* entries into the council.
#include <algorithm>

#include "workflows/apply.hpp"
#include "workflows/apply_kinds.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::workflows {
namespace {

struct FoldCouncil {
    Council& council;

    void operator()(const CouncilDefined& event) const {
        council.name = event.name;
        council.time_zone = event.time_zone;
    }

    void operator()(const BodyDefined& event) const {
        council.bodies.insert_or_assign(event.body.slug, event.body);
    }

    void operator()(const SeatAssigned& event) const {
        const auto body = council.bodies.find(event.body);
        ASSERT(body != council.bodies.end());
        const auto seat = std::ranges::find(body->second.seats, event.seat, &Seat::slug);
        ASSERT(seat != body->second.seats.end());
        seat->holder = event.holder;
        seat->deputy = event.deputy;
    }

    void operator()(const WorkflowInstalled& event) const {
        council.workflows.insert_or_assign(event.workflow,
                                           InstalledWorkflow{.slug = event.workflow,
                                                             .revision = event.revision,
                                                             .blob = event.blob,
                                                             .sha256 = event.sha256});
        council.definitions_head = event.commit;
    }

    template <DocumentEvent E>
    void operator()(const E&) const {}
};

}  // namespace

Council apply(Council council, const EntryFrame&, const Event& event) {
    std::visit(FoldCouncil{council}, event);
    return council;
}

}  // namespace saksgang::workflows
