// SPDX-License-Identifier: EUPL-1.2
// What a page says after a command of its own: what was entered, and how it is undone. Made from
// the journal's entry, so that it says what happened and nothing an address could be made to say.
// Pure; any thread.
#pragma once

#include <string>

#include "daemon/app/read_journal.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/views/speech.hpp"

namespace saksgang::views {

struct ReceiptLine {
    std::string sentence;
    std::string undo;
};

ReceiptLine receipt_line(const app::ProcessView& view, const app::JournalEntryView& entry,
                         const Speech& speech);

}  // namespace saksgang::views
