// SPDX-License-Identifier: EUPL-1.2
// Sentences: faults of a field.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow fields_rows[] = {
    {"field.attachment_changed",
     "Vedlegget {name} er endret av noen andre siden du åpnet siden. Se hva som står der nå",
     "Vedlegget {name} er endra av nokon andre sidan du opna sida. Sjå kva som står der no",
     "Somebody else has changed the attachment {name} since you opened the page. See what is there "
     "now"},
    {"field.attachment_content",
     "Innholdet i filen er ikke det navnet sier, eller den er skadet eller har makroer. Lagre den "
     "på "
     "nytt som en av disse: {endings}",
     "Innhaldet i fila er ikkje det namnet seier, eller ho er skadd eller har makroar. Lagre ho på "
     "nytt som ei av desse: {endings}",
     "What is in the file is not what its name says, or it is damaged or has macros. Save it anew "
     "as one of these: {endings}"},
    {"field.attachment_empty", "Filen er tom. Velg en med noe i", "Fila er tom. Vel ei med noko i",
     "The file is empty. Choose one with something in it"},
    {"field.attachment_kind",
     "Filer av det slaget kan ikke være vedlegg. Bruk en av disse: {endings}",
     "Filer av det slaget kan ikkje vere vedlegg. Bruk ei av desse: {endings}",
     "Files of that kind cannot be attachments. Use one of these: {endings}"},
    {"field.attachment_large", "Filen er for stor. Et vedlegg kan være høyst {max} MB",
     "Fila er for stor. Eit vedlegg kan vere høgst {max} MB",
     "The file is too large. An attachment may be at most {max} MB"},
    {"field.attachment_name",
     "Filnavnet kan ikke brukes: høyst {max} byte, uten skråstreker, kolon, anførselstegn, "
     "stjerner eller usynlige tegn, og uten punktum først eller sist",
     "Filnamnet kan ikkje brukast: høgst {max} byte, utan skråstrekar, kolon, hermeteikn, stjerner "
     "eller usynlege teikn, og utan punktum først eller sist",
     "The file's name cannot be used: at most {max} bytes, without slashes, colons, quotation "
     "marks, stars or invisible characters, and without a full stop first or last"},
    {"field.attachment_other_case",
     "Det er et vedlegg som heter {name}: kall filen det, eller noe annet",
     "Det er eit vedlegg som heiter {name}: kall fila det, eller noko anna",
     "There is an attachment called {name}: call the file that, or something else"},
    {"field.attachment_same", "Vedlegget {name} er akkurat denne filen fra før",
     "Vedlegget {name} er akkurat denne fila frå før",
     "The attachment {name} is this very file already"},
    {"field.attachment_there", "Det er et vedlegg som heter {name}. Kryss av for å bytte det ut",
     "Det er eit vedlegg som heiter {name}. Kryss av for å byte det ut",
     "There is an attachment called {name}. Tick the box to replace it"},
    {"field.attachments_large", "Vedleggene kan være høyst {max} MB til sammen. Ta bort ett først",
     "Vedlegga kan vere høgst {max} MB til saman. Ta bort eitt først",
     "The attachments may be at most {max} MB together. Remove one first"},
    {"field.attachments_many", "En versjon kan ha høyst {max} vedlegg. Ta bort ett først",
     "Ein versjon kan ha høgst {max} vedlegg. Ta bort eitt først",
     "A version may have at most {max} attachments. Remove one first"},
    {"field.control", "{field} har linjeskift eller styretegn: ta dem bort",
     "{field} har linjeskift eller styreteikn: ta dei bort",
     "{field} has line breaks or control characters: take them out"},
    {"field.missing", "{field} mangler", "{field} manglar", "{field} must be given"},
    {"field.no_file", "Velg en fil", "Vel ei fil", "Choose a file"},
    {"field.no_role", "Velg minst én rolle", "Vel minst éi rolle", "Choose at least one role"},
    {"field.not_bool", "{field} må være true eller false", "{field} må vere true eller false",
     "{field} must be true or false"},
    {"field.not_choice", "{field} må være en av: {choices}", "{field} må vere ein av: {choices}",
     "{field} must be one of: {choices}"},
    {"field.not_date", "{field} må være en dato, som 2024-04-26",
     "{field} må vere ein dato, som 2024-04-26", "{field} must be a date such as 2024-04-26"},
    {"field.not_integer", "{field} må være et helt tall", "{field} må vere eit heilt tal",
     "{field} must be a whole number"},
    {"field.not_list", "{field} må være en liste", "{field} må vere ei liste",
     "{field} must be a list"},
    {"field.not_object", "{field} må være et objekt med egne felt",
     "{field} må vere eit objekt med eigne felt",
     "{field} must be an object with fields of its own"},
    {"field.not_offered", "{field}: velg en av dem som står der",
     "{field}: vel ein av dei som står der", "{field}: choose one of those offered"},
    {"field.not_slug",
     "{field} må være små bokstaver a–z, tall og enkle bindestreker, høyst {max} tegn",
     "{field} må vere små bokstavar a–z, tal og enkle bindestrekar, høgst {max} teikn",
     "{field} must be small letters a–z, digits and single hyphens inside, at most {max} "
     "characters"},
    {"field.not_string", "{field} må være en tekst", "{field} må vere ein tekst",
     "{field} must be a text"},
    {"field.out_of_range", "{field} må være fra {min} til {max}",
     "{field} må vere frå {min} til {max}", "{field} must be from {min} to {max}"},
    {"field.too_long", "{field} kan være høyst {max} byte", "{field} kan vere høgst {max} byte",
     "{field} may be at most {max} bytes"},
    {"field.too_many", "{field} kan ha høyst {max} deler", "{field} kan ha høgst {max} delar",
     "{field} may have at most {max} items"},
    {"field.twice", "{field} er sendt to ganger", "{field} er sendt to gonger",
     "{field} was sent twice"},
    {"field.unfit", "{field} kan ikke være slik det står", "{field} kan ikkje vere slik det står",
     "{field} cannot be as it stands"},
    {"field.unknown", "{field} er ikke et felt her: ta det bort",
     "{field} er ikkje eit felt her: ta det bort",
     "{field} is not a field of this call: leave it out"},
};

}  // namespace

WordsTable words_fields() {
    return fields_rows;
}

}  // namespace saksgang
