// SPDX-License-Identifier: EUPL-1.2
// Versions, their text, and what changed between two of them.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "repo/text/text_changes.hpp"

namespace saksgang::app {

struct VersionPage {
    std::vector<workflows::Version> versions;  // newest first
};
// `before`: only older ones. At most limits::page_max.
asio::awaitable<Result<VersionPage>> list_versions(App& app, Caller caller, DocumentSlug document,
                                                   std::optional<VersionNumber> before,
                                                   std::size_t limit);

struct VersionText {
    workflows::Version version;
    std::shared_ptr<const std::string> text;
};
// `number` absent: the newest the caller may read. Errc::not_found, also when it may not be read.
asio::awaitable<Result<workflows::Version>> read_version(App& app, Caller caller,
                                                         DocumentSlug document,
                                                         std::optional<VersionNumber> number);
asio::awaitable<Result<VersionText>> read_version_text(App& app, Caller caller,
                                                       DocumentSlug document,
                                                       std::optional<VersionNumber> number);

struct NamedSection {
    SectionSlug id;
    std::string name;  // as the decided text calls it
};

// One end of a comparison: "3", "decision:2" (the text it was about), "milestone:styret" (the
// newest text released by the end of that day), "" (today's).
struct ChangesView {
    workflows::Version from;
    workflows::Version to;
    std::shared_ptr<const repo::TextChanges> changes;
    // Where `from` is a decision about some sections, the changes are those in them alone.
    std::vector<NamedSection> sections = {};
};
asio::awaitable<Result<ChangesView>> read_changes(App& app, Caller caller, DocumentSlug document,
                                                  std::string from, std::string to);

}  // namespace saksgang::app
