// SPDX-License-Identifier: EUPL-1.2
// Sentences: a first run, and a new document.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow setup_rows[] = {
    {"page.hint_first_text",
     "Markdown: # foran en overskrift, tom linje mellom avsnitt. Kan legges inn senere.",
     "Markdown: # framfor ei overskrift, tom linje mellom avsnitt. Kan leggjast inn seinare.",
     "Markdown: # before a heading, an empty line between paragraphs. It can be put in later."},
    {"page.hint_own_password", "Minst {min} tegn.", "Minst {min} teikn.",
     "At least {min} characters."},
    {"page.hint_setup_file",
     "Bare når du bruker egne filer. Alle feil vises med linjenummer, og ingenting tas i bruk før "
     "filene er uten feil.",
     "Berre når du bruker eigne filer. Alle feil blir viste med linjenummer, og ingenting blir "
     "teke i bruk før filene er utan feil.",
     "Only when you use files of your own. Every fault is shown with its line, and nothing is "
     "taken into use before the files have none."},
    {"page.hint_slug",
     "Står i adressen: små bokstaver a–z, tall og bindestrek. Lages av tittelen når feltet er "
     "tomt.",
     "Står i adressa: små bokstavar a–z, tal og bindestrek. Blir laga av tittelen når feltet er "
     "tomt.",
     "Stands in the address: small letters a–z, digits and hyphens. Made from the title when left "
     "empty."},
    {"page.hint_workflow",
     "Stegene saken går gjennom. Den følger denne utgaven selv om malen senere endres.",
     "Stega saka går gjennom. Ho følgjer denne utgåva sjølv om malen seinare blir endra.",
     "The stages the matter goes through. It keeps to this revision even if the workflow changes "
     "later."},
    {"page.label_case_number", "Saksnummer", "Saksnummer", "Case number"},
    {"page.label_council_name", "Navnet på rådet", "Namnet på rådet", "Name of the council"},
    {"page.label_council_toml", "council.toml: organene og plassene",
     "council.toml: organa og plassane", "council.toml: the bodies and seats"},
    {"page.label_document_language", "Språket teksten er på", "Språket teksten er på",
     "Language of the text"},
    {"page.label_first_text", "Teksten", "Teksten", "The text"},
    {"page.label_setup_start", "Begynn med", "Byrj med", "Begin with"},
    {"page.label_slug", "Kortnavn", "Kortnamn", "Short name"},
    {"page.label_title", "Tittel", "Tittel", "Title"},
    {"page.label_workflow", "Prosessmal", "Prosessmal", "Workflow"},
    {"page.label_workflow_toml", "workflow.toml: stegene i prosessen",
     "workflow.toml: stega i prosessen", "workflow.toml: the stages of the process"},
    {"page.make_document", "Opprett", "Opprett", "Create"},
    {"page.new_document", "Nytt dokument", "Nytt dokument", "New document"},
    {"page.new_document_intro",
     "Dokumentet opprettes på første steg i prosessen. Arbeidsversjoner er bare for sekretariatet "
     "til de sendes ut.",
     "Dokumentet blir oppretta på første steg i prosessen. Arbeidsversjonar er berre for "
     "sekretariatet til dei blir sende ut.",
     "The document is created on the first stage of its process. Working versions are for the "
     "secretariat alone until they are released."},
    {"page.setup_administrator_intro",
     "Du får rollene administrator og sekretariat, og kan legge til andre etterpå. Når dette er "
     "gjort, kan denne siden aldri åpnes igjen.",
     "Du får rollene administrator og sekretariat, og kan leggje til andre etterpå. Når dette er "
     "gjort, kan denne sida aldri opnast igjen.",
     "You get the roles of administrator and secretariat, and can add others afterwards. Once this "
     "is done, this page can never be opened again."},
    {"page.setup_administrator_title", "Hvem er du?", "Kven er du?", "Who are you?"},
    {"page.setup_council_intro",
     "Et eksempel kan brukes som det er, og endres senere med saksgang import.",
     "Eit eksempel kan brukast som det er, og endrast seinare med saksgang import.",
     "An example can be used as it is, and changed later with saksgang import."},
    {"page.setup_council_title", "Sett opp rådet", "Set opp rådet", "Set up the council"},
    {"page.setup_example_osloregionen",
     "Eksempelet Osloregionen: faggrupper, styre, høring og representantskap",
     "Dømet Osloregionen: faggrupper, styre, høyring og representantskap",
     "The example Osloregionen: working groups, board, hearing and representative council"},
    {"page.setup_example_rfc", "Eksempelet standardgruppe: forfatter, fagfeller og redaktør",
     "Dømet standardgruppe: forfattar, fagfellar og redaktør",
     "The example standards group: author, reviewers and editor"},
    {"page.setup_go_on", "Gå videre", "Gå vidare", "Go on"},
    {"page.setup_own_files", "Egne filer, limt inn nedenfor", "Eigne filer, limte inn nedanfor",
     "Files of our own, pasted below"},
    {"page.setup_step", "Steg {step} av {steps}", "Steg {step} av {steps}",
     "Step {step} of {steps}"},
};

}  // namespace

WordsTable words_setup() {
    return setup_rows;
}

}  // namespace saksgang
