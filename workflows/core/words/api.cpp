// SPDX-License-Identifier: EUPL-1.2
// Sentences: around the description of the API, which itself is in English.
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr WordsRow api_rows[] = {
    {"page.api", "API", "API", "API"},
    {"page.api_answers", "Svar", "Svar", "Answers"},
    {"page.api_body", "Innhold", "Innhald", "Body"},
    {"page.api_groups", "Grupper av kall", "Grupper av kall", "Groups of calls"},
    {"page.api_intro",
     "Alt som kan gjøres her, kan også gjøres av et program. Beskrivelsen er skrevet på engelsk.",
     "Alt som kan gjerast her, kan òg gjerast av eit program. Omtalen er skriven på engelsk.",
     "All that can be done here can be done by a program, too."},
    {"page.api_needs_log_in", "Krever innlogging.", "Krev innlogging.", "Needs a log-in."},
    {"page.api_parameters", "Parametere", "Parametrar", "Parameters"},
    {"page.api_required", "påkrevd", "påkravd", "required"},
    {"page.api_shapes", "Hva svarene består av", "Kva svara er sette saman av",
     "What answers are made of"},
    {"page.api_whole", "Hele beskrivelsen for programmer (OpenAPI 3.1)",
     "Heile omtalen for program (OpenAPI 3.1)",
     "The whole description, for programs (OpenAPI 3.1)"},
};

}  // namespace

WordsTable words_api() {
    return api_rows;
}

}  // namespace saksgang
