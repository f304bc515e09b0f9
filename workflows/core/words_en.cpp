// SPDX-License-Identifier: EUPL-1.2
// The sentences in English. Sorted by key; every key stands in all three tables.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow rows[] = {
    {"field.control", "{field} has line breaks or control characters: take them out"},
    {"field.missing", "{field} must be given"},
    {"field.not_bool", "{field} must be true or false"},
    {"field.not_choice", "{field} must be one of: {choices}"},
    {"field.not_date", "{field} must be a date such as 2024-04-26"},
    {"field.not_integer", "{field} must be a whole number"},
    {"field.not_list", "{field} must be a list"},
    {"field.not_object", "{field} must be an object with fields of its own"},
    {"field.not_slug",
     "{field} must be small letters a–z, digits and single hyphens inside, at most {max} "
     "characters"},
    {"field.not_string", "{field} must be a text"},
    {"field.out_of_range", "{field} must be from {min} to {max}"},
    {"field.too_long", "{field} may be at most {max} bytes"},
    {"field.too_many", "{field} may have at most {max} items"},
    {"field.unknown", "{field} is not a field of this call: leave it out"},
    {"month.01", "January"},
    {"month.02", "February"},
    {"month.03", "March"},
    {"month.04", "April"},
    {"month.05", "May"},
    {"month.06", "June"},
    {"month.07", "July"},
    {"month.08", "August"},
    {"month.09", "September"},
    {"month.10", "October"},
    {"month.11", "November"},
    {"month.12", "December"},
    {"reason.all_answered", "Answers are missing from {bodies}."},
    {"reason.already_released", "Version {version} has already been released as “{name}”."},
    {"reason.and", "and"},
    {"reason.answered_of", "{body} ({answered} of {needed})"},
    {"reason.at", "{day} at {hours}:{minutes} UTC"},
    {"reason.body_not_in_mandate", "{body} has no mandate to do this."},
    {"reason.body_not_in_stage", "{body} does not have the matter in the stage “{stage}”."},
    {"reason.body_not_valid", "{body} was not in office on {day}."},
    {"reason.decision_lapsed",
     "{body} decided on an earlier text (decision {decision}). The text has changed since, and "
     "must be decided on again."},
    {"reason.decision_of_earlier_visit",
     "{body} made decision {decision} when the matter was last in this stage; it does not count "
     "again."},
    {"reason.decision_withdrawn", "Decision {decision} has been withdrawn already."},
    {"reason.earliest", "The transition opens on {day}."},
    {"reason.earliest_no_day",
     "The transition opens after “{milestone}”, whose day has not been set."},
    {"reason.has_decision_adoption", "{body} has not adopted today’s text."},
    {"reason.has_decision_endorsement", "{body} has not endorsed today’s text."},
    {"reason.has_decision_recommendation",
     "{body} has not made its recommendation on today’s text."},
    {"reason.has_decision_rejected", "{body} has not rejected today’s text."},
    {"reason.has_decision_sent_back", "{body} has not sent today’s text back."},
    {"reason.has_decision_statement", "{body} has not made a statement on today’s text."},
    {"reason.latest", "The deadline for the transition was {day}."},
    {"reason.latest_no_day",
     "The deadline for the transition follows “{milestone}”, whose day has not been set."},
    {"reason.majority_no_votes", "No votes are recorded for or against, so nothing was decided."},
    {"reason.majority_not_met",
     "{in_favour} voted in favour and {against} against, so the proposal fell."},
    {"reason.majority_tie",
     "{in_favour} voted in favour and {against} against. The chair’s vote then decides, and it is "
     "not recorded."},
    {"reason.majority_tie_fell",
     "{in_favour} voted in favour and {against} against. On a tie the proposal fell."},
    {"reason.milestone_cancelled", "“{milestone}” has been cancelled."},
    {"reason.milestone_not_held", "“{milestone}” has not been held. The planned day is {day}."},
    {"reason.milestone_not_held_no_day",
     "“{milestone}” has not been held, and its day has not been set."},
    {"reason.milestone_was_held", "“{milestone}” has already been held."},
    {"reason.no_transition", "“{stage}” is the last stage; no transition leads on from it."},
    {"reason.quorum_not_met", "{present} of {seats} were present. At least {needed} are required."},
    {"reason.response_stands",
     "{body} has already answered (response {response}). Correct that one, or withdraw it."},
    {"reason.response_withdrawn", "Response {response} has been withdrawn already."},
    {"reason.saved_by_administrator", "The administrator saved version {version} on {at}."},
    {"reason.saved_by_auditor", "The auditor saved version {version} on {at}."},
    {"reason.saved_by_body_secretary", "The body’s secretary saved version {version} on {at}."},
    {"reason.saved_by_member", "A member saved version {version} on {at}."},
    {"reason.saved_by_secretariat", "The secretariat saved version {version} on {at}."},
    {"reason.saved_by_system", "The system saved version {version} on {at}."},
    {"reason.text_locked", "The text cannot be changed in the stage “{stage}”."},
    {"reason.text_missing", "There is no text yet."},
    {"reason.text_not_released", "Today’s text (version {version}) has not been released."},
    {"reason.text_unchanged", "The text is the same as version {version}."},
    {"reason.transition_unknown",
     "No such transition leads from “{stage}”. From here the matter can go to {stages}."},
    {"reason.version_not_released",
     "Version {version} has not been released to those who are to consider it."},
};

}  // namespace

std::span<const WordsRow> words_en() {
    return rows;
}

}  // namespace saksgang
