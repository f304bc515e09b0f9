// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/section_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "daemon/app/read_structure.hpp"

namespace saksgang::app {

std::string section_name(const repo::Structure& structure, const repo::Section& section) {
    const auto alike =
        std::ranges::count(structure.sections, section.heading, &repo::Section::heading);
    const repo::Section& above = structure.sections[section.parent];
    if (alike == 1 || above.heading.empty() || above.title) return section.heading;
    return fmt::format("{} – {}", above.heading, section.heading);
}

asio::awaitable<Result<SectionNames>> read_section_names(
    App& app, Caller caller, DocumentSlug document, std::vector<workflows::Decision> decisions) {
    std::set<VersionNumber> versions;
    for (const auto& decision : decisions) {
        if (!decision.sections.empty()) versions.insert(decision.text.version);
    }
    SectionNames names;
    for (const VersionNumber version : versions) {
        const auto found = co_await read_structure(app, caller, document, version);
        if (!found && found.error().code != Errc::not_found &&
            found.error().code != Errc::body_too_large)
            co_return fail(found.error());
        if (!found) continue;
        for (const repo::Section& section : found->structure->sections) {
            names.emplace(std::pair{version, SectionSlug{section.id}},
                          section_name(*found->structure, section));
        }
    }
    co_return names;
}

}  // namespace saksgang::app
