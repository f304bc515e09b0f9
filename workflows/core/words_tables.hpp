// SPDX-License-Identifier: EUPL-1.2
// The tables behind words.hpp: a file a subject, a row a key, the three languages side by side so
// that none is forgotten. Rows are sorted within their table; no key stands in two.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace saksgang {

struct WordsRow {
    std::string_view key;
    std::string_view nb;
    std::string_view nn;
    std::string_view en;
};

using WordsTable = std::span<const WordsRow>;

WordsTable words_api();
WordsTable words_attachments();
WordsTable words_audit();
WordsTable words_changes();
WordsTable words_changes_page();
WordsTable words_control();
WordsTable words_decisions();
WordsTable words_drawing();
WordsTable words_editing();
WordsTable words_entries();
WordsTable words_fields();
WordsTable words_findings();
WordsTable words_forms();
WordsTable words_frame();
WordsTable words_meetings();
WordsTable words_milestones();
WordsTable words_months();
WordsTable words_notices();
WordsTable words_overview();
WordsTable words_people();
WordsTable words_problems();
WordsTable words_provenance();
WordsTable words_reasons();
WordsTable words_responses();
WordsTable words_saving();
WordsTable words_setup();
WordsTable words_statements();
WordsTable words_text();

// Every table: one line here for a new file in words/.
inline auto words_tables() {
    return std::array{
        words_api(),          words_attachments(), words_audit(),      words_changes(),
        words_changes_page(), words_control(),     words_decisions(),  words_drawing(),
        words_editing(),      words_entries(),     words_fields(),     words_findings(),
        words_forms(),        words_frame(),       words_meetings(),   words_milestones(),
        words_months(),       words_notices(),     words_overview(),   words_people(),
        words_problems(),     words_provenance(),  words_reasons(),    words_responses(),
        words_saving(),       words_setup(),       words_statements(), words_text(),
    };
}

}  // namespace saksgang
