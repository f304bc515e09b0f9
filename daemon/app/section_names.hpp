// SPDX-License-Identifier: EUPL-1.2
// What sections are called on pages: by the headings they had when they were decided on.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "repo/text/structure.hpp"
#include "workflows/process.hpp"

namespace saksgang::app {

// The heading, with the one above it where others in the text are called the same.
std::string section_name(const repo::Structure& structure, const repo::Section& section);

using SectionNames = std::map<std::pair<VersionNumber, SectionSlug>, std::string>;

// Of the sections that these decisions are about. One whose text the caller may not read, or that
// cannot be found, has no name. Main loop.
asio::awaitable<Result<SectionNames>> read_section_names(
    App& app, Caller caller, DocumentSlug document, std::vector<workflows::Decision> decisions);

}  // namespace saksgang::app
