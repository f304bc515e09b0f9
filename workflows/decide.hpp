// SPDX-License-Identifier: EUPL-1.2
// The rules: (state, command) → events, or why not. Pure and synchronous; the same functions answer
// a command, a dry run and the page that says what is missing.
#pragma once

#include "workflows/commands.hpp"

namespace saksgang::workflows {

// All a rule may look at. References outlive the call.
struct Situation {
    const Council& council;
    const Definition& definition;  // the pinned one
    const Process& process;
    Actor actor;
    Moment now;
    TextFacts facts = {};  // of today's text, for guards that ask
};

// Errc::invalid_input where a field is wrong, or the workflow names a body the council does not
// have today; plans every milestone. Whether the slug is taken is the store's to know.
Result<Events> decide(const Council& council, const Definition& definition,
                      const InstalledWorkflow& installed, const CreateDocument& command,
                      Moment now);

// version_conflict (who saved and when, as a reason), text_locked, text_unchanged; facts_needed
// where nobody has said how much the text differs from one that a standing decision was about.
// Every decision that stood is carried over or lapses, each by an event of its own.
Result<Events> decide(const Situation& situation, const SaveVersion& command);
// All that stands in the way of `attachments` beside today's text, where decide() names the first.
// None: a version would be saved, if they are others than today's.
std::vector<Error> problems_with(const Situation& situation,
                                 const std::vector<NamedAttachment>& attachments);
// version_conflict when it is no longer today's; already_exists when it was released before.
Result<Events> decide(const Situation& situation, const ReleaseVersion& command);
// transition_unknown; transition_refused with every unmet guard as a reason; facts_needed where a
// guard asks what the check of today's text found, and nobody has said.
Result<Events> decide(const Situation& situation, const ChangeStage& command);
// invalid_input, body_not_entitled, version_not_released, quorum_not_met, majority_not_met.
Result<Events> decide(const Situation& situation, const RecordDecision& command);
// not_found, already_withdrawn, invalid_input; a correction also what recording gives.
Result<Events> decide(const Situation& situation, const WithdrawDecision& command);
Result<Events> decide(const Situation& situation, const CorrectDecision& command);
// invalid_input, body_not_entitled, version_not_released; already_exists while another stands.
Result<Events> decide(const Situation& situation, const RegisterResponse& command);
// not_found, already_withdrawn, invalid_input; a correction also what registering gives.
Result<Events> decide(const Situation& situation, const WithdrawResponse& command);
Result<Events> decide(const Situation& situation, const CorrectResponse& command);
// not_found, milestone_closed, invalid_input.
Result<Events> decide(const Situation& situation, const MoveMilestone& command);
Result<Events> decide(const Situation& situation, const HoldMilestone& command);
Result<Events> decide(const Situation& situation, const CancelMilestone& command);

// council.defined and body.defined for what differs from today's council; nobody loses a seat that
// stays, and no body is taken away.
Result<Events> decide(const Council& today, const Council& wanted);
// already_exists for the same or an older revision with other bytes; no events for the same bytes.
Result<Events> decide(const Council& council, const InstallWorkflow& command);
// not_found, invalid_input; no events where the same people sit there already.
Result<Events> decide(const Council& council, const AssignSeat& command);

// ---- Readings of the same rules

// A transition out of the present stage, and every reason it is closed (none: it is open).
struct OpenTransition {
    const Transition* transition;
    std::vector<Reason> unmet;
};
std::vector<OpenTransition> transitions_from_here(const Situation& situation);

// Whether some guard of the definition asks what the check of a text found.
bool asks_for_check(const Definition& definition);

// Which bodies of the stage have done their part, and which not: "who has the ball".
struct BodyStatus {
    BodySlug body;
    bool answered = false;  // responded to the stage's question set in this visit
    int seats_answered = 0;
    int seats = 0;
    std::optional<DecisionNumber> latest_decision;  // any kind, not withdrawn
};
std::vector<BodyStatus> bodies_at_work(const Situation& situation);

}  // namespace saksgang::workflows
