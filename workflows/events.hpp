// SPDX-License-Identifier: EUPL-1.2
// Everything that can happen. Each event lists its fields once (`fields`), in a form that encodes
// it into a leaf's `data` and decodes it again (event_codec.hpp). Field names are for ever: a new
// meaning gets a new field or a new `v`. No event holds a person's name, an address or a secret.
#pragma once

#include <variant>
#include <vector>

#include "workflows/change_class.hpp"
#include "workflows/journal/committed.hpp"
#include "workflows/process.hpp"

namespace saksgang::workflows {

using journal::Committed;

// ---- The council

struct CouncilDefined {
    static constexpr std::string_view type = "council.defined";
    std::string name;
    std::string time_zone;
    void fields(auto& f) { f("name", name), f("time_zone", time_zone); }
    bool operator==(const CouncilDefined&) const = default;
};

struct BodyDefined {  // defines, or replaces the definition of, one body
    static constexpr std::string_view type = "body.defined";
    Body body;
    void fields(auto& f) { f("body", body); }
    bool operator==(const BodyDefined&) const = default;
};

struct SeatAssigned {
    static constexpr std::string_view type = "seat.assigned";
    BodySlug body;
    SeatSlug seat;
    std::optional<Pseudonym> holder;
    std::optional<Pseudonym> deputy;
    void fields(auto& f) {
        f("body", body), f("seat", seat), f("holder", holder), f("deputy", deputy);
    }
    bool operator==(const SeatAssigned&) const = default;
};

struct WorkflowInstalled {
    static constexpr std::string_view type = "workflow.installed";
    WorkflowSlug workflow;
    std::int64_t revision = 0;
    Oid blob;
    Sha256 sha256;
    Oid commit;  // on main of text.git
    void fields(auto& f) {
        f("workflow", workflow), f("revision", revision), f("blob", blob), f("sha256", sha256),
            f("commit", commit);
    }
    bool operator==(const WorkflowInstalled&) const = default;
};

// ---- A document and its text

struct DocumentCreated {
    static constexpr std::string_view type = "document.created";
    DocumentSlug document;
    std::string language;
    std::string case_number;
    WorkflowSlug workflow;
    std::int64_t workflow_revision = 0;
    Oid workflow_blob;
    Sha256 workflow_sha256;
    StageSlug stage;
    LocalDate entered_on{};  // the day, at the council
    Committed title;
    void fields(auto& f) {
        f("document", document), f("language", language), f("case_number", case_number),
            f("workflow", workflow), f("workflow_revision", workflow_revision),
            f("workflow_blob", workflow_blob), f("workflow_sha256", workflow_sha256),
            f("stage", stage), f("entered_on", entered_on), f("title", title);
    }
    bool operator==(const DocumentCreated&) const = default;
};

struct VersionSaved {
    static constexpr std::string_view type = "document.version_saved";
    TextRef text;
    std::optional<Oid> parent;  // commit it follows; absent for the first
    std::int64_t text_bytes = 0;
    Committed message;
    std::optional<Attachments> attachments = {};  // absent: none
    Committed attachment_names = {};              // of these, in their order, one a line
    void fields(auto& f) {
        f("text", text), f("parent", parent), f("text_bytes", text_bytes), f("message", message),
            f("attachments", attachments), f("attachment_names", attachment_names);
    }
    bool operator==(const VersionSaved&) const = default;
};

struct VersionReleased {
    static constexpr std::string_view type = "document.version_released";
    TextRef text;
    std::string name;
    std::string tag;  // the annotated tag's short name
    Visibility visibility = Visibility::open;
    std::string statute;
    void fields(auto& f) {
        f("text", text), f("name", name), f("tag", tag), f("visibility", visibility),
            f("statute", statute);
    }
    bool operator==(const VersionReleased&) const = default;
};

// ---- The process

struct StageChanged {
    static constexpr std::string_view type = "document.stage_changed";
    TransitionSlug transition;
    StageSlug from;
    StageSlug to;
    LocalDate entered_on{};       // the day, at the council; before today where registered late
    std::optional<TextRef> text;  // today's text as it passed
    Committed note;
    void fields(auto& f) {
        f("transition", transition), f("from", from), f("to", to), f("entered_on", entered_on),
            f("text", text), f("note", note);
    }
    bool operator==(const StageChanged&) const = default;
};

struct RosterSeat {
    SeatSlug seat;
    std::string represents;
    std::optional<Pseudonym> holder;
    std::optional<Pseudonym> deputy;
    void fields(auto& f) {
        f("seat", seat), f("represents", represents), f("holder", holder), f("deputy", deputy);
    }
    bool operator==(const RosterSeat&) const = default;
};

struct DecisionRecorded {
    static constexpr std::string_view type = "decision.recorded";
    DecisionNumber decision;
    BodySlug body;
    DecisionKind kind = DecisionKind::statement;
    StageSlug stage;
    TextRef text;
    Oid workflow_blob;
    std::vector<RosterSeat> roster;  // the body as it was
    Rule rule;
    std::optional<SeatSlug> chair_seat;
    int present = 0;
    Votes votes;
    ChairVote chair = ChairVote::none;
    bool quorum_met = true;
    bool overridden = false;
    Committed override_reason;
    std::string case_number;
    LocalDate decided_on{};
    bool late = false;
    Standing standing = Standing::valid;  // at the moment of recording
    std::optional<DecisionNumber> corrects;
    Committed note;
    std::optional<std::vector<DecidedSection>> sections = {};  // absent: about the whole text
    void fields(auto& f) {
        f("decision", decision), f("body", body), f("kind", kind), f("stage", stage),
            f("text", text), f("workflow_blob", workflow_blob), f("roster", roster),
            f("rule", rule), f("chair_seat", chair_seat), f("present", present), f("votes", votes),
            f("chair", chair), f("quorum_met", quorum_met), f("overridden", overridden),
            f("override_reason", override_reason), f("case_number", case_number),
            f("decided_on", decided_on), f("late", late), f("standing", standing),
            f("corrects", corrects), f("note", note), f("sections", sections);
    }
    bool operator==(const DecisionRecorded&) const = default;
};

struct StandingChanged {
    static constexpr std::string_view type = "decision.standing_changed";
    DecisionNumber decision;
    BodySlug body;
    DecisionKind kind = DecisionKind::statement;
    Standing from = Standing::valid;
    Standing to = Standing::lapsed;
    StandingCause cause = StandingCause::text_changed;
    std::optional<TextRef> text;        // today's text, against which it now stands
    std::optional<ChangeClass> change;  // from the decision's text to it, since this was measured
    Committed reason;
    std::optional<std::vector<SectionSlug>> sections = {};  // changed, of those it is about
    void fields(auto& f) {
        f("decision", decision), f("body", body), f("kind", kind), f("from", from), f("to", to),
            f("cause", cause), f("text", text), f("change", change), f("reason", reason),
            f("sections", sections);
    }
    bool operator==(const StandingChanged&) const = default;
};

struct ResponseReceived {
    static constexpr std::string_view type = "response.received";
    ResponseNumber response;
    BodySlug body;
    std::optional<SeatSlug> seat;
    std::optional<QuestionSetSlug> question_set;
    VersionNumber version;
    Sha256 text_sha256;
    StageSlug stage;
    int visit = 0;
    Channel channel = Channel::page;
    bool on_behalf = false;
    bool late = false;
    Visibility visibility = Visibility::open;
    std::string statute;
    LocalDate received_on{};
    std::optional<ResponseNumber> corrects;
    Committed answers;   // canonical JSON: [{question, choice?, text?}]
    Committed original;  // the e-mail or letter as it came, where registered from one
    void fields(auto& f) {
        f("response", response), f("body", body), f("seat", seat), f("question_set", question_set),
            f("version", version), f("text_sha256", text_sha256), f("stage", stage),
            f("visit", visit), f("channel", channel), f("on_behalf", on_behalf), f("late", late),
            f("visibility", visibility), f("statute", statute), f("received_on", received_on),
            f("corrects", corrects), f("answers", answers), f("original", original);
    }
    bool operator==(const ResponseReceived&) const = default;
};

struct ResponseWithdrawn {
    static constexpr std::string_view type = "response.withdrawn";
    ResponseNumber response;
    BodySlug body;
    std::optional<SeatSlug> seat;
    bool corrected = false;  // a corrected one follows
    Committed reason;
    void fields(auto& f) {
        f("response", response), f("body", body), f("seat", seat), f("corrected", corrected),
            f("reason", reason);
    }
    bool operator==(const ResponseWithdrawn&) const = default;
};

struct MilestonePlanned {
    static constexpr std::string_view type = "milestone.planned";
    MilestoneSlug milestone;
    std::optional<LocalDate> from;
    std::optional<LocalDate> until;
    void fields(auto& f) { f("milestone", milestone), f("from", from), f("until", until); }
    bool operator==(const MilestonePlanned&) const = default;
};

struct MilestoneMoved {
    static constexpr std::string_view type = "milestone.moved";
    MilestoneSlug milestone;
    std::optional<LocalDate> old_from;
    std::optional<LocalDate> old_until;
    LocalDate from{};
    std::optional<LocalDate> until;
    Committed reason;
    void fields(auto& f) {
        f("milestone", milestone), f("old_from", old_from), f("old_until", old_until),
            f("from", from), f("until", until), f("reason", reason);
    }
    bool operator==(const MilestoneMoved&) const = default;
};

struct MilestoneWasHeld {
    static constexpr std::string_view type = "milestone.held";
    MilestoneSlug milestone;
    LocalDate held_on{};
    Committed note;
    void fields(auto& f) { f("milestone", milestone), f("held_on", held_on), f("note", note); }
    bool operator==(const MilestoneWasHeld&) const = default;
};

struct MilestoneCancelled {
    static constexpr std::string_view type = "milestone.cancelled";
    MilestoneSlug milestone;
    Committed reason;
    void fields(auto& f) { f("milestone", milestone), f("reason", reason); }
    bool operator==(const MilestoneCancelled&) const = default;
};

struct ContentErased {
    static constexpr std::string_view type = "content.erased";
    Seq of;              // the entry whose free text is gone
    std::string name;    // its field
    std::string ground;  // short public ground, such as a statute
    void fields(auto& f) { f("of", of), f("name", name), f("ground", ground); }
    bool operator==(const ContentErased&) const = default;
};

using Event =
    std::variant<CouncilDefined, BodyDefined, SeatAssigned, WorkflowInstalled, DocumentCreated,
                 VersionSaved, VersionReleased, StageChanged, DecisionRecorded, StandingChanged,
                 ResponseReceived, ResponseWithdrawn, MilestonePlanned, MilestoneMoved,
                 MilestoneWasHeld, MilestoneCancelled, ContentErased>;
using Events = std::vector<Event>;

std::string_view type_of(const Event& event);

}  // namespace saksgang::workflows
