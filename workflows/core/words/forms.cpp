// SPDX-License-Identifier: EUPL-1.2
// Sentences: what every form says, and the labels of fields ("page.field_<name>").
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow forms_rows[] = {
    {"page.choose", "Velg", "Vel", "Choose"},
    {"page.field_abstained", "Avholdende", "Avhaldande", "Abstained"},
    {"page.field_against", "Stemmer mot", "Røyster mot", "Votes against"},
    {"page.field_body", "Organ", "Organ", "Body"},
    {"page.field_case_number", "Saksnummer i organet", "Saksnummer i organet",
     "Case number in the body"},
    {"page.field_chair", "Lederens stemme", "Røysta til leiaren", "The chair’s vote"},
    {"page.field_channel", "Kom inn som", "Kom inn som", "Came in as"},
    {"page.field_decided_on", "Møtedato", "Møtedato", "Date of the meeting"},
    {"page.field_effective_on", "Dagen det skjedde", "Dagen det skjedde", "The day it happened"},
    {"page.field_from", "Ny dag", "Ny dag", "New day"},
    {"page.field_held_on", "Dagen den ble gjennomført", "Dagen han vart gjennomført",
     "The day it was held"},
    {"page.field_in_favour", "Stemmer for", "Røyster for", "Votes in favour"},
    {"page.field_kind", "Hva organet gjorde", "Kva organet gjorde", "What the body did"},
    {"page.field_message", "Hva er nytt", "Kva er nytt", "What is new"},
    {"page.field_name", "Navn på versjonen", "Namn på versjonen", "Name of the version"},
    {"page.field_note", "Merknad", "Merknad", "Note"},
    {"page.field_override_reason", "Hvorfor føres den likevel", "Kvifor blir ho ført likevel",
     "Why it is recorded all the same"},
    {"page.field_present", "Til stede", "Til stades", "Present"},
    {"page.field_reason", "Begrunnelse", "Grunngjeving", "Reason"},
    {"page.field_received_on", "Mottatt", "Motteke", "Received"},
    {"page.field_remark_on", "Utdyping til {number}", "Utdjuping til {number}",
     "More about {number}"},
    {"page.field_respondent", "Hvem har svart", "Kven har svart", "Who has answered"},
    {"page.field_sections", "Gjelder bare enkelte kapitler", "Gjeld berre enkelte kapittel",
     "About some chapters only"},
    {"page.field_statute", "Hjemmel", "Heimel", "Statute"},
    {"page.field_text", "Teksten", "Teksten", "The text"},
    {"page.field_until", "Til og med", "Til og med", "Up to and including"},
    {"page.field_version", "Versjon", "Versjon", "Version"},
    {"page.field_visibility", "Hvem kan lese den", "Kven kan lese han", "Who may read it"},
    {"page.form_stopped", "Ingenting er lagret ennå. Rett dette først:",
     "Ingenting er lagra enno. Rett dette først:", "Nothing has been saved yet. Mend this first:"},
    {"page.optional", "valgfritt", "valfritt", "optional"},
    {"page.version_named", "Versjon {version} «{name}»", "Versjon {version} «{name}»",
     "Version {version} “{name}”"},
    {"page.visibility_public", "Offentlig", "Offentleg", "Public"},
    {"page.visibility_recipients", "Bare for mottakerne", "Berre for mottakarane",
     "For its recipients only"},
    {"page.visibility_withheld", "Unntatt offentlighet", "Unnateke offentlegheit", "Withheld"},
};

}  // namespace

WordsTable words_forms() {
    return forms_rows;
}

}  // namespace saksgang
