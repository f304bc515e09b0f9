// SPDX-License-Identifier: EUPL-1.2
// What can be asked for. Each is plain data, already parsed; whether it may be done is for
// decide.hpp to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflows/events.hpp"
#include "workflows/text_facts.hpp"

namespace saksgang::workflows {

struct CreateDocument {
    DocumentSlug document;
    std::string title;
    std::string language = "nb";
    std::string case_number;
    WorkflowSlug workflow;
    std::optional<LocalDate> effective_on = {};  // when the process began, if before today
};

// An attachment as a version has it, with what its tree calls it.
struct NamedAttachment {
    std::string name;
    Attachment file;
    bool operator==(const NamedAttachment&) const = default;
};

// The version has been staged in git already; `parent` is the head it was staged on.
struct SaveVersion {
    TextRef text;  // text.version is ignored: decide numbers it
    std::optional<Oid> parent;
    std::optional<Oid> expected_blob;  // If-Match: the blob the writer had seen
    std::int64_t text_bytes = 0;
    std::string message;
    TextFacts facts = {};  // from what each standing decision was about, to this text
    std::vector<NamedAttachment> attachments = {};  // all that stand in its tree, by name
};

// Today's text, under a name. The tag has been staged: `tag` is its short name.
struct ReleaseVersion {
    VersionNumber version;  // must be today's
    std::string name;
    std::string tag;
    Visibility visibility = Visibility::open;
    std::string statute;
};

struct ChangeStage {
    StageSlug to;
    std::string note;
    std::optional<LocalDate> effective_on;  // registered afterwards: not after today
};

struct RecordDecision {
    BodySlug body;
    DecisionKind kind = DecisionKind::statement;
    Version version;  // looked up by its number in the same transaction
    LocalDate decided_on{};
    int present = 0;
    Votes votes;
    ChairVote chair = ChairVote::none;
    std::string case_number;
    std::string note;
    std::string override_reason;                // not empty: record in spite of a breached rule
    std::vector<DecidedSection> sections = {};  // as `version` has them; empty: the whole text
    TextFacts facts = {};                       // how these differ in today's text
};

struct WithdrawDecision {
    DecisionNumber decision;
    std::string reason;
};

struct CorrectDecision {
    DecisionNumber decision;
    std::string reason;
    RecordDecision corrected;
};

struct Answer {
    QuestionSlug question;
    std::string choice;  // "yes", "partly", "no"; empty for text questions
    std::string text;
    bool operator==(const Answer&) const = default;
};

struct RegisterResponse {
    BodySlug body;
    std::optional<SeatSlug> seat;
    Version version;
    std::vector<Answer> answers;
    Channel channel = Channel::page;
    bool on_behalf = false;
    LocalDate received_on{};
    Visibility visibility = Visibility::open;
    std::string statute;
    std::string original;
};

struct WithdrawResponse {
    ResponseNumber response;
    std::string reason;
};

struct CorrectResponse {
    ResponseNumber response;
    std::string reason;
    RegisterResponse corrected;
};

struct MoveMilestone {
    MilestoneSlug milestone;
    LocalDate from{};
    std::optional<LocalDate> until;
    std::string reason;
};

struct HoldMilestone {
    MilestoneSlug milestone;
    LocalDate held_on{};
    std::string note;
};

struct CancelMilestone {
    MilestoneSlug milestone;
    std::string reason;
};

struct InstallWorkflow {
    Definition definition;
    Oid blob;
    Sha256 sha256;
    Oid commit;
};

struct AssignSeat {
    BodySlug body;
    SeatSlug seat;
    std::optional<Pseudonym> holder;
    std::optional<Pseudonym> deputy;
};

}  // namespace saksgang::workflows
