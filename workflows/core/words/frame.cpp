// SPDX-License-Identifier: EUPL-1.2
// Sentences: what stands around every page, log-in, problems and the list of documents, and words
// that several pages share.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow frame_rows[] = {
    {"page.about", "Alt som skjer i saken, føres i en journal som hvem som helst kan etterprøve.",
     "Alt som skjer i saka, blir ført i ein journal som kven som helst kan etterprøve.",
     "Everything that happens in a matter is entered in a journal that anybody can check."},
    {"page.and", "og", "og", "and"},
    {"page.because", "Grunnen er", "Grunnen er", "The reason"},
    {"page.days_ago", "for {count} dager siden", "for {count} dagar sidan", "{count} days ago"},
    {"page.detail", "Nærmere beskrivelse (på engelsk)", "Nærare omtale (på engelsk)", "In detail"},
    {"page.documents", "Dokumenter", "Dokument", "Documents"},
    {"page.email", "E-postadresse", "E-postadresse", "E-mail address"},
    {"page.error_code", "Feilkode", "Feilkode", "Error code"},
    {"page.field", "Felt", "Felt", "Field"},
    {"page.in_days", "om {count} dager", "om {count} dagar", "in {count} days"},
    {"page.language", "Språk", "Språk", "Language"},
    {"page.log_in", "Logg inn", "Logg inn", "Log in"},
    {"page.log_out", "Logg ut", "Logg ut", "Log out"},
    {"page.login_intro",
     "Alt som er offentlig, kan leses uten å logge inn. Er du ny eller har glemt passordet, "
     "hjelper sekretariatet deg.",
     "Alt som er offentleg, kan lesast utan å logge inn. Er du ny eller har gløymt passordet, "
     "hjelper sekretariatet deg.",
     "All that is public can be read without logging in. If you are new, or have forgotten your "
     "password, the secretariat will help you."},
    {"page.login_stopped", "Du er ikke logget inn", "Du er ikkje logga inn",
     "You are not logged in"},
    {"page.next", "Neste", "Neste", "Next"},
    {"page.no_documents", "Det er ingen dokumenter her ennå.", "Det er ingen dokument her enno.",
     "There are no documents here yet."},
    {"page.pages_of_document", "Sider om dokumentet", "Sider om dokumentet",
     "Pages of the document"},
    {"page.pages_of_site", "Hovedmeny", "Hovudmeny", "Main menu"},
    {"page.password", "Passord", "Passord", "Password"},
    {"page.request_id", "Forespørsel", "Førespurnad", "Request"},
    {"page.role_administrator", "Administratoren", "Administratoren", "The administrator"},
    {"page.role_auditor", "Revisoren", "Revisoren", "The auditor"},
    {"page.role_body_secretary", "Organets sekretær", "Sekretæren for organet",
     "The body’s secretary"},
    {"page.role_member", "Et medlem", "Eit medlem", "A member"},
    {"page.role_secretariat", "Sekretariatet", "Sekretariatet", "The secretariat"},
    {"page.role_system", "Systemet", "Systemet", "The system"},
    {"page.skip_to_content", "Hopp til innholdet", "Hopp til innhaldet", "Skip to the content"},
    {"page.tab_overview", "Oversikt", "Oversikt", "Overview"},
    {"page.title_erased", "Dokument uten tittel", "Dokument utan tittel", "Untitled document"},
    {"page.title_with_error", "Feil: {title}", "Feil: {title}", "Error: {title}"},
    {"page.to_documents", "Til dokumentene", "Til dokumenta", "To the documents"},
    {"page.today", "i dag", "i dag", "today"},
    {"page.tomorrow", "i morgen", "i morgon", "tomorrow"},
    {"page.yesterday", "i går", "i går", "yesterday"},
};

}  // namespace

WordsTable words_frame() {
    return frame_rows;
}

}  // namespace saksgang
