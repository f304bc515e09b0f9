// SPDX-License-Identifier: EUPL-1.2
// Sentences: saving a text, and sending a version out.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow editing_rows[] = {
    {"page.do_save_text", "Lagre som ny versjon", "Lagre som ny versjon", "Save as a new version"},
    {"page.hint_message", "Kort om hva som er nytt, for dem som leser historien senere.",
     "Kort om kva som er nytt, for dei som les historia seinare.",
     "In short what is new, for those who read the history later."},
    {"page.hint_release_visibility",
     "Offentlig er det vanlige når teksten går ut av sekretariatet.",
     "Offentleg er det vanlege når teksten går ut av sekretariatet.",
     "Public is the usual choice once the text leaves the secretariat."},
    {"page.hint_text", "Overskrifter begynner med #, punkter i lister med - eller 1.",
     "Overskrifter byrjar med #, punkt i lister med - eller 1.",
     "Headings begin with #, items of lists with - or 1."},
    {"page.hint_version_name", "For eksempel Førsteutkast, Høringsutkast eller Innstilling.",
     "Til dømes Førsteutkast, Høyringsutkast eller Innstilling.",
     "For instance First draft, Hearing draft or Recommendation."},
    {"page.words_edit",
     "Teksten lagres som en ny versjon for sekretariatet. Andre ser den først når den sendes ut.",
     "Teksten blir lagra som ein ny versjon for sekretariatet. Andre ser han først når han blir "
     "send ut.",
     "The text is saved as a new version for the secretariat. Others see it once it is released."},
    {"page.words_part_will_lapse_many",
     "{count} behandlinger gjelder enkelte kapitler. De kan falle bort når de kapitlene endres.",
     "{count} behandlingar gjeld enkelte kapittel. Dei kan falle bort når dei kapitla blir endra.",
     "{count} decisions hold for some chapters. They may lapse when those chapters change."},
    {"page.words_part_will_lapse_one",
     "Én behandling gjelder enkelte kapitler. Den kan falle bort når de kapitlene endres.",
     "Éi behandling gjeld enkelte kapittel. Ho kan falle bort når dei kapitla blir endra.",
     "One decision holds for some chapters. It may lapse when those chapters change."},
    {"page.words_release",
     "Versjon {version} får et navn, og kan leses av dem du velger. Det kan ikke gjøres om.",
     "Versjon {version} får eit namn, og kan lesast av dei du vel. Det kan ikkje gjerast om.",
     "Version {version} is given a name, and can be read by those you choose. This cannot be "
     "undone."},
    {"page.words_released_already",
     "Versjon {version} er sendt ut som «{name}». Lagre en ny tekst for å sende ut en ny.",
     "Versjon {version} er send ut som «{name}». Lagre ein ny tekst for å sende ut ein ny.",
     "Version {version} has been released as “{name}”. Save a new text to release another."},
    {"page.words_text_locked", "Teksten er låst i dette steget, og kan ikke lagres nå.",
     "Teksten er låst i dette steget, og kan ikkje lagrast no.",
     "The text is locked in this stage, and cannot be saved now."},
    {"page.words_will_lapse_many",
     "{count} behandlinger gjelder dagens tekst. De kan falle bort når teksten endres.",
     "{count} behandlingar gjeld teksten slik han er i dag. Dei kan falle bort når han blir endra.",
     "{count} decisions hold for today’s text. They may lapse when the text changes."},
    {"page.words_will_lapse_one",
     "Én behandling gjelder dagens tekst. Den kan falle bort når teksten endres.",
     "Éi behandling gjeld teksten slik han er i dag. Ho kan falle bort når han blir endra.",
     "One decision holds for today’s text. It may lapse when the text changes."},
};

}  // namespace

WordsTable words_editing() {
    return editing_rows;
}

}  // namespace saksgang
