// SPDX-License-Identifier: EUPL-1.2
// A document's text as it stands in one version, and the list of its versions: strings and flags in
// one language. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "daemon/app/read_structure.hpp"
#include "daemon/views/document_head.hpp"

namespace saksgang::views {

struct OutlineLine {
    std::string url;  // a place on the same page
    std::string number;
    std::string heading;
    int depth = 1;  // 1, 2 or 3 and more: how far in it stands
};

// A file that stands beside a text.
struct AttachmentLine {
    std::string url;
    std::string name;
    std::string kind;  // "PDF", "tabell (CSV)"
    std::string size;  // "81 kB"
    std::string remove_url;
};

struct TextModel {
    DocumentHead head;
    std::string version_line;  // "Versjon 3 «Høringsutkast», sendt ut 29. april 2024."
    std::string access;        // empty: anybody may read it
    bool is_today = true;      // else a newer text is there, and the page says so first
    std::string today_url;     // where that one is
    std::string past;          // "Du leser versjon 2. Dagens tekst er versjon 3."
    std::string restore_url;   // for those who write it: make it today's again
    std::string versions_url;
    std::string markdown_url;
    std::string markdown_name;  // of the file it is kept as
    std::vector<AttachmentLine> attachments;
    std::string attachments_url;  // where those who may change them do so
    std::vector<OutlineLine> outline;
    std::shared_ptr<const std::string> html;  // null: too large to show
};

TextModel text_model(const app::ProcessView& view, const app::VersionPageText& text,
                     Language language);

struct VersionLine {
    std::string url;
    std::string title;   // "Versjon 3 «Høringsutkast»"
    std::string when;    // "sendt ut 29. april 2024"
    std::string access;  // empty: anybody may read it
    bool is_today = false;
    std::string attachments = {};  // "Vedlegg lagt til: kart.pdf"; empty: as in the one before
};

struct VersionsModel {
    DocumentHead head;
    std::string text_url;
    std::vector<VersionLine> versions;  // newest first
    std::string older_url;              // empty: there are no more
};

// `versions`: a page of them, newest first; `full`: there may be more behind it.
VersionsModel versions_model(const app::ProcessView& view,
                             std::span<const workflows::Version> versions, bool full,
                             Language language);

}  // namespace saksgang::views
