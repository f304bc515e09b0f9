// SPDX-License-Identifier: EUPL-1.2
// Sentences: a process drawn, and its stages listed.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow drawing_rows[] = {
    {"page.drawing_adopted", "Teksten er vedtatt", "Teksten er vedteken", "The text is adopted"},
    {"page.drawing_all_answered", "svar fra {bodies}", "svar frå {bodies}",
     "answers from {bodies}"},
    {"page.drawing_back_to", "Tilbake til «{stage}»", "Attende til «{stage}»", "Back to “{stage}”"},
    {"page.drawing_checked", "kontrollen av teksten stopper ingenting",
     "kontrollen av teksten stoppar ingenting", "the check of the text stops nothing"},
    {"page.drawing_days_after", "{days} etter «{milestone}»", "{days} etter «{milestone}»",
     "{days} after “{milestone}”"},
    {"page.drawing_days_before", "{days} før «{milestone}»", "{days} før «{milestone}»",
     "{days} before “{milestone}”"},
    {"page.drawing_days_in_stage", "etter {days} i steget", "etter {days} i steget",
     "after {days} in the stage"},
    {"page.drawing_days_many", "{count} dager", "{count} dagar", "{count} days"},
    {"page.drawing_days_one", "én dag", "éin dag", "one day"},
    {"page.drawing_decision", "{body}: {kind}", "{body}: {kind}", "{body}: {kind}"},
    {"page.drawing_decision_any", "{body}: {kind}, om hele teksten eller deler av den",
     "{body}: {kind}, om heile teksten eller delar av han",
     "{body}: {kind}, about the text or parts of it"},
    {"page.drawing_description",
     "Stegene i rekkefølge: {stages}. Veier tilbake er tegnet til venstre.",
     "Stega i rekkjefølgje: {stages}. Vegar attende er teikna til venstre.",
     "The stages in order: {stages}. Ways back are drawn on the left."},
    {"page.drawing_description_here", "Saken er nå i steget «{stage}».",
     "Saka er no i steget «{stage}».", "The process is now in the stage “{stage}”."},
    {"page.drawing_earliest", "tidligst {day}", "tidlegast {day}", "not before {day}"},
    {"page.drawing_final", "Saken ender her", "Saka endar her", "The process ends here"},
    {"page.drawing_held", "«{milestone}» er gjennomført", "«{milestone}» er gjennomført",
     "“{milestone}” has been held"},
    {"page.drawing_here", "Saken er her nå", "Saka er her no", "The process is here now"},
    {"page.drawing_latest", "senest {day}", "seinast {day}", "not after {day}"},
    {"page.drawing_link", "Se tegningen alene", "Sjå teikninga åleine",
     "See the drawing by itself"},
    {"page.drawing_locked", "Teksten er låst", "Teksten er låst", "The text is locked"},
    {"page.drawing_milestone", "«{milestone}»", "«{milestone}»", "“{milestone}”"},
    {"page.drawing_no_guards", "uten vilkår", "utan vilkår", "no conditions"},
    {"page.drawing_released", "teksten er sendt ut", "teksten er send ut",
     "the text has been released"},
    {"page.drawing_show", "Tegning av hele veien", "Teikning av heile vegen",
     "A drawing of the whole way"},
    {"page.drawing_some_answered", "minst {count} svar fra {bodies}",
     "minst {count} svar frå {bodies}", "at least {count} answers from {bodies}"},
    {"page.drawing_to", "Til «{stage}»", "Til «{stage}»", "To “{stage}”"},
    {"page.stages", "Stegene i saken", "Stega i saka", "The stages"},
};

}  // namespace

WordsTable words_drawing() {
    return drawing_rows;
}

}  // namespace saksgang
