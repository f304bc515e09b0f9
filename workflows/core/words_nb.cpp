// SPDX-License-Identifier: EUPL-1.2
// The sentences in bokmål. Sorted by key; every key stands in all three tables.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow rows[] = {
    {"month.01", "januar"},
    {"month.02", "februar"},
    {"month.03", "mars"},
    {"month.04", "april"},
    {"month.05", "mai"},
    {"month.06", "juni"},
    {"month.07", "juli"},
    {"month.08", "august"},
    {"month.09", "september"},
    {"month.10", "oktober"},
    {"month.11", "november"},
    {"month.12", "desember"},
    {"reason.all_answered", "Det mangler svar fra {bodies}."},
    {"reason.already_released", "Versjon {version} er allerede sendt ut som «{name}»."},
    {"reason.and", "og"},
    {"reason.answered_of", "{body} ({answered} av {needed})"},
    {"reason.at", "{day} kl. {hours}.{minutes} UTC"},
    {"reason.body_not_in_mandate", "{body} har ikke myndighet til å gjøre dette."},
    {"reason.body_not_in_stage", "{body} har ikke saken i steget «{stage}»."},
    {"reason.body_not_valid", "{body} var ikke i virksomhet {day}."},
    {"reason.decision_lapsed",
     "{body} har behandlet en tidligere tekst (behandling {decision}). Teksten er endret siden, og "
     "må behandles på nytt."},
    {"reason.decision_of_earlier_visit",
     "Behandling {decision} i {body} ble gjort forrige gang saken var i dette steget, og gjelder "
     "ikke på nytt."},
    {"reason.decision_withdrawn", "Behandling {decision} er trukket tilbake fra før."},
    {"reason.earliest", "Overgangen åpner {day}."},
    {"reason.earliest_no_day", "Overgangen åpner etter «{milestone}», men dagen er ikke satt."},
    {"reason.has_decision_adoption", "{body} har ikke gjort vedtak om dagens tekst."},
    {"reason.has_decision_endorsement", "{body} har ikke gitt tilslutning til dagens tekst."},
    {"reason.has_decision_recommendation", "{body} har ikke gitt innstilling om dagens tekst."},
    {"reason.has_decision_rejected", "{body} har ikke avvist dagens tekst."},
    {"reason.has_decision_sent_back", "{body} har ikke sendt dagens tekst tilbake."},
    {"reason.has_decision_statement", "{body} har ikke gitt uttalelse om dagens tekst."},
    {"reason.latest", "Fristen for overgangen var {day}."},
    {"reason.latest_no_day",
     "Fristen for overgangen følger «{milestone}», men dagen er ikke satt."},
    {"reason.majority_no_votes", "Ingen stemmer er ført for eller mot, så ingenting er avgjort."},
    {"reason.majority_not_met", "{in_favour} stemte for og {against} mot, så forslaget falt."},
    {"reason.majority_tie",
     "{in_favour} stemte for og {against} mot. Da avgjør lederens stemme, og den er ikke ført."},
    {"reason.majority_tie_fell",
     "{in_favour} stemte for og {against} mot. Ved stemmelikhet falt forslaget."},
    {"reason.milestone_cancelled", "«{milestone}» er avlyst."},
    {"reason.milestone_not_held", "«{milestone}» er ikke gjennomført. Planlagt dag er {day}."},
    {"reason.milestone_not_held_no_day",
     "«{milestone}» er ikke gjennomført, og dagen er ikke satt."},
    {"reason.milestone_was_held", "«{milestone}» er allerede gjennomført."},
    {"reason.no_transition", "«{stage}» er siste steg; det går ingen overgang videre."},
    {"reason.quorum_not_met", "{present} av {seats} var til stede. Det kreves minst {needed}."},
    {"reason.response_stands",
     "{body} har allerede svart (innspill {response}). Rett eller trekk tilbake det."},
    {"reason.response_withdrawn", "Innspill {response} er trukket tilbake fra før."},
    {"reason.saved_by_administrator", "Administratoren lagret versjon {version} {at}."},
    {"reason.saved_by_auditor", "Revisoren lagret versjon {version} {at}."},
    {"reason.saved_by_body_secretary", "Organets sekretær lagret versjon {version} {at}."},
    {"reason.saved_by_member", "Et medlem lagret versjon {version} {at}."},
    {"reason.saved_by_secretariat", "Sekretariatet lagret versjon {version} {at}."},
    {"reason.saved_by_system", "Systemet lagret versjon {version} {at}."},
    {"reason.text_locked", "Teksten kan ikke endres i steget «{stage}»."},
    {"reason.text_missing", "Det finnes ingen tekst ennå."},
    {"reason.text_not_released", "Dagens tekst (versjon {version}) er ikke sendt ut."},
    {"reason.text_unchanged", "Teksten er den samme som i versjon {version}."},
    {"reason.transition_unknown",
     "Det går ingen slik overgang fra «{stage}». Herfra kan saken gå til {stages}."},
    {"reason.version_not_released",
     "Versjon {version} er ikke sendt ut til dem som skal ta stilling til den."},
};

}  // namespace

std::span<const WordsRow> words_nb() {
    return rows;
}

}  // namespace saksgang
