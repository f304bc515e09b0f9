// SPDX-License-Identifier: EUPL-1.2
// Sentences: decisions and their standing.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow decisions_rows[] = {
    {"page.about_section", "Bare kapittelet {sections}.", "Berre kapittelet {sections}.",
     "The chapter {sections} only."},
    {"page.about_sections", "Bare kapitlene {sections}.", "Berre kapitla {sections}.",
     "The chapters {sections} only."},
    {"page.about_version", "Gjaldt versjon {version}.", "Galdt versjon {version}.",
     "Was about version {version}."},
    {"page.about_version_named", "Gjaldt versjon {version} «{name}».",
     "Galdt versjon {version} «{name}».", "Was about version {version} “{name}”."},
    {"page.carried_over", "Gjelder fortsatt: det som er endret siden, rører ikke behandlingen.",
     "Gjeld framleis: det som er endra sidan, rører ikkje behandlinga.",
     "Still holds: what has changed since does not touch it."},
    {"page.corrects", "Retter behandling {decision}", "Rettar behandling {decision}",
     "Corrects decision {decision}"},
    {"page.day_and_case", "{day}, sak {case}", "{day}, sak {case}", "{day}, case {case}"},
    {"page.holds_for_today", "Gjelder dagens tekst.", "Gjeld teksten slik han er i dag.",
     "Holds for today’s text."},
    {"page.kind_adoption", "vedtak", "vedtak", "adoption"},
    {"page.kind_endorsement", "tilslutning", "tilslutning", "endorsement"},
    {"page.kind_of_part", "{kind} (enkelte kapitler)", "{kind} (enkelte kapittel)",
     "{kind} (some chapters)"},
    {"page.kind_recommendation", "innstilling", "innstilling", "recommendation"},
    {"page.kind_rejected", "avvist", "avvist", "rejected"},
    {"page.kind_sent_back", "sendt tilbake", "send tilbake", "sent back"},
    {"page.kind_statement", "uttalelse", "uttale", "statement"},
    {"page.part_changed_since", "Det som ble behandlet, er endret siden, og må behandles på nytt.",
     "Det som vart behandla, er endra sidan, og må behandlast på nytt.",
     "What was decided on has changed since, and must be decided on again."},
    {"page.part_unchanged", "Det som ble behandlet, er uendret i dagens tekst.",
     "Det som vart behandla, er uendra i teksten slik han er i dag.",
     "What was decided on is unchanged in today’s text."},
    {"page.present_of", "{present} av {seats} til stede", "{present} av {seats} til stades",
     "{present} of {seats} present"},
    {"page.recorded_in_spite_of_rule",
     "Ført selv om regelen for organet ikke var oppfylt; grunnen står i journalen",
     "Ført sjølv om regelen for organet ikkje var oppfylt; grunnen står i journalen",
     "Recorded although the body’s rule was not met; the journal has the reason"},
    {"page.recorded_late", "Registrert i ettertid", "Registrert i ettertid", "Recorded afterwards"},
    {"page.section_quoted", "«{section}»", "«{section}»", "“{section}”"},
    {"page.standing_carried", "videreført", "vidareført", "carried over"},
    {"page.standing_lapsed", "bortfalt", "bortfallen", "lapsed"},
    {"page.standing_valid", "gyldig", "gyldig", "valid"},
    {"page.standing_withdrawn", "trukket", "trekt", "withdrawn"},
    {"page.text_changed_since", "Teksten er endret siden, og må behandles på nytt.",
     "Teksten er endra sidan, og må behandlast på nytt.",
     "The text has changed since, and must be decided on again."},
    {"page.text_changed_to",
     "Teksten er endret siden (nå versjon {version}), og må behandles på nytt.",
     "Teksten er endra sidan (no versjon {version}), og må behandlast på nytt.",
     "The text has changed since (now version {version}), and must be decided on again."},
    {"page.votes", "{in_favour} for, {against} mot, {abstained} avholdende",
     "{in_favour} for, {against} mot, {abstained} avhaldande",
     "{in_favour} for, {against} against, {abstained} abstained"},
    {"page.votes_unanimous_many", "Enstemmig, {count} stemmer", "Samrøystes, {count} røyster",
     "Unanimous, {count} votes"},
    {"page.votes_unanimous_one", "Enstemmig, én stemme", "Samrøystes, éi røyst",
     "Unanimous, one vote"},
    {"page.was_corrected_by", "Rettet av behandling {decision}.", "Retta av behandling {decision}.",
     "Corrected by decision {decision}."},
    {"page.was_withdrawn", "Trukket tilbake.", "Trekt tilbake.", "Withdrawn."},
};

}  // namespace

WordsTable words_decisions() {
    return decisions_rows;
}

}  // namespace saksgang
