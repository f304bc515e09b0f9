// SPDX-License-Identifier: EUPL-1.2
// What a body did with one exact version: recorded with the text, roster, rule and workflow as they
// were, withdrawn or corrected by counter-entries. Pure; any thread. Which act adopts a text is the
// workflow's business (a guard asks for it), never this file's.
#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/decide_checks.hpp"
#include "workflows/decide_scope.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

int seats_of(const Body& body) {
    return static_cast<int>(body.seats.size());
}

// ---- May this body do this?

Result<void> check_mandate(const Body& body, DecisionKind kind) {
    if (std::ranges::find(body.mandate, kind) != body.mandate.end()) return {};
    return refuse(
        Errc::body_not_entitled,
        fmt::format("'{}' is not in the mandate of '{}'", to_string(kind), body.slug.value),
        {.kind = "body_not_in_mandate",
         .phrase = Sentence("reason.body_not_in_mandate").with("body", body.title),
         .who = {},
         .by = std::nullopt});
}

// Registered afterwards, a decision may be of a stage the process has left.
Result<void> check_has_the_matter(const Situation& situation, const Body& body, const Stage& stage,
                                  LocalDate decided_on) {
    if (has_body(stage, body.slug)) return {};
    if (decided_on < situation.process.stage_entered_on) return {};
    return not_in_stage(body, stage);
}

// ---- Do the numbers add up?

Result<void> check_numbers(const Body& body, const RecordDecision& command) {
    const Votes& votes = command.votes;
    if (command.present < 0 || command.present > seats_of(body)) {
        return unfit(
            "present",
            fmt::format("must be 0 to {}, the seats of '{}'", seats_of(body), body.slug.value),
            Sentence("reason.more_than_seats").with("seats", seats_of(body)));
    }
    if (votes.in_favour < 0 || votes.against < 0 || votes.abstained < 0) {
        return fail(Errc::invalid_input, "must not be below 0", "votes");
    }
    const auto given = std::int64_t{votes.in_favour} + votes.against + votes.abstained;
    if (given > command.present) {
        return unfit("votes",
                     fmt::format("{} votes were given by {} present: correct one of them", given,
                                 command.present),
                     Sentence("reason.more_votes_than_present")
                         .with("votes", given)
                         .with("present", command.present));
    }
    return {};
}

Result<void> check_chair(const Body& body, const RecordDecision& command) {
    if (command.chair == ChairVote::none) return {};
    if (!body.chair) {
        return unfit("chair", fmt::format("'{}' has no chair", body.slug.value),
                     Sentence("reason.no_chair").with("body", body.title));
    }
    const int same_way =
        command.chair == ChairVote::in_favour ? command.votes.in_favour : command.votes.against;
    if (same_way == 0) {
        return unfit("chair", "the chair's vote must be among the votes counted",
                     Sentence("reason.chair_not_counted"));
    }
    return {};
}

// ---- Quorum and majority

int needed_present(const Body& body) {
    const Rule& rule = body.rule;
    ASSERT(rule.quorum_denominator > 0);
    const auto share = std::int64_t{seats_of(body)} * rule.quorum_numerator;
    return static_cast<int>((share + rule.quorum_denominator - 1) / rule.quorum_denominator);
}

// Whether enough were present; too few is refused unless a reason to record it anyway was given.
Result<bool> quorum_met(const Body& body, const RecordDecision& command) {
    const int needed = needed_present(body);
    if (command.present >= needed) return true;
    if (!is_blank(command.override_reason)) return false;
    return refuse(Errc::quorum_not_met,
                  fmt::format("{} of {} were present and {} are needed: correct the number, or "
                              "give an override_reason",
                              command.present, seats_of(body), needed),
                  {.kind = "quorum",
                   .phrase = Sentence("reason.quorum_not_met")
                                 .with("present", command.present)
                                 .with("seats", seats_of(body))
                                 .with("needed", needed),
                   .who = {body.slug.value},
                   .by = std::nullopt});
}

std::unexpected<Error> not_carried(const Body& body, const Votes& votes, std::string_view key,
                                   std::string_view what) {
    return refuse(
        Errc::majority_not_met,
        fmt::format("{} in favour and {} against: {}", votes.in_favour, votes.against, what),
        {.kind = "majority",
         .phrase = Sentence(key).with("in_favour", votes.in_favour).with("against", votes.against),
         .who = {body.slug.value},
         .by = std::nullopt});
}

// Every kind is the proposal that was voted on, so one rule serves all. A statement alone may be
// given without a vote: it advises, it does not bind.
Result<void> check_carried(const Body& body, const RecordDecision& command) {
    const Votes& votes = command.votes;
    if (votes.in_favour == 0 && votes.against == 0) {
        if (command.kind == DecisionKind::statement) return {};
        return not_carried(body, votes, "reason.majority_no_votes",
                           "nothing was decided; record the votes");
    }
    if (votes.in_favour > votes.against) return {};
    if (votes.in_favour < votes.against) {
        return not_carried(
            body, votes, "reason.majority_not_met",
            "it fell; record what was carried instead, such as rejected or sent_back");
    }
    const bool chair_decides = body.rule.chair_breaks_ties && body.chair.has_value();
    if (chair_decides && command.chair == ChairVote::in_favour) return {};
    if (chair_decides && command.chair == ChairVote::none) {
        return not_carried(body, votes, "reason.majority_tie",
                           "a tie, which the chair's vote breaks; record it in `chair`");
    }
    return not_carried(body, votes, "reason.majority_tie_fell",
                       "a tie, so it fell; record what was carried instead");
}

// ---- The record

std::vector<RosterSeat> roster_of(const Body& body) {
    std::vector<RosterSeat> roster;
    for (const Seat& seat : body.seats) {
        roster.push_back({.seat = seat.slug,
                          .represents = seat.represents,
                          .holder = seat.holder,
                          .deputy = seat.deputy});
    }
    return roster;
}

// Against today's text. About the whole of an earlier one, it has lapsed from the start; about
// sections, it stands where those do.
Result<Standing> standing_on(const Process& process, const RecordDecision& command) {
    if (!process.head) return Standing::lapsed;
    const Sha256& decided = command.version.text.text_sha256;
    const Sha256& now = process.head->text.text_sha256;
    if (command.sections.empty()) return decided == now ? Standing::valid : Standing::lapsed;
    TRY(const auto found,
        change_of({.text_sha256 = decided, .sections = command.sections}, now, command.facts));
    if (found.change == ChangeClass::identical) return Standing::valid;
    return carries_over(found.change) ? Standing::carried : Standing::lapsed;
}

std::optional<std::vector<DecidedSection>> sections_of(const RecordDecision& command) {
    if (command.sections.empty()) return std::nullopt;
    return command.sections;
}

// `corrected` is the decision this one takes the place of: it is of the same stage.
Result<DecisionRecorded> record(const Situation& situation, const RecordDecision& command,
                                const Decision* corrected) {
    const Process& process = situation.process;
    const Stage& stage = stage_of(situation, corrected ? corrected->stage : process.stage);
    TRY(check_happened(command.decided_on, situation.now, "decided_on"));
    TRY(const Body* body, find_body_on(situation.council, command.body, command.decided_on));
    TRY(check_mandate(*body, command.kind));
    TRY(check_has_the_matter(situation, *body, stage, command.decided_on));
    TRY(check_sent_out(command.version));
    TRY(check_sections(command));
    TRY(check_numbers(*body, command));
    TRY(check_chair(*body, command));
    TRY(check_optional_line(command.case_number, limits::name_bytes_max, "case_number"));
    TRY(check_words(command.note, limits::note_bytes_max, "note"));
    TRY(check_words(command.override_reason, limits::note_bytes_max, "override_reason"));
    TRY(const bool enough, quorum_met(*body, command));
    TRY(check_carried(*body, command));
    TRY(const auto standing, standing_on(process, command));

    const auto number = static_cast<std::int64_t>(process.decisions.size()) + 1;
    return DecisionRecorded{.decision = {number},
                            .body = body->slug,
                            .kind = command.kind,
                            .stage = stage.slug,
                            .text = command.version.text,
                            .workflow_blob = process.workflow_blob,
                            .roster = roster_of(*body),
                            .rule = body->rule,
                            .chair_seat = body->chair,
                            .present = command.present,
                            .votes = command.votes,
                            .chair = command.chair,
                            .quorum_met = enough,
                            .overridden = !enough,
                            .override_reason = Committed::of(command.override_reason),
                            .case_number = command.case_number,
                            .decided_on = command.decided_on,
                            .late = command.decided_on < situation.now.today,
                            .standing = standing,
                            .corrects = corrected ? std::optional{corrected->number} : std::nullopt,
                            .note = Committed::of(command.note),
                            .sections = sections_of(command)};
}

// ---- Undoing

Result<const Decision*> find_standing(const Process& process, DecisionNumber number) {
    const Decision* decision = process.find_decision(number);
    if (decision == nullptr) {
        return fail(Errc::not_found, fmt::format("there is no decision {}", number.value));
    }
    if (decision->standing == Standing::withdrawn) {
        return refuse(
            Errc::already_withdrawn, fmt::format("decision {} was withdrawn before", number.value),
            {.kind = "already_withdrawn",
             .phrase = Sentence("reason.decision_withdrawn").with("decision", number.value),
             .who = {},
             .by = std::nullopt});
    }
    return decision;
}

StandingChanged withdraw(const Process& process, const Decision& decision, StandingCause cause,
                         const std::string& reason) {
    return {.decision = decision.number,
            .body = decision.body,
            .kind = decision.kind,
            .from = decision.standing,
            .to = Standing::withdrawn,
            .cause = cause,
            .text = process.head ? std::optional{process.head->text} : std::nullopt,
            .change = {},
            .reason = Committed::of(reason),
            .sections = {}};
}

}  // namespace

Result<Events> decide(const Situation& situation, const RecordDecision& command) {
    TRY(auto decision, record(situation, command, nullptr));
    return Events{std::move(decision)};
}

Result<Events> decide(const Situation& situation, const WithdrawDecision& command) {
    TRY(const Decision* decision, find_standing(situation.process, command.decision));
    TRY(check_reason(command.reason));
    return Events{withdraw(situation.process, *decision, StandingCause::withdrawn, command.reason)};
}

Result<Events> decide(const Situation& situation, const CorrectDecision& command) {
    TRY(const Decision* decision, find_standing(situation.process, command.decision));
    TRY(check_reason(command.reason));
    TRY(auto corrected, record(situation, command.corrected, decision));
    return Events{withdraw(situation.process, *decision, StandingCause::corrected, command.reason),
                  std::move(corrected)};
}

}  // namespace saksgang::workflows
