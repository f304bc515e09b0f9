// SPDX-License-Identifier: EUPL-1.2
// Sentences: where the words of a paragraph come from, and how it has been.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow provenance_rows[] = {
    {"page.paragraph_came", "Kom til", "Kom til", "Came in"},
    {"page.paragraph_changed", "Endret", "Endra", "Changed"},
    {"page.paragraph_decided", "Først behandlet", "Først handsama", "First decided on"},
    {"page.paragraph_decisions", "Behandlet mens avsnittet var slik",
     "Handsama medan avsnittet var slik", "Decided on while the paragraph was like this"},
    {"page.paragraph_earlier", "Eldre utgaver av avsnittet", "Eldre utgåver av avsnittet",
     "Older forms of the paragraph"},
    {"page.paragraph_from_version", "fra versjon", "frå versjon", "from version"},
    {"page.paragraph_history", "Slik har avsnittet vært", "Slik har avsnittet vore",
     "How the paragraph has been"},
    {"page.paragraph_history_intro",
     "Nyeste først. Strøket tekst gikk ut, understreket tekst kom inn.",
     "Nyaste først. Stroken tekst gjekk ut, understreka tekst kom inn.",
     "Newest first. What is struck went out, what is underlined came in."},
    {"page.paragraph_moved", "Flyttet", "Flytta", "Moved"},
    {"page.paragraph_moved_changed", "Flyttet og endret", "Flytta og endra", "Moved and changed"},
    {"page.paragraph_not_decided", "Ingen har behandlet en tekst med disse ordene.",
     "Ingen har handsama ein tekst med desse orda.",
     "Nobody has decided on a text with these words."},
    {"page.paragraph_numbers", "Avsnittsnumrene viser hvor ordene kommer fra.",
     "Avsnittsnumra viser kvar orda kjem frå.",
     "The paragraphs’ numbers lead to where their words come from."},
    {"page.paragraph_title", "Avsnitt {number}", "Avsnitt {number}", "Paragraph {number}"},
    {"page.paragraph_to_text", "Les avsnittet i teksten", "Les avsnittet i teksten",
     "Read the paragraph in the text"},
    {"page.paragraph_too_large",
     "Teksten er for stor til at ordene kan følges fra versjon til versjon.",
     "Teksten er for stor til at orda kan følgjast frå versjon til versjon.",
     "The text is too large for its words to be followed from version to version."},
    {"page.paragraph_who_named", "{name} ({role})", "{name} ({role})", "{name} ({role})"},
    {"page.paragraph_words", "Hvor ordene kommer fra", "Kvar orda kjem frå",
     "Where the words come from"},
    {"page.paragraph_words_all", "Alle ordene kom med samme versjon.",
     "Alle orda kom med same versjon.", "All the words came with the same version."},
    {"page.paragraph_words_intro", "Tallet etter ordene er versjonen de kom med.",
     "Talet etter orda er versjonen dei kom med.",
     "The number after words is the version that they came with."},
};

}  // namespace

WordsTable words_provenance() {
    return provenance_rows;
}

}  // namespace saksgang
