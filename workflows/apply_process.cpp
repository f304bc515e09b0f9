// SPDX-License-Identifier: EUPL-1.2
// Folds the entries about one document into its process. An event that cannot follow from the state
// it meets is a bug in a rule, or a history that was not verified first: ASSERT.
#include <algorithm>

#include "workflows/apply.hpp"
#include "workflows/apply_kinds.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::workflows {
namespace {

using Sections = std::vector<DecidedSection>;

struct FoldProcess {
    Process& process;
    const EntryFrame& frame;

    void operator()(const DocumentCreated& event) const {
        ASSERT(!process.exists());
        process.document = event.document;
        process.language = event.language;
        process.case_number = event.case_number;
        process.workflow = event.workflow;
        process.workflow_revision = event.workflow_revision;
        process.workflow_blob = event.workflow_blob;
        process.workflow_sha256 = event.workflow_sha256;
        process.created_seq = frame.seq;
        enter(event.stage, event.entered_on);
    }

    void operator()(const StageChanged& event) const {
        ASSERT(process.stage == event.from);
        enter(event.to, event.entered_on);
    }

    void operator()(const VersionSaved& event) const {
        process.head = Version{.text = event.text,
                               .text_bytes = event.text_bytes,
                               .visibility = Visibility::secretariat,
                               .statute = {},
                               .name = {},
                               .saved_by = frame.actor,
                               .saved_at = frame.recorded_at,
                               .saved_seq = frame.seq,
                               .released_at = std::nullopt,
                               .released_seq = std::nullopt,
                               .attachments = event.attachments.value_or(Attachments{})};
    }

    // Released when it was recorded: nobody could read it before that.
    void operator()(const VersionReleased& event) const {
        ASSERT(process.head.has_value());
        ASSERT(process.head->text == event.text);
        process.head->name = event.name;
        process.head->visibility = event.visibility;
        process.head->statute = event.statute;
        process.head->released_at = frame.recorded_at;
        process.head->released_seq = frame.seq;
    }

    void operator()(const DecisionRecorded& event) const {
        ASSERT(process.find_decision(event.decision) == nullptr);
        process.decisions.push_back(Decision{.number = event.decision,
                                             .body = event.body,
                                             .kind = event.kind,
                                             .text = event.text,
                                             .workflow_blob = event.workflow_blob,
                                             .stage = event.stage,
                                             .present = event.present,
                                             .seats = static_cast<int>(event.roster.size()),
                                             .votes = event.votes,
                                             .chair = event.chair,
                                             .rule = event.rule,
                                             .quorum_met = event.quorum_met,
                                             .overridden = event.overridden,
                                             .case_number = event.case_number,
                                             .decided_on = event.decided_on,
                                             .standing = event.standing,
                                             .corrects = event.corrects,
                                             .seq = frame.seq,
                                             .late = event.late,
                                             .sections = event.sections.value_or(Sections{})});
    }

    void operator()(const StandingChanged& event) const {
        const auto decision =
            std::ranges::find(process.decisions, event.decision, &Decision::number);
        ASSERT(decision != process.decisions.end());
        ASSERT(decision->standing == event.from);
        decision->standing = event.to;
    }

    void operator()(const ResponseReceived& event) const {
        ASSERT(process.find_response(event.response) == nullptr);
        process.responses.push_back(Response{.number = event.response,
                                             .body = event.body,
                                             .seat = event.seat,
                                             .question_set = event.question_set,
                                             .version = event.version,
                                             .text_sha256 = event.text_sha256,
                                             .stage = event.stage,
                                             .visit = event.visit,
                                             .channel = event.channel,
                                             .on_behalf = event.on_behalf,
                                             .late = event.late,
                                             .visibility = event.visibility,
                                             .statute = event.statute,
                                             .received_on = event.received_on,
                                             .withdrawn = false,
                                             .corrects = event.corrects,
                                             .seq = frame.seq});
    }

    void operator()(const ResponseWithdrawn& event) const {
        const auto response =
            std::ranges::find(process.responses, event.response, &Response::number);
        ASSERT(response != process.responses.end());
        ASSERT(!response->withdrawn);
        response->withdrawn = true;
    }

    void operator()(const MilestonePlanned& event) const {
        ASSERT(!process.milestones.contains(event.milestone));
        process.milestones[event.milestone] = Milestone{.slug = event.milestone,
                                                        .state = MilestoneState::planned,
                                                        .from = event.from,
                                                        .until = event.until,
                                                        .moves = 0,
                                                        .last_seq = frame.seq};
    }

    void operator()(const MilestoneMoved& event) const {
        Milestone& milestone = touched(event.milestone);
        milestone.state = MilestoneState::moved;
        milestone.from = event.from;
        milestone.until = event.until;
        ++milestone.moves;
    }

    // A single day becomes the day it was held. A period keeps its days and is stretched where the
    // day lies outside them: marking a hearing as held on its first day must not open, weeks early,
    // what waits for its last.
    void operator()(const MilestoneWasHeld& event) const {
        Milestone& milestone = touched(event.milestone);
        milestone.state = MilestoneState::held;
        const bool is_period = milestone.from && milestone.until;
        if (!is_period || event.held_on < *milestone.from) milestone.from = event.held_on;
        if (milestone.until) milestone.until = std::max(*milestone.until, event.held_on);
    }

    void operator()(const MilestoneCancelled& event) const {
        touched(event.milestone).state = MilestoneState::cancelled;
    }

    // What is gone is free text, and state holds none.
    void operator()(const ContentErased&) const {}

private:
    void enter(const StageSlug& stage, LocalDate day) const {
        process.stage = stage;
        ++process.visit;
        process.stage_since = frame.effective_at;
        process.stage_entered_on = day;
        process.stage_seq = frame.seq;
    }

    Milestone& touched(const MilestoneSlug& slug) const {
        const auto milestone = process.milestones.find(slug);
        ASSERT(milestone != process.milestones.end());
        milestone->second.last_seq = frame.seq;
        return milestone->second;
    }
};

}  // namespace

Process apply(Process process, const EntryFrame& frame, const Event& event) {
    const auto fold = [&]<class E>(const E& one) {
        if constexpr (DocumentEvent<E>) {
            if constexpr (!std::same_as<E, DocumentCreated>) ASSERT(process.exists());
            FoldProcess{process, frame}(one);
            process.last_seq = frame.seq;
        } else {
            static_assert(CouncilEvent<E>);
        }
    };
    std::visit(fold, event);
    return process;
}

}  // namespace saksgang::workflows
