// SPDX-License-Identifier: EUPL-1.2
// The sentences in nynorsk. Sorted by key; every key stands in all three tables.
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
    {"reason.all_answered", "Det manglar svar frå {bodies}."},
    {"reason.already_released", "Versjon {version} er alt send ut som «{name}»."},
    {"reason.and", "og"},
    {"reason.answered_of", "{body} ({answered} av {needed})"},
    {"reason.at", "{day} kl. {hours}.{minutes} UTC"},
    {"reason.body_not_in_mandate", "{body} har ikkje mynde til å gjere dette."},
    {"reason.body_not_in_stage", "{body} har ikkje saka i steget «{stage}»."},
    {"reason.body_not_valid", "{body} var ikkje i verksemd {day}."},
    {"reason.decision_lapsed",
     "{body} har behandla ein tidlegare tekst (behandling {decision}). Teksten er endra sidan, og "
     "må behandlast på nytt."},
    {"reason.decision_of_earlier_visit",
     "Behandling {decision} i {body} vart gjord førre gongen saka var i dette steget, og gjeld "
     "ikkje på nytt."},
    {"reason.decision_withdrawn", "Behandling {decision} er trekt tilbake frå før."},
    {"reason.earliest", "Overgangen opnar {day}."},
    {"reason.earliest_no_day", "Overgangen opnar etter «{milestone}», men dagen er ikkje sett."},
    {"reason.has_decision_adoption", "{body} har ikkje gjort vedtak om teksten slik han er i dag."},
    {"reason.has_decision_endorsement",
     "{body} har ikkje gitt tilslutning til teksten slik han er i dag."},
    {"reason.has_decision_recommendation",
     "{body} har ikkje gitt innstilling om teksten slik han er i dag."},
    {"reason.has_decision_rejected", "{body} har ikkje avvist teksten slik han er i dag."},
    {"reason.has_decision_sent_back", "{body} har ikkje sendt tilbake teksten slik han er i dag."},
    {"reason.has_decision_statement", "{body} har ikkje gitt uttale om teksten slik han er i dag."},
    {"reason.latest", "Fristen for overgangen var {day}."},
    {"reason.latest_no_day",
     "Fristen for overgangen følgjer «{milestone}», men dagen er ikkje sett."},
    {"reason.majority_no_votes", "Ingen røyster er førte for eller mot, så ingenting er avgjort."},
    {"reason.majority_not_met", "{in_favour} røysta for og {against} mot, så framlegget fall."},
    {"reason.majority_tie",
     "{in_favour} røysta for og {against} mot. Då avgjer røysta til leiaren, og ho er ikkje ført."},
    {"reason.majority_tie_fell",
     "{in_favour} røysta for og {against} mot. Ved likt røystetal fall framlegget."},
    {"reason.milestone_cancelled", "«{milestone}» er avlyst."},
    {"reason.milestone_not_held", "«{milestone}» er ikkje gjennomført. Planlagd dag er {day}."},
    {"reason.milestone_not_held_no_day",
     "«{milestone}» er ikkje gjennomført, og dagen er ikkje sett."},
    {"reason.milestone_was_held", "«{milestone}» er alt gjennomført."},
    {"reason.no_transition", "«{stage}» er siste steg; det går ingen overgang vidare."},
    {"reason.quorum_not_met", "{present} av {seats} var til stades. Det krevst minst {needed}."},
    {"reason.response_stands",
     "{body} har alt svart (innspel {response}). Rett det eller trekk det tilbake."},
    {"reason.response_withdrawn", "Innspel {response} er trekt tilbake frå før."},
    {"reason.saved_by_administrator", "Administratoren lagra versjon {version} {at}."},
    {"reason.saved_by_auditor", "Revisoren lagra versjon {version} {at}."},
    {"reason.saved_by_body_secretary", "Sekretæren for organet lagra versjon {version} {at}."},
    {"reason.saved_by_member", "Eit medlem lagra versjon {version} {at}."},
    {"reason.saved_by_secretariat", "Sekretariatet lagra versjon {version} {at}."},
    {"reason.saved_by_system", "Systemet lagra versjon {version} {at}."},
    {"reason.text_locked", "Teksten kan ikkje endrast i steget «{stage}»."},
    {"reason.text_missing", "Det finst ingen tekst enno."},
    {"reason.text_not_released",
     "Teksten slik han er i dag (versjon {version}), er ikkje send ut."},
    {"reason.text_unchanged", "Teksten er den same som i versjon {version}."},
    {"reason.transition_unknown",
     "Det går ingen slik overgang frå «{stage}». Herfrå kan saka gå til {stages}."},
    {"reason.version_not_released",
     "Versjon {version} er ikkje send ut til dei som skal ta stilling til han."},
};

}  // namespace

std::span<const WordsRow> words_nn() {
    return rows;
}

}  // namespace saksgang
