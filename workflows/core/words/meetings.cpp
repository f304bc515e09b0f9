// SPDX-License-Identifier: EUPL-1.2
// Sentences: meetings and decisions, and the forms about them.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow meetings_rows[] = {
    {"page.back_to_meetings", "Til møter og vedtak", "Til møte og vedtak",
     "To meetings and decisions"},
    {"page.because_of", "Avlyst: {why}", "Avlyst: {why}", "Cancelled: {why}"},
    {"page.chair_against", "Lederen stemte mot", "Leiaren røysta mot", "The chair voted against"},
    {"page.chair_in_favour", "Lederen stemte for", "Leiaren røysta for",
     "The chair voted in favour"},
    {"page.chair_none", "Ikke avgjørende", "Ikkje avgjerande", "Not decisive"},
    {"page.decision_told", "Behandling {decision}: {body}, {kind} {day}, om versjon {version}.",
     "Behandling {decision}: {body}, {kind} {day}, om versjon {version}.",
     "Decision {decision}: {body}, {kind} on {day}, about version {version}."},
    {"page.do_correct", "Rett", "Rett", "Correct"},
    {"page.do_correct_decision", "Rett behandlingen", "Rett behandlinga", "Correct the decision"},
    {"page.do_milestone_cancel", "Avlys", "Avlys", "Cancel it"},
    {"page.do_milestone_held", "Registrer som gjennomført", "Registrer som gjennomført",
     "Record it as held"},
    {"page.do_milestone_move", "Flytt", "Flytt", "Move it"},
    {"page.do_register_milestone", "Gjennomført, flyttet eller avlyst?",
     "Gjennomført, flytta eller avlyst?", "Held, moved or cancelled?"},
    {"page.do_withdraw", "Trekk tilbake", "Trekk tilbake", "Withdraw"},
    {"page.do_withdraw_decision", "Trekk behandlingen tilbake", "Trekk behandlinga tilbake",
     "Withdraw the decision"},
    {"page.group_more", "Mer om behandlingen", "Meir om behandlinga", "More about it"},
    {"page.group_votes", "Frammøte og stemmer", "Frammøte og røyster", "Attendance and votes"},
    {"page.heading_milestone_cancel", "Blir den ikke noe av?", "Blir han ikkje noko av?",
     "Will it not take place?"},
    {"page.heading_milestone_held", "Er den gjennomført?", "Er han gjennomført?",
     "Has it been held?"},
    {"page.heading_milestone_move", "Har den fått en annen dag?", "Har han fått ein annan dag?",
     "Has it been given another day?"},
    {"page.hint_chair", "Bare ved stemmelikhet, der lederens stemme avgjør.",
     "Berre ved likt røystetal, der røysta til leiaren avgjer.",
     "On a tie only, where the chair’s vote decides."},
    {"page.hint_decided_on",
     "Er dagen før i dag, blir behandlingen merket som registrert i ettertid.",
     "Er dagen før i dag, blir behandlinga merkt som registrert i ettertid.",
     "If the day is before today, the decision is marked as recorded afterwards."},
    {"page.hint_decision_note", "Forslag som falt, stemmeforklaringer og annet fra protokollen.",
     "Framlegg som fall, røysteforklaringar og anna frå protokollen.",
     "Proposals that fell, explanations of votes and more from the minutes."},
    {"page.hint_decision_version", "Nøyaktig den teksten organet hadde foran seg.",
     "Nøyaktig den teksten organet hadde føre seg.", "Exactly the text the body had before it."},
    {"page.hint_override_reason",
     "Fyll ut bare hvis for få var til stede, og behandlingen likevel skal føres.",
     "Fyll ut berre om for få var til stades, og behandlinga likevel skal førast.",
     "Fill in only if too few were present and the decision is to be recorded all the same."},
    {"page.hint_reason", "Begrunnelsen blir vist sammen med det den gjelder.",
     "Grunngjevinga blir vist saman med det ho gjeld.",
     "The reason is shown together with what it is about."},
    {"page.hint_sections",
     "Kryss av her bare når organet ikke behandlet hele teksten. Kapitlene er de i versjon "
     "{version}; det som står under et kapittel, følger med.",
     "Kryss av her berre når organet ikkje behandla heile teksten. Kapitla er dei i versjon "
     "{version}; det som står under eit kapittel, følgjer med.",
     "Tick here only where the body did not decide on the whole text. The chapters are those of "
     "version {version}; what stands below a chapter goes with it."},
    {"page.hint_until", "Siste dag, når den går over flere dager.",
     "Siste dag, når han går over fleire dagar.", "Its last day, if it takes several."},
    {"page.meetings_and_days", "Møter og milepæler", "Møte og milepælar",
     "Meetings and milestones"},
    {"page.milestone_stands", "Nå: {state}, {period}.", "No: {state}, {period}.",
     "Now: {state}, {period}."},
    {"page.milestone_without_day", "Nå: {state}. Dagen er ikke satt.",
     "No: {state}. Dagen er ikkje sett.", "Now: {state}. Its day has not been set."},
    {"page.moved_from_because", "Flyttet fra {day}: {why}", "Flytta frå {day}: {why}",
     "Moved from {day}: {why}"},
    {"page.reason_erased", "(begrunnelsen er slettet)", "(grunngjevinga er sletta)",
     "(the reason has been erased)"},
    {"page.reason_given", "Begrunnelse", "Grunngjeving", "Reason"},
    {"page.see_changes_since", "Se hva som er endret siden", "Sjå kva som er endra sidan",
     "See what has changed since"},
    {"page.tab_meetings", "Møter og vedtak", "Møte og vedtak", "Meetings and decisions"},
    {"page.words_correct",
     "Skriv alt slik det skal stå. Det gamle blir stående i journalen som rettet, med "
     "begrunnelsen.",
     "Skriv alt slik det skal stå. Det gamle blir ståande i journalen som retta, med "
     "grunngjevinga.",
     "Write everything as it is to stand. The old entry stays in the journal as corrected, with "
     "the reason."},
    {"page.words_record_decision",
     "Organene bestemmer i møtene sine. Her fører du det møtet kom til, og hvilken tekst det "
     "gjaldt.",
     "Organa avgjer i møta sine. Her fører du det møtet kom til, og kva tekst det galdt.",
     "Bodies decide in their meetings. Here you record what the meeting arrived at, and which "
     "text it was about."},
    {"page.words_withdraw_decision",
     "Behandlingen gjelder ikke lenger når den er trukket. Den blir stående på siden, med "
     "begrunnelsen.",
     "Behandlinga gjeld ikkje lenger når ho er trekt. Ho blir ståande på sida, med grunngjevinga.",
     "Once withdrawn, the decision no longer counts. It stays on the page, with the reason."},
};

}  // namespace

WordsTable words_meetings() {
    return meetings_rows;
}

}  // namespace saksgang
