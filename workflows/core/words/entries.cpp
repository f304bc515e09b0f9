// SPDX-License-Identifier: EUPL-1.2
// Sentences: journal entries as sentences.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow entries_rows[] = {
    {"page.entry_attachment_added", "Et vedlegg ble lagt til: versjon {version}.",
     "Eit vedlegg vart lagt til: versjon {version}.",
     "An attachment was added: version {version}."},
    {"page.entry_attachment_removed", "Et vedlegg ble tatt bort: versjon {version}.",
     "Eit vedlegg vart teke bort: versjon {version}.",
     "An attachment was removed: version {version}."},
    {"page.entry_attachment_replaced", "Et vedlegg ble byttet ut: versjon {version}.",
     "Eit vedlegg vart bytt ut: versjon {version}.",
     "An attachment was replaced: version {version}."},
    {"page.entry_body_defined", "{body} ble satt opp.", "{body} vart sett opp.",
     "{body} was set up."},
    {"page.entry_content_erased",
     "En fritekst ble slettet. At den har vært der, kan fortsatt etterprøves.",
     "Ein fritekst vart sletta. At han har vore der, kan framleis etterprøvast.",
     "A text was erased. That it was there can still be checked."},
    {"page.entry_council_defined", "Rådet ble satt opp.", "Rådet vart sett opp.",
     "The council was set up."},
    {"page.entry_decision_recorded", "{body} behandlet versjon {version}: {kind}.",
     "{body} behandla versjon {version}: {kind}.", "{body} considered version {version}: {kind}."},
    {"page.entry_decision_standing_changed", "{body}, {kind}: nå {standing}.",
     "{body}, {kind}: no {standing}.", "{body}, {kind}: now {standing}."},
    {"page.entry_document_created", "Dokumentet ble opprettet.", "Dokumentet vart oppretta.",
     "The document was created."},
    {"page.entry_document_stage_changed", "Saken gikk fra «{from}» til «{to}».",
     "Saka gjekk frå «{from}» til «{to}».", "The matter went from “{from}” to “{to}”."},
    {"page.entry_document_version_released", "Versjon {version} ble sendt ut.",
     "Versjon {version} vart send ut.", "Version {version} was released."},
    {"page.entry_document_version_saved", "Versjon {version} ble lagret.",
     "Versjon {version} vart lagra.", "Version {version} was saved."},
    {"page.entry_milestone_cancelled", "«{title}» ble avlyst.", "«{title}» vart avlyst.",
     "“{title}” was cancelled."},
    {"page.entry_milestone_given_day", "«{title}» fikk dag: {period}.",
     "«{title}» fekk dag: {period}.", "“{title}” was given its day: {period}."},
    {"page.entry_milestone_held", "«{title}» ble gjennomført.", "«{title}» vart gjennomført.",
     "“{title}” was held."},
    {"page.entry_milestone_moved", "«{title}» ble flyttet fra {old_period} til {period}.",
     "«{title}» vart flytta frå {old_period} til {period}.",
     "“{title}” was moved from {old_period} to {period}."},
    {"page.entry_milestone_planned", "«{title}» ble lagt inn i planen, foreløpig uten dag.",
     "«{title}» vart lagt inn i planen, førebels utan dag.",
     "“{title}” was put in the plan, as yet without a day."},
    {"page.entry_milestone_planned_on", "«{title}» ble lagt inn i planen: {period}.",
     "«{title}» vart lagt inn i planen: {period}.", "“{title}” was put in the plan: {period}."},
    {"page.entry_other", "En annen hendelse ble ført ({type}).",
     "Ei anna hending vart ført ({type}).", "Something else was entered ({type})."},
    {"page.entry_response_received", "{body} svarte på versjon {version}.",
     "{body} svarte på versjon {version}.", "{body} answered on version {version}."},
    {"page.entry_response_withdrawn", "Innspill {response} fra {body} ble trukket.",
     "Innspel {response} frå {body} vart trekt.", "Response {response} from {body} was withdrawn."},
    {"page.entry_seat_assigned", "{body}: plassen «{seat}» ble besatt.",
     "{body}: plassen «{seat}» vart fylt.", "{body}: the seat “{seat}” was filled."},
    {"page.entry_workflow_installed",
     "Prosessmalen «{workflow}» ble tatt i bruk, utgave {revision}.",
     "Prosessmalen «{workflow}» vart teken i bruk, utgåve {revision}.",
     "The workflow “{workflow}” was taken into use, revision {revision}."},
};

}  // namespace

WordsTable words_entries() {
    return entries_rows;
}

}  // namespace saksgang
