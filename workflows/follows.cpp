// SPDX-License-Identifier: EUPL-1.2
#include "workflows/follows.hpp"

#include <fmt/format.h>

#include "workflows/apply_kinds.hpp"

namespace saksgang::workflows {
namespace {

std::unexpected<Error> refused(std::string why) {
    return fail(Errc::tampered, std::move(why));
}

struct AfterCouncil {
    const Council& council;

    Result<void> operator()(const CouncilDefined&) const { return {}; }
    Result<void> operator()(const BodyDefined&) const { return {}; }
    Result<void> operator()(const WorkflowInstalled&) const { return {}; }
    Result<void> operator()(const ContentErased&) const { return {}; }

    Result<void> operator()(const SeatAssigned& event) const {
        const Body* body = council.find_body(event.body);
        if (body != nullptr && body->find_seat(event.seat) != nullptr) return {};
        return refused(fmt::format("assigns the seat {} of {}, which there is not",
                                   event.seat.value, event.body.value));
    }

    template <DocumentEvent E>
    Result<void> operator()(const E&) const {
        return refused("is about a document and does not say which");
    }
};

struct AfterProcess {
    const Process& process;
    const DocumentSlug& subject;

    Result<void> operator()(const DocumentCreated& event) const {
        if (process.exists()) return refused("creates a document that there is already");
        if (event.document == subject) return {};
        return refused(
            fmt::format("creates {} and says it is about {}", event.document.value, subject.value));
    }

    Result<void> operator()(const VersionSaved& event) const {
        const auto& head = process.head;
        const std::int64_t next = head ? head->text.version.value + 1 : 1;
        if (event.attachments && event.attachments->empty()) {
            return refused("lists attachments and has none");
        }
        if (event.text.version.value == next) return {};
        return refused(
            fmt::format("saves version {} where {} is the next", event.text.version.value, next));
    }

    Result<void> operator()(const VersionReleased& event) const {
        if (process.head && process.head->text == event.text) return {};
        return refused("releases a text that was not that day's");
    }

    Result<void> operator()(const StageChanged& event) const {
        if (process.stage == event.from) return {};
        return refused(
            fmt::format("leaves the stage {} from {}", event.from.value, process.stage.value));
    }

    Result<void> operator()(const DecisionRecorded& event) const {
        if (event.sections && event.sections->empty()) {
            return refused(
                fmt::format("records decision {} about no section", event.decision.value));
        }
        if (process.find_decision(event.decision) == nullptr) return {};
        return refused(
            fmt::format("records decision {}, which there is already", event.decision.value));
    }

    Result<void> operator()(const StandingChanged& event) const {
        const Decision* decision = process.find_decision(event.decision);
        if (decision != nullptr && decision->standing == event.from) return {};
        return refused(fmt::format("changes how decision {} stands from what it did not",
                                   event.decision.value));
    }

    Result<void> operator()(const ResponseReceived& event) const {
        if (process.find_response(event.response) == nullptr) return {};
        return refused(
            fmt::format("receives response {}, which there is already", event.response.value));
    }

    Result<void> operator()(const ResponseWithdrawn& event) const {
        const Response* response = process.find_response(event.response);
        if (response != nullptr && !response->withdrawn) return {};
        return refused(
            fmt::format("withdraws response {}, which does not stand", event.response.value));
    }

    Result<void> operator()(const MilestonePlanned& event) const {
        if (!process.milestones.contains(event.milestone)) return {};
        return refused(
            fmt::format("plans the milestone {}, which there is already", event.milestone.value));
    }

    Result<void> operator()(const MilestoneMoved& event) const { return known(event.milestone); }
    Result<void> operator()(const MilestoneWasHeld& event) const { return known(event.milestone); }
    Result<void> operator()(const MilestoneCancelled& event) const {
        return known(event.milestone);
    }
    Result<void> operator()(const ContentErased&) const { return {}; }

    template <CouncilEvent E>
    Result<void> operator()(const E&) const {
        return refused("is about the council and stands under a document");
    }

private:
    Result<void> known(const MilestoneSlug& milestone) const {
        if (process.milestones.contains(milestone)) return {};
        return refused(
            fmt::format("touches the milestone {}, which there is not", milestone.value));
    }
};

}  // namespace

Result<void> follows(const Council& council, const Event& event) {
    return std::visit(AfterCouncil{council}, event);
}

Result<void> follows(const Process& process, const DocumentSlug& subject, const Event& event) {
    const bool about_document = std::visit(
        []<class E>(const E&) { return DocumentEvent<E> && !std::same_as<E, DocumentCreated>; },
        event);
    if (about_document && !process.exists()) {
        return refused(fmt::format("is about {}, which has not been created", subject.value));
    }
    return std::visit(AfterProcess{process, subject}, event);
}

}  // namespace saksgang::workflows
