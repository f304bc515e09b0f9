// SPDX-License-Identifier: EUPL-1.2
// Sentences: the journal as it is checked.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow audit_rows[] = {
    {"page.audit", "Revisjon", "Revisjon", "Audit"},
    {"page.audit_intro",
     "Alt som skjer, føres her i den rekkefølgen det ble kjent, og ingenting kan endres etterpå "
     "uten at det synes.",
     "Alt som skjer, blir ført her i den rekkjefølgja det vart kjent, og ingenting kan endrast "
     "etterpå utan at det syner.",
     "Everything that happens is entered here in the order it became known, and nothing can be "
     "changed afterwards without it showing."},
    {"page.command", "Kommando", "Kommando", "Command"},
    {"page.download",
     "Last ned det som er valgt:", "Last ned det som er valt:", "Download what is chosen:"},
    {"page.entry_bytes", "Lagret slik", "Lagra slik", "Stored as"},
    {"page.entry_details", "Detaljer", "Detaljar", "Details"},
    {"page.entry_hash", "Kontrollsum", "Kontrollsum", "Leaf hash"},
    {"page.entry_pseudonym", "Person (pseudonym)", "Person (pseudonym)", "Person (pseudonym)"},
    {"page.entry_type", "Hendelse", "Hending", "Event"},
    {"page.entry_version", "Gjelder", "Gjeld", "About"},
    {"page.filter_by_document", "Dokument", "Dokument", "Document"},
    {"page.filter_by_from", "Ført fra og med", "Ført frå og med", "Entered from"},
    {"page.filter_by_role", "Hvem", "Kven", "Who"},
    {"page.filter_by_type", "Hendelse", "Hending", "Event"},
    {"page.filter_by_until", "Ført til og med", "Ført til og med", "Entered until"},
    {"page.happened_on", "gjelder {date}", "gjeld {date}", "happened on {date}"},
    {"page.head_root", "Rot", "Rot", "Root"},
    {"page.head_size", "Hendelser", "Hendingar", "Entries"},
    {"page.head_when", "Sist ført", "Sist ført", "Last entered"},
    {"page.journal", "Journalen", "Journalen", "The journal"},
    {"page.no_entries_fit", "Ingen hendelser passer.", "Ingen hendingar passar.",
     "No entries fit."},
    {"page.searched_in_part", "Ingen av de nyeste hendelsene passer. Let videre blant de eldre.",
     "Ingen av dei nyaste hendingane passar. Leit vidare blant dei eldre.",
     "None of the newest entries fit. Look on among the older ones."},
    {"page.show_all", "Vis alle", "Vis alle", "Show all"},
    {"page.show_entries", "Vis", "Vis", "Show"},
    {"page.tab_audit", "Revisjon", "Revisjon", "Audit"},
    {"page.verified_at", "Kontrollert {when}. Da hadde journalen {size} hendelser.",
     "Kontrollert {when}. Då hadde journalen {size} hendingar.",
     "Verified {when}. The journal then had {size} entries."},
    {"page.verified_heading", "Kontroll", "Kontroll", "Verification"},
    {"page.verify_broken", "noe stemmer ikke", "noko stemmer ikkje", "something does not fit"},
    {"page.verify_contents_broken", "Fritekstene stemmer ikke med hendelsene",
     "Fritekstane stemmer ikkje med hendingane", "The texts do not fit the entries"},
    {"page.verify_contents_holds", "{count} fritekster er som de var da de ble ført",
     "{count} fritekstar er som dei var då dei vart førte",
     "{count} texts are as they were when entered"},
    {"page.verify_first_entry", "Første hendelse som ikke stemmer: nr. {seq}.",
     "Første hending som ikkje stemmer: nr. {seq}.",
     "First entry that is not borne out: no. {seq}."},
    {"page.verify_first_unknown", "Feilen kan ikke knyttes til én hendelse.",
     "Feilen kan ikkje knytast til éi hending.", "The fault cannot be tied to one entry."},
    {"page.verify_git_broken", "Tekstene stemmer ikke med hendelsene",
     "Tekstane stemmer ikkje med hendingane", "The texts in git do not fit the entries"},
    {"page.verify_git_holds", "{count} versjoner, utsendelser og prosessmaler er som de ble ført",
     "{count} versjonar, utsendingar og prosessmalar er som dei vart førte",
     "{count} versions, releases and workflows are as they were entered"},
    {"page.verify_holds", "alt stemmer", "alt stemmer", "everything holds"},
    {"page.verify_journal_broken", "Journalen er ikke slik den ble ført",
     "Journalen er ikkje slik han vart ført", "The journal is not as it was entered"},
    {"page.verify_journal_holds", "{count} hendelser i ubrutt kjede",
     "{count} hendingar i uavbroten kjede", "{count} entries in an unbroken chain"},
    {"page.verify_never", "ikke kontrollert siden tjenesten startet",
     "ikkje kontrollert sidan tenesta starta", "not verified since the service started"},
    {"page.verify_not_done", "Den siste kontrollen ble ikke fullført. Prøv igjen.",
     "Den siste kontrollen vart ikkje fullført. Prøv igjen.",
     "The last verification was not completed. Try again."},
    {"page.verify_now", "Kontroller nå", "Kontroller no", "Verify now"},
    {"page.verify_part_contents", "fritekstene", "fritekstane", "the free texts"},
    {"page.verify_part_git", "tekstene i git", "tekstane i git", "the texts in git"},
    {"page.verify_part_journal", "journalen", "journalen", "the journal"},
    {"page.verify_part_state", "tabellene som sidene leses fra",
     "tabellane som sidene blir lesne frå", "the tables that pages are read from"},
    {"page.verify_running", "Kontrollen begynte {when} og går nå. Last siden på nytt om litt.",
     "Kontrollen byrja {when} og går no. Last sida på nytt om litt.",
     "Verification began {when} and is running. Reload the page in a while."},
    {"page.verify_state_broken", "Tabellene som sidene leses fra, er ikke det hendelsene gir",
     "Tabellane som sidene blir lesne frå, er ikkje det hendingane gir",
     "The tables that pages are read from are not what the entries give"},
    {"page.verify_state_holds", "{count} rader i tabellene er det hendelsene gir",
     "{count} rader i tabellane er det hendingane gir",
     "{count} rows in the tables are what the entries give"},
    {"page.verify_too_big",
     "Historikken er for stor til å kontrolleres herfra. Kjør saksgang verify på datamappen.",
     "Historikken er for stor til å kontrollerast herifrå. Køyr saksgang verify på datamappa.",
     "The history is too big to be verified from here. Run saksgang verify on the data folder."},
    {"page.verify_trust_backup",
     "Stol ikke på journalen før den er hentet tilbake fra en sikkerhetskopi som holder.",
     "Stol ikkje på journalen før han er henta tilbake frå ein tryggingskopi som held.",
     "Do not rely on the journal until it has been restored from a backup that verifies."},
    {"page.verify_trust_before",
     "Hendelsene før nr. {seq} henger sammen og kan stoles på. Det som kommer etter, må hentes fra "
     "en sikkerhetskopi som holder.",
     "Hendingane før nr. {seq} heng saman og er til å stole på. Det som kjem etter, må hentast frå "
     "ein tryggingskopi som held.",
     "The entries before no. {seq} hang together and can be relied on. What comes after must be "
     "restored from a backup that verifies."},
    {"page.verify_trust_journal",
     "Journalen er hel og kan stoles på. Det er {broken} som er annerledes enn det som ble ført.",
     "Journalen er heil og til å stole på. Det er {broken} som er annleis enn det som vart ført.",
     "The journal is whole and can be relied on. What differs from it: {broken}."},
    {"page.verify_yourself", "Slik kontrollerer du selv", "Slik kontrollerer du sjølv",
     "How to verify it yourself"},
    {"page.verify_yourself_1",
     "Skriv ned disse to et sted der ingen her kan endre dem, for eksempel i en protokoll. Senere "
     "kan ingen forandre det som er ført til nå, uten at du ser det.",
     "Skriv ned desse to ein stad der ingen her kan endre dei, til dømes i ein protokoll. Seinare "
     "kan ingen forandre det som er ført til no, utan at du ser det.",
     "Write these two down where nobody here can change them, in the minutes of a meeting for "
     "instance. Nobody can then change what has been entered so far without you seeing it."},
    {"page.verify_yourself_2",
     "Be om en kopi av datamappen, og kjør dette på en maskin du selv rår over:",
     "Be om ein kopi av datamappa, og køyr dette på ei maskin du sjølv rår over:",
     "Ask for a copy of the data folder, and run this on a machine of your own:"},
    {"page.verify_yourself_3", "Tekstene er et vanlig git-lager, som kan leses uten Saksgang:",
     "Tekstane er eit vanleg git-lager, som kan lesast utan Saksgang:",
     "The texts are a plain git repository, which can be read without Saksgang:"},
    {"page.version_number", "Versjon {version}", "Versjon {version}", "Version {version}"},
};

}  // namespace

WordsTable words_audit() {
    return audit_rows;
}

}  // namespace saksgang
