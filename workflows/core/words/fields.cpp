// SPDX-License-Identifier: EUPL-1.2
// Sentences: faults of a field.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow fields_rows[] = {
    {"field.control", "{field} har linjeskift eller styretegn: ta dem bort",
     "{field} har linjeskift eller styreteikn: ta dei bort",
     "{field} has line breaks or control characters: take them out"},
    {"field.missing", "{field} mangler", "{field} manglar", "{field} must be given"},
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
