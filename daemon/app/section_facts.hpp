// SPDX-License-Identifier: EUPL-1.2
// Sections that decisions are about: found in a version, and compared between texts, for rules that
// know ids and hashes alone. Ids are those of read_structure.hpp. Main loop; compares on the CPU
// pool.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "workflows/process.hpp"
#include "workflows/text_facts.hpp"

namespace saksgang::app {

// The sections by these ids as the version has them, in the order they are named. Errc::not_found
// as read_version; Errc::invalid_input, "sections": there is none by that id, or it is all of the
// text.
asio::awaitable<Result<std::vector<workflows::DecidedSection>>> find_sections(
    App& app, Caller caller, DocumentSlug document, VersionNumber version,
    std::vector<SectionSlug> ids);

// Which sections of which versions are to be compared with another text.
using SectionsOfVersions = std::map<VersionNumber, std::vector<SectionSlug>>;

// How those differ in the version `to`.
asio::awaitable<Result<workflows::TextFacts>> section_facts_to_version(App& app, Caller caller,
                                                                       DocumentSlug document,
                                                                       SectionsOfVersions sections,
                                                                       VersionNumber to);

// How those differ in a text that would be the next version.
asio::awaitable<Result<workflows::TextFacts>> section_facts_to_next(
    App& app, Caller caller, DocumentSlug document, SectionsOfVersions sections,
    std::shared_ptr<const std::string> text, Sha256 text_sha256);

}  // namespace saksgang::app
