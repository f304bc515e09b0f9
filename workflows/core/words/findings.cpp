// SPDX-License-Identifier: EUPL-1.2
// Sentences: what the check of a text finds, and what to do about it.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow findings_rows[] = {
    {"finding.area_without_sub_goal", "Innsatsområdet «{heading}» har ingen delmål.",
     "Innsatsområdet «{heading}» har ingen delmål.",
     "The focus area “{heading}” has no sub-goals."},
    {"finding.area_without_sub_goal_remedy",
     "Skriv en overskrift «Delmål» under det, med en liste over hva som skal nås.",
     "Skriv ei overskrift «Delmål» under det, med ei liste over kva som skal nåast.",
     "Write a heading “Sub-goals” below it, with a list of what is to be reached."},
    {"finding.level_missing", "Teksten har ingen ting på nivået «{level}».",
     "Teksten har ingen ting på nivået «{level}».", "The text has nothing at the level “{level}”."},
    {"finding.level_missing_remedy",
     "Skriv en overskrift med nivåets navn, eller la nivået ligge hvis det er meningen.",
     "Skriv ei overskrift med namnet på nivået, eller lat nivået liggje om det er meininga.",
     "Write a heading with the level’s name, or leave the level out if that is intended."},
    {"finding.link_broken", "Lenken {link} fører ikke til noe sted i teksten.",
     "Lenkja {link} fører ikkje til nokon stad i teksten.",
     "The link {link} leads to no place in the text."},
    {"finding.link_broken_remedy", "Finn stedets navn i innholdsfortegnelsen og rett lenken.",
     "Finn namnet på staden i innhaldslista og rett lenkja.",
     "Find the place’s name in the contents and mend the link."},
    {"finding.loose_sub_goal", "Punktet hører ikke til noe innsatsområde.",
     "Punktet høyrer ikkje til noko innsatsområde.", "The item belongs to no focus area."},
    {"finding.loose_sub_goal_remedy", "Flytt det under det innsatsområdet det gjelder.",
     "Flytt det under det innsatsområdet det gjeld.", "Move it below the focus area it concerns."},
    {"finding.misplaced", "«{word}» står blant målene, men hører hjemme i handlingsplanen.",
     "«{word}» står blant måla, men høyrer heime i handlingsplanen.",
     "“{word}” stands among the goals, but belongs in the action plan."},
    {"finding.misplaced_remedy",
     "Skriv hva som skal nås, og ta vare på tiltaket eller tallet til handlingsplanen.",
     "Skriv kva som skal nåast, og ta vare på tiltaket eller talet til handlingsplanen.",
     "Write what is to be reached, and keep the measure or the figure for the action plan."},
    {"finding.quotation_altered", "Sitatet er nesten, men ikke helt, slik det står i {source}.",
     "Sitatet er nesten, men ikkje heilt, slik det står i {source}.",
     "The quotation is nearly, but not quite, what {source} says."},
    {"finding.quotation_altered_remedy", "Rett sitatet, eller skriv det uten hermetegn.",
     "Rett sitatet, eller skriv det utan hermeteikn.",
     "Correct the quotation, or write it without quotation marks."},
    {"finding.quotation_differs", "Sitatet er nesten likt det i avsnitt {paragraph}.",
     "Sitatet er nesten likt det i avsnitt {paragraph}.",
     "The quotation is nearly the same as in paragraph {paragraph}."},
    {"finding.quotation_differs_remedy", "Skriv det likt begge steder.",
     "Skriv det likt begge stader.", "Write it alike in both places."},
    {"finding.term_drift", "Her står «{word}», ellers «{usual}».",
     "Her står «{word}», elles «{usual}».", "Here it says “{word}”, elsewhere “{usual}”."},
    {"finding.term_drift_remedy", "Bruk samme ord hele veien.", "Bruk same ord heile vegen.",
     "Use one word throughout."},
};

}  // namespace

WordsTable words_findings() {
    return findings_rows;
}

}  // namespace saksgang
