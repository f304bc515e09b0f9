// SPDX-License-Identifier: EUPL-1.2
// One document going through one pinned workflow: the state that rules look at. Free text (titles,
// notes, answers) is not here: it stands in `contents`, found by the entry's seq and a field name.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workflows/attachment_kind.hpp"
#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"
#include "workflows/council.hpp"
#include "workflows/definition.hpp"

namespace saksgang::workflows {

enum class Visibility { secretariat = 1, recipients, open, withheld };  // `open` is "public"
std::string_view to_string(Visibility visibility);                      // "public" for open
std::optional<Visibility> visibility_from(std::string_view text);

// Exactly which text: what every decision names.
struct TextRef {
    VersionNumber version;
    Oid commit;
    Oid tree;
    Oid blob;
    Sha256 text_sha256;
    bool operator==(const TextRef&) const = default;
};

// A file beside the text of a version, in its tree as attachments/<name>. What it is called stands
// in the tree alone: a name can be a person's, and a leaf is public for good.
struct Attachment {
    Oid blob;
    Sha256 sha256;  // of its bytes
    std::int64_t bytes = 0;
    AttachmentKind kind = AttachmentKind::pdf;
    bool operator==(const Attachment&) const = default;
};
using Attachments = std::vector<Attachment>;  // ordered by the bytes of their names

struct Version {
    TextRef text;
    std::int64_t text_bytes = 0;
    Visibility visibility = Visibility::secretariat;
    std::string statute;  // cited when withheld
    std::string name;     // released versions only: "Høringsutkast"; public
    Actor saved_by;
    Instant saved_at{};
    Seq saved_seq;
    std::optional<Instant> released_at;
    std::optional<Seq> released_seq;
    Attachments attachments = {};
    bool operator==(const Version&) const = default;
};

enum class Standing { valid = 1, carried, lapsed, withdrawn };
std::string_view to_string(Standing standing);
std::optional<Standing> standing_from(std::string_view text);

enum class StandingCause { text_changed = 1, withdrawn, corrected };
std::string_view to_string(StandingCause cause);
std::optional<StandingCause> standing_cause_from(std::string_view text);

struct Votes {
    int in_favour = 0;
    int against = 0;
    int abstained = 0;
    bool operator==(const Votes&) const = default;
};
enum class ChairVote { none = 1, in_favour, against };
std::string_view to_string(ChairVote vote);
std::optional<ChairVote> chair_vote_from(std::string_view text);

// A section that a decision is about, as it was decided on: with all sections below it.
struct DecidedSection {
    SectionSlug section;
    Sha256 sha256;  // of its lines
    bool operator==(const DecidedSection&) const = default;
};

struct Decision {
    DecisionNumber number;
    BodySlug body;
    DecisionKind kind = DecisionKind::statement;
    TextRef text;
    Oid workflow_blob;
    StageSlug stage;
    int present = 0;
    int seats = 0;
    Votes votes;
    ChairVote chair = ChairVote::none;
    Rule rule;
    bool quorum_met = true;
    bool overridden = false;  // a breach of the rule, recorded with a reason
    std::string case_number;  // "12/24"
    LocalDate decided_on{};
    Standing standing = Standing::valid;
    std::optional<DecisionNumber> corrects;
    Seq seq;            // the entry that recorded it
    bool late = false;  // etterregistrert: recorded on a later day than it was made
    std::vector<DecidedSection> sections = {};  // empty: it is about the whole text
    bool operator==(const Decision&) const = default;
};

enum class Channel { page = 1, email, meeting, letter, survey };
std::string_view to_string(Channel channel);
std::optional<Channel> channel_from(std::string_view text);

struct Response {
    ResponseNumber number;
    BodySlug body;
    std::optional<SeatSlug> seat;  // the municipality, in a hearing circle
    std::optional<QuestionSetSlug> question_set;
    VersionNumber version;
    Sha256 text_sha256;
    StageSlug stage;
    int visit = 0;  // the stage visit it counts for
    Channel channel = Channel::page;
    bool on_behalf = false;  // registered by the secretariat
    bool late = false;
    Visibility visibility = Visibility::open;
    std::string statute;
    LocalDate received_on{};
    bool withdrawn = false;
    std::optional<ResponseNumber> corrects;
    Seq seq;
    bool operator==(const Response&) const = default;
};

enum class MilestoneState { planned = 1, moved, held, cancelled };
std::string_view to_string(MilestoneState state);
std::optional<MilestoneState> milestone_state_from(std::string_view text);

struct Milestone {
    MilestoneSlug slug;
    MilestoneState state = MilestoneState::planned;
    std::optional<LocalDate> from;
    std::optional<LocalDate> until;
    int moves = 0;
    Seq last_seq;
    bool operator==(const Milestone&) const = default;
    // The day after which "earliest … after it" is met: until, else from.
    std::optional<LocalDate> last_day() const { return until ? until : from; }
    // Neither held nor cancelled.
    bool is_ahead() const {
        return state == MilestoneState::planned || state == MilestoneState::moved;
    }
};

struct Process {
    DocumentSlug document;
    std::string language = "nb";
    std::string case_number;
    WorkflowSlug workflow;
    std::int64_t workflow_revision = 0;
    Oid workflow_blob;
    Sha256 workflow_sha256;
    StageSlug stage;
    int visit = 0;  // how many stage entries so far; 1 in the initial stage
    Instant stage_since{};
    LocalDate stage_entered_on{};
    Seq stage_seq;  // the entry by which the present stage was entered
    Seq created_seq;
    Seq last_seq;                 // newest entry about this document
    std::optional<Version> head;  // today's text
    std::map<MilestoneSlug, Milestone> milestones;
    std::vector<Decision> decisions;  // by number, all of them
    std::vector<Response> responses;  // by number, all of them
    bool operator==(const Process&) const = default;

    bool exists() const { return visit > 0; }
    const Decision* find_decision(DecisionNumber number) const;
    const Response* find_response(ResponseNumber number) const;
};

}  // namespace saksgang::workflows
