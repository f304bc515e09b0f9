// SPDX-License-Identifier: EUPL-1.2
// A workflow definition: what a process may do, as data. Read from TOML (parse_definition), checked
// whole (every fault named at once), and pinned to a process by its git blob. Values only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "workflows/core/ids.hpp"
#include "workflows/core/time.hpp"
#include "workflows/core/words.hpp"
#include "workflows/text_check.hpp"

namespace saksgang::workflows {

// A title in up to three languages; `nb` is required, the others fall back to it.
struct Title {
    std::string nb;
    std::string nn;
    std::string en;
    const std::string& in(Language language) const;
    bool operator==(const Title&) const = default;
};

// What a body can do with one exact version of a text.
enum class DecisionKind {
    statement = 1,   // uttalelse
    endorsement,     // tilslutning
    recommendation,  // innstilling
    adoption,        // vedtak
    sent_back,       // sendt tilbake
    rejected,        // avvist
};
inline constexpr DecisionKind decision_kinds[] = {
    DecisionKind::statement, DecisionKind::endorsement, DecisionKind::recommendation,
    DecisionKind::adoption,  DecisionKind::sent_back,   DecisionKind::rejected};
std::string_view to_string(DecisionKind kind);
std::optional<DecisionKind> decision_kind_from(std::string_view text);

// ---- Guards: conditions of a transition. Each is true or false of a process on a day.

// Every named body (of a hearing circle: every seat, or at least `seats_min`) has answered the
// stage's question set since the process last entered the stage.
struct AllAnswered {
    std::vector<BodySlug> bodies;
    std::optional<int> seats_min;
    bool operator==(const AllAnswered&) const = default;
};
// What a decision must be about to be enough: the whole text, or any part of it.
enum class DecisionScope { whole = 1, any };
std::string_view to_string(DecisionScope scope);

// `body` has made a decision of `kind` whose standing on today's text is valid.
struct HasDecision {
    BodySlug body;
    DecisionKind kind;
    DecisionScope scope = DecisionScope::whole;
    bool operator==(const HasDecision&) const = default;
};
struct MilestoneHeld {
    MilestoneSlug milestone;
    bool operator==(const MilestoneHeld&) const = default;
};
// Not before: a day, a milestone's (last) day plus `plus_days`, or `days_in_stage` after entry.
struct Earliest {
    std::optional<LocalDate> date;
    std::optional<MilestoneSlug> milestone;
    int plus_days = 0;
    std::optional<int> days_in_stage;
    bool operator==(const Earliest&) const = default;
};
// Not after: a day, or a milestone's (last) day plus `plus_days`.
struct Latest {
    std::optional<LocalDate> date;
    std::optional<MilestoneSlug> milestone;
    int plus_days = 0;
    bool operator==(const Latest&) const = default;
};
// Today's text is a released version: what is passed on is what was sent out.
struct TextReleased {
    bool operator==(const TextReleased&) const = default;
};

// The check of today's text finds nothing that the definition says stops it.
struct TextChecked {
    bool operator==(const TextChecked&) const = default;
};

using Guard = std::variant<AllAnswered, HasDecision, MilestoneHeld, Earliest, Latest, TextReleased,
                           TextChecked>;

// ---- Parts

enum class AnswerKind { yes_partly_no = 1, yes_no, text };
std::string_view to_string(AnswerKind kind);

struct Question {
    QuestionSlug slug;
    Title title;
    AnswerKind answer = AnswerKind::text;
    bool required = false;
    bool operator==(const Question&) const = default;
};

struct QuestionSet {
    QuestionSetSlug slug;
    Title title;
    std::vector<Question> questions;
    bool operator==(const QuestionSet&) const = default;
};

enum class StageText { open = 1, locked };  // may the text be changed in this stage?
std::string_view to_string(StageText text);

struct Stage {
    StageSlug slug;
    Title title;
    std::vector<BodySlug> bodies;                 // who has the ball; several work at once
    std::optional<QuestionSetSlug> question_set;  // what their responses answer
    StageText text = StageText::open;
    bool adopted = false;  // the text is vedtatt here; only an adoption leads in
    bool final = false;    // no way out is meant
    bool operator==(const Stage&) const = default;
};

struct Transition {
    TransitionSlug slug;
    StageSlug from;
    StageSlug to;
    Title title;
    std::vector<Guard> guards;
    bool operator==(const Transition&) const = default;
};

enum class MilestoneKind { gathering = 1, meeting, deadline, hearing, conference };
std::string_view to_string(MilestoneKind kind);
std::optional<MilestoneKind> milestone_kind_from(std::string_view text);

struct MilestonePlan {
    MilestoneSlug slug;
    Title title;
    MilestoneKind kind = MilestoneKind::meeting;
    std::optional<BodySlug> body;
    std::optional<LocalDate> from;   // absent: date not set
    std::optional<LocalDate> until;  // last day, of a period
    bool operator==(const MilestonePlan&) const = default;
};

struct Definition {
    WorkflowSlug slug;
    std::int64_t revision = 1;  // grows; an older one never replaces a newer
    Title title;
    std::vector<BodySlug> bodies;  // what the council must have for this workflow
    StageSlug initial;
    std::vector<Stage> stages;
    std::vector<Transition> transitions;
    std::vector<MilestonePlan> milestones;
    std::vector<QuestionSet> question_sets;
    TextCheck text_check = strategy_check();  // what the check of its texts looks for
    bool operator==(const Definition&) const = default;

    const Stage* find_stage(const StageSlug& slug) const;
    const MilestonePlan* find_milestone(const MilestoneSlug& slug) const;
    const QuestionSet* find_question_set(const QuestionSetSlug& slug) const;
};

// ---- Reading and checking

// One fault of a definition: where (TOML path such as "transition[3].to"), what, and the remedy.
struct Fault {
    std::string place;
    std::int64_t line = 0;  // 1-based, 0 where none can be named
    std::string what;
    std::string remedy;
    bool operator==(const Fault&) const = default;
};

struct ParsedDefinition {
    std::optional<Definition> definition;  // present exactly when there are no faults
    std::vector<Fault> faults;             // all of them, in the order of the file
};

// Never throws. Bytes of at most limits::workflow_bytes_max; unknown keys are faults.
ParsedDefinition parse_definition(std::string_view toml);

// The semantic half, also for definitions made in code: unknown body, unreachable stage, dead end,
// guard on nothing, adoption without the final body's act, duplicate names …
std::vector<Fault> check(const Definition& definition);

}  // namespace saksgang::workflows
