// SPDX-License-Identifier: EUPL-1.2
// Sentences: what every form says, and the labels of fields ("page.field_<name>").
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow rows[] = {
    {"page.field_effective_on", "Dagen det skjedde", "Dagen det skjedde", "The day it happened"},
    {"page.field_note", "Merknad", "Merknad", "Note"},
    {"page.field_reason", "Begrunnelse", "Grunngjeving", "Reason"},
    {"page.form_stopped", "Ingenting er lagret ennå. Rett dette først:",
     "Ingenting er lagra enno. Rett dette først:", "Nothing has been saved yet. Mend this first:"},
    {"page.optional", "valgfritt", "valfritt", "optional"},
};

}  // namespace

WordsTable words_forms() {
    return rows;
}

}  // namespace saksgang
