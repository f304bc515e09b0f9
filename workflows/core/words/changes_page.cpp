// SPDX-License-Identifier: EUPL-1.2
// Sentences: the page of changes between two texts.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow changes_page_rows[] = {
    {"page.changes_after", "Etter", "Etter", "After"},
    {"page.changes_before", "Før", "Før", "Before"},
    {"page.changes_change", "endring", "endring", "change"},
    {"page.changes_class", "Det meste som er endret", "Det meste som er endra",
     "The most that was changed"},
    {"page.changes_compared", "Fra {from} til {to}", "Frå {from} til {to}", "From {from} to {to}"},
    {"page.changes_from", "Fra", "Frå", "From"},
    {"page.changes_heading", "Overskrift", "Overskrift", "Heading"},
    {"page.changes_in_full", "Endringene i teksten", "Endringane i teksten",
     "The changes in the text"},
    {"page.changes_joined", "Slått sammen av {parts}", "Slått saman av {parts}",
     "Joined from {parts}"},
    {"page.changes_left_out_many", "og {count} avsnitt til", "og {count} avsnitt til",
     "and {count} paragraphs more"},
    {"page.changes_left_out_one", "og ett avsnitt til", "og eitt avsnitt til",
     "and one paragraph more"},
    {"page.changes_milestones", "Slik teksten var", "Slik teksten var", "The text as it was"},
    {"page.changes_most", "Viktigst: {words}.", "Viktigast: {words}.", "Most important: {words}."},
    {"page.changes_most_important", "Viktigst", "Viktigast", "Most important"},
    {"page.changes_moved_away", "Flyttet herfra", "Flytta herifrå", "Moved from here"},
    {"page.changes_moved_from", "Flyttet fra «{section}»", "Flytta frå «{section}»",
     "Moved from “{section}”"},
    {"page.changes_moved_from_top", "Flyttet fra begynnelsen av teksten",
     "Flytta frå starten av teksten", "Moved from the beginning of the text"},
    {"page.changes_moved_here", "Flyttet hit", "Flytta hit", "Moved here"},
    {"page.changes_moved_to", "Flyttet til «{section}»", "Flytta til «{section}»",
     "Moved to “{section}”"},
    {"page.changes_moved_to_top", "Flyttet til begynnelsen av teksten",
     "Flytta til starten av teksten", "Moved to the beginning of the text"},
    {"page.changes_new", "Nytt", "Nytt", "New"},
    {"page.changes_next", "neste", "neste", "next"},
    {"page.changes_no_text", "Det er bare én tekst her, så det er ikke noe å sammenligne ennå.",
     "Det er berre éin tekst her, så det er ikkje noko å samanlikne enno.",
     "There is only one text here, so there is nothing to compare yet."},
    {"page.changes_paragraph", "Avsnitt {number}", "Avsnitt {number}", "Paragraph {number}"},
    {"page.changes_paragraph_before", "Avsnitt {number} før", "Avsnitt {number} før",
     "Paragraph {number} before"},
    {"page.changes_passage", "Et avsnitt", "Eit avsnitt", "A paragraph"},
    {"page.changes_previous", "forrige", "førre", "previous"},
    {"page.changes_removed", "Fjernet", "Fjerna", "Removed"},
    {"page.changes_show", "Vis endringene", "Vis endringane", "Show the changes"},
    {"page.changes_since", "Endret siden: {summary}", "Endra sidan: {summary}",
     "Changed since: {summary}"},
    {"page.changes_split", "Delt i {parts}", "Delt i {parts}", "Split in {parts}"},
    {"page.changes_stopped", "Vi kan ikke vise disse endringene",
     "Vi kan ikkje vise desse endringane", "We cannot show these changes"},
    {"page.changes_title", "Hva er endret?", "Kva er endra?", "What has changed?"},
    {"page.changes_to", "Til", "Til", "To"},
    {"page.changes_today", "I dag", "I dag", "Today"},
    {"page.changes_today_text", "Dagens tekst (versjon {version})",
     "Teksten i dag (versjon {version})", "Today’s text (version {version})"},
    {"page.changes_unchanged_many", "{count} avsnitt uten endringer",
     "{count} avsnitt utan endringar", "{count} paragraphs without changes"},
    {"page.changes_unchanged_one", "Ett avsnitt uten endringer", "Eitt avsnitt utan endringar",
     "One paragraph without changes"},
    {"page.changes_unknown_text",
     "Den teksten finnes ikke, eller du kan ikke lese den: velg en annen.",
     "Den teksten finst ikkje, eller du kan ikkje lese han: vel ein annan.",
     "There is no such text, or you may not read it: choose another."},
    {"page.changes_version", "versjon {version}, {day}", "versjon {version}, {day}",
     "version {version}, {day}"},
    {"page.changes_version_named", "versjon {version} «{name}», {day}",
     "versjon {version} «{name}», {day}", "version {version} “{name}”, {day}"},
    {"page.changes_versions", "Versjoner", "Versjonar", "Versions"},
    {"page.changes_view", "Visning", "Vising", "View"},
    {"page.changes_view_inline", "I teksten", "I teksten", "In the text"},
    {"page.changes_view_side", "Side om side", "Side om side", "Side by side"},
    {"page.put_in", "Satt inn", "Sett inn", "Put in"},
    {"page.read_changes", "Les endringene", "Les endringane", "Read the changes"},
    {"page.struck", "Strøket", "Stroke", "Struck out"},
    {"page.tab_changes", "Endringer", "Endringar", "Changes"},
};

}  // namespace

WordsTable words_changes_page() {
    return changes_page_rows;
}

}  // namespace saksgang
