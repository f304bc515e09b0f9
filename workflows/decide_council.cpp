// SPDX-License-Identifier: EUPL-1.2
// The council as its file describes it, the people in its seats, and the workflow definitions it
// takes into use. A body is never taken away: it gets a last day. Pure; any thread.
#include <fmt/format.h>

#include "workflows/decide.hpp"

namespace saksgang::workflows {
namespace {

// The file knows seats, not who sits there: holders and deputies are assigned one by one.
Body with_people_of(Body wanted, const Body* today) {
    if (today == nullptr) return wanted;
    for (Seat& seat : wanted.seats) {
        const Seat* kept = today->find_seat(seat.slug);
        if (kept == nullptr) continue;
        seat.holder = kept->holder;
        seat.deputy = kept->deputy;
    }
    return wanted;
}

}  // namespace

Result<Events> decide(const Council& today, const Council& wanted) {
    Events events;
    if (today.name != wanted.name || today.time_zone != wanted.time_zone) {
        events.push_back(CouncilDefined{.name = wanted.name, .time_zone = wanted.time_zone});
    }
    for (const auto& [slug, described] : wanted.bodies) {
        const Body* now = today.find_body(slug);
        Body body = with_people_of(described, now);
        if (now == nullptr || *now != body) events.push_back(BodyDefined{.body = std::move(body)});
    }
    return events;
}

Result<Events> decide(const Council& council, const InstallWorkflow& command) {
    const Definition& definition = command.definition;
    const auto found = council.workflows.find(definition.slug);
    if (found != council.workflows.end()) {
        const InstalledWorkflow& installed = found->second;
        if (installed.sha256 == command.sha256) return Events{};
        if (definition.revision <= installed.revision) {
            return fail(
                Errc::already_exists,
                fmt::format("'{}' has revision {} in use: give the changed definition "
                            "revision {}",
                            definition.slug.value, installed.revision, installed.revision + 1),
                "revision");
        }
    }
    return Events{WorkflowInstalled{.workflow = definition.slug,
                                    .revision = definition.revision,
                                    .blob = command.blob,
                                    .sha256 = command.sha256,
                                    .commit = command.commit}};
}

Result<Events> decide(const Council& council, const AssignSeat& command) {
    const Body* body = council.find_body(command.body);
    if (body == nullptr) {
        return fail(Errc::not_found,
                    fmt::format("the council has no body '{}'", command.body.value));
    }
    const Seat* seat = body->find_seat(command.seat);
    if (seat == nullptr) {
        return fail(Errc::not_found,
                    fmt::format("'{}' has no seat '{}'", command.body.value, command.seat.value));
    }
    if (command.holder && command.holder == command.deputy) {
        return fail(Errc::invalid_input, "nobody is their own deputy", "deputy");
    }
    if (seat->holder == command.holder && seat->deputy == command.deputy) return Events{};
    return Events{SeatAssigned{.body = command.body,
                               .seat = command.seat,
                               .holder = command.holder,
                               .deputy = command.deputy}};
}

}  // namespace saksgang::workflows
