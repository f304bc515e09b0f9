// SPDX-License-Identifier: EUPL-1.2
// What stands on top of every page of a document: its title, where its text stands, and the way to
// its other pages. Pure; any thread. A new page of a document is a DocumentTab and its row in
// document_head.cpp.
#pragma once

#include <string>

#include "daemon/app/read_process.hpp"
#include "daemon/views/speech.hpp"

namespace saksgang::views {

// In the order they are shown.
enum class DocumentTab { overview = 1, text, goals, changes, responses, meetings, audit, control };

// What a reader must see first: where the text stands, and that it is, or is not, adopted.
struct Banner {
    std::string stage;
    bool adopted = false;
    std::string verdict;  // "Ikke vedtatt. …" · "Vedtatt av representantskapet 29. august 2024."
    std::string version;  // "Versjon 3 «Høringsutkast», sendt ut 29. april 2024"
    std::string access;   // empty: anybody may read it
    std::string since;    // how long it has stood in the stage
    std::string now;      // what goes on, or comes next; empty when nothing does
};

struct DocumentHead {
    std::string slug;
    std::string title;
    std::string language;  // of the document, and so of its title
    std::string case_number;
    Banner banner;
    DocumentTab chosen = DocumentTab::overview;  // the page it stands on
};

DocumentHead document_head(const app::ProcessView& view, DocumentTab chosen, const Speech& speech);

// Words for a document without a title are its slug.
std::string title_of(const app::ProcessView& view, const Speech& speech);
Banner banner_of(const app::ProcessView& view, const Speech& speech);

}  // namespace saksgang::views
