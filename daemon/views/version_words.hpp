// SPDX-License-Identifier: EUPL-1.2
// One version of a text in words: what it is called, when it came, who may read it. Pure.
#pragma once

#include "daemon/app/read_process.hpp"
#include "daemon/store/reading_documents.hpp"
#include "daemon/views/speech.hpp"

namespace saksgang::views {

// "3"
std::string number_of(const workflows::Version& version);
// "Versjon 3 «Høringsutkast», sendt ut 29. april 2024."
std::string version_line(const app::ProcessView& view, const workflows::Version& version,
                         const Speech& speech);
// Its two halves: "Versjon 3 «Høringsutkast»" and "sendt ut 29. april 2024".
std::string version_title(const store::VersionInShort& version, const Speech& speech);
std::string version_when(const app::ProcessView& view, const store::VersionInShort& version,
                         const Speech& speech);
// Empty: anybody may read it.
std::string access_line(const workflows::Version& version, const Speech& speech);

}  // namespace saksgang::views
