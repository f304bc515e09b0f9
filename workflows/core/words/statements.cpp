// SPDX-License-Identifier: EUPL-1.2
// Sentences: how accessible the pages are, and what is known of those who use them.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow statements_rows[] = {
    {"page.accessibility", "Tilgjengelighet", "Tilgjenge", "Accessibility"},
    {"page.accessibility_aim", "Hva vi vil", "Kva vi vil", "What we aim for"},
    {"page.accessibility_aim_1",
     "Sidene til {council} skal kunne brukes av alle: med skjermleser, med tastatur alene, "
     "forstørret, på mobil og uten skript. Målet er WCAG 2.1 på nivå AA, som loven krever.",
     "Sidene til {council} skal kunne brukast av alle: med skjermlesar, med tastatur åleine, "
     "forstørra, på mobil og utan skript. Målet er WCAG 2.1 på nivå AA, som lova krev.",
     "The pages of {council} are to be usable by everybody: with a screen reader, with the "
     "keyboard alone, magnified, on a phone and without scripts. The aim is WCAG 2.1 at level AA, "
     "as the law requires."},
    {"page.accessibility_aim_2",
     "Hver side kontrolleres automatisk mot reglene, i lyst og mørkt, smalt og bredt, hver gang "
     "programmet endres.",
     "Kvar side blir kontrollert automatisk mot reglane, i lyst og mørkt, smalt og breitt, kvar "
     "gong programmet blir endra.",
     "Every page is checked automatically against the rules, in light and dark, narrow and wide, "
     "whenever the program changes."},
    {"page.accessibility_lacks", "Hva som mangler", "Kva som manglar", "What is lacking"},
    {"page.accessibility_lacks_1",
     "Automatiske kontroller finner ikke alt. Enkelte feilmeldinger har en nærmere beskrivelse "
     "bare på engelsk.",
     "Automatiske kontrollar finn ikkje alt. Somme feilmeldingar har ein nærare omtale berre på "
     "engelsk.",
     "Automatic checks do not find everything. Some error messages are described further in "
     "English only."},
    {"page.accessibility_tell", "Si fra", "Sei frå", "Tell us"},
    {"page.accessibility_tell_1",
     "Er det noe du ikke får brukt, vil {council} gjerne vite det. Si fra til sekretariatet, så "
     "får du det du trenger på en annen måte til feilen er rettet.",
     "Er det noko du ikkje får brukt, vil {council} gjerne vite det. Sei frå til sekretariatet, så "
     "får du det du treng på ein annan måte til feilen er retta.",
     "If there is something you cannot use, {council} would like to know. Tell the secretariat, "
     "and you will get what you need in another way until it is mended."},
    {"page.privacy", "Personvern", "Personvern", "Privacy"},
    {"page.privacy_drafts", "Kladder", "Kladdar", "Drafts"},
    {"page.privacy_drafts_1",
     "En tekst som noen har begynt på, tas vare på av seg selv mens den skrives, så den ikke går "
     "tapt. Det gjør det ene skriptet her, på siden der teksten skrives. Bare den som skriver, ser "
     "kladden. Den står verken i journalen eller blant versjonene.",
     "Ein tekst som nokon har byrja på, blir teken vare på av seg sjølv medan han blir skriven, så "
     "han ikkje går tapt. Det gjer det eine skriptet her, på sida der teksten blir skriven. Berre "
     "den som skriv, ser kladden. Han står verken i journalen eller mellom versjonane.",
     "A text that somebody has begun on is kept by itself while it is written, so that it is not "
     "lost. The one script here does that, on the page where the text is written. Only whoever "
     "writes it sees the draft. It stands neither in the journal nor among the versions."},
    {"page.privacy_drafts_2",
     "Kladden er borte når teksten lagres eller kladden forkastes, {days} dager etter at den sist "
     "ble endret, og når opplysningene om den som skrev den, slettes. I sikkerhetskopier står den "
     "så lenge de finnes.",
     "Kladden er borte når teksten blir lagra eller kladden blir forkasta, {days} dagar etter at "
     "han sist vart endra, og når opplysningane om den som skreiv han, blir sletta. I "
     "tryggingskopiar står han så lenge dei finst.",
     "The draft is gone when the text is saved or the draft is thrown away, {days} days after it "
     "was last changed, and when the information about whoever wrote it is erased. In backups it "
     "stands for as long as there are any."},
    {"page.privacy_people", "De som logger inn", "Dei som loggar inn", "Those who log in"},
    {"page.privacy_people_1",
     "Om dem som kan logge inn, lagres navn, e-postadresse, roller og plasser, et passord som ikke "
     "kan leses tilbake, og når en nøkkel sist ble brukt. Navn og adresse ser bare "
     "administratorer.",
     "Om dei som kan logge inn, blir det lagra namn, e-postadresse, roller og plassar, eit passord "
     "som ikkje kan lesast tilbake, og når ein nøkkel sist vart brukt. Namn og adresse ser berre "
     "administratorar.",
     "Of those who can log in, the name, e-mail address, roles and seats are stored, a password "
     "that cannot be read back, and when a token was last used. Only administrators see names and "
     "addresses."},
    {"page.privacy_people_2",
     "Journalen og tekstene kjenner personer bare ved rolle og pseudonym. Navnet kan derfor "
     "slettes uten at historikken mister sin verdi som bevis.",
     "Journalen og tekstane kjenner personar berre ved rolle og pseudonym. Namnet kan difor "
     "slettast utan at historikken mistar verdien som bevis.",
     "The journal and the texts know people by role and pseudonym only. A name can therefore be "
     "erased without the history losing its worth as evidence."},
    {"page.privacy_people_3",
     "Tekster og vedlegg slettes ikke, og heller ikke filnavnene: en versjon er det som ble "
     "vedtatt. "
     "Legg derfor ikke ved filer med opplysninger om enkeltpersoner som ikke hører hjemme der.",
     "Tekstar og vedlegg blir ikkje sletta, og heller ikkje filnamna: ein versjon er det som vart "
     "vedteke. Legg difor ikkje ved filer med opplysningar om enkeltpersonar som ikkje høyrer "
     "heime "
     "der.",
     "Texts and attachments are not erased, nor are the names of files: a version is what was "
     "decided. "
     "So do not attach files with information about individuals that does not belong there."},
    {"page.privacy_readers", "De som leser", "Dei som les", "Those who read"},
    {"page.privacy_readers_1",
     "Den som bare leser, blir ikke registrert. Sidene som leses, har ingen skript, ingen måling "
     "og ingenting fra andre steder på nettet.",
     "Den som berre les, blir ikkje registrert. Sidene som blir lesne, har ingen skript, inga "
     "måling og ingenting frå andre stader på nettet.",
     "Whoever only reads is not registered. The pages they read have no scripts, no measuring and "
     "nothing from elsewhere on the web."},
    {"page.privacy_readers_2",
     "Én informasjonskapsel settes, når du logger inn, og bare for å holde deg innlogget. Den er "
     "borte når du logger ut, og senest etter tolv timer.",
     "Éin informasjonskapsel blir sett, når du loggar inn, og berre for å halde deg innlogga. Han "
     "er borte når du loggar ut, og seinast etter tolv timar.",
     "One cookie is set, when you log in, and only to keep you logged in. It is gone when you log "
     "out, and after twelve hours at the latest."},
    {"page.privacy_rights", "Rettighetene dine", "Rettane dine", "Your rights"},
    {"page.privacy_rights_1",
     "Du kan be om å få se det som er lagret om deg, få feil rettet, og få opplysninger slettet. "
     "Fritekst i innspill kan slettes, og at den har vært der, kan fortsatt etterprøves.",
     "Du kan be om å få sjå det som er lagra om deg, få feil retta, og få opplysningar sletta. "
     "Fritekst i innspel kan slettast, og at han har vore der, kan framleis etterprøvast.",
     "You may ask to see what is stored about you, to have errors corrected, and to have "
     "information erased. Free text of responses can be erased, and that it was there can still be "
     "checked."},
    {"page.privacy_rights_2",
     "Innspill og merknader er saksdokumenter og kan bli offentlige. Du kan klage til "
     "Datatilsynet.",
     "Innspel og merknader er saksdokument og kan bli offentlege. Du kan klage til Datatilsynet.",
     "Responses and remarks are case documents and may become public. You may complain to the data "
     "protection authority."},
    {"page.privacy_who", "Hvem som er ansvarlig", "Kven som er ansvarleg", "Who is responsible"},
    {"page.privacy_who_1", "{council} er behandlingsansvarlig. Sekretariatet svarer på spørsmål.",
     "{council} er behandlingsansvarleg. Sekretariatet svarer på spørsmål.",
     "{council} is the controller. The secretariat answers questions."},
};

}  // namespace

WordsTable words_statements() {
    return statements_rows;
}

}  // namespace saksgang
