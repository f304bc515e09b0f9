// SPDX-License-Identifier: EUPL-1.2
// A version's structure and its text as a page. Section ids are carried from public version to
// public version, and from the last of those to the version that is asked for: what nobody outside
// has seen leaves no trace in them.
#pragma once

#include "daemon/app/progress.hpp"
#include "daemon/app/read_versions.hpp"
#include "repo/text/check.hpp"
#include "repo/text/goals.hpp"
#include "repo/text/structure.hpp"

namespace saksgang::app {

struct VersionStructure {
    workflows::Version version;
    std::shared_ptr<const repo::Structure> structure;
};

// `number` absent: the newest the caller may read. Errc::not_found, also when it may not be read;
// Errc::body_too_large when the text is beyond what a structure is made of.
asio::awaitable<Result<VersionStructure>> read_structure(App& app, Caller caller,
                                                         DocumentSlug document,
                                                         std::optional<VersionNumber> number);

struct VersionPageText {
    workflows::Version version;
    std::shared_ptr<const repo::Structure> structure;  // null with `html`
    std::shared_ptr<const std::string> html;  // null: too large to show; the text itself is there
};
// The paragraphs' numbers lead to "/documents/{slug}/versions/{n}/paragraphs/{number}".
asio::awaitable<Result<VersionPageText>> read_page_text(App& app, Caller caller,
                                                        DocumentSlug document,
                                                        std::optional<VersionNumber> number);

struct VersionGoals {
    workflows::Version version;
    std::shared_ptr<const repo::GoalHierarchy> goals;
};
// As read_structure; the hierarchy of a text without levels is empty.
asio::awaitable<Result<VersionGoals>> read_goals(App& app, Caller caller, DocumentSlug document,
                                                 std::optional<VersionNumber> number);

struct VersionFindings {
    workflows::Version version;
    std::shared_ptr<const repo::Structure> structure;
    std::shared_ptr<const Findings> findings;
    DefinitionPointer definition;  // says what was looked for, and what of it stops the text
};
// What the check of a text finds, for those who write it. Errc::forbidden, Errc::unauthenticated.
asio::awaitable<Result<VersionFindings>> read_findings(App& app, Caller caller,
                                                       DocumentSlug document,
                                                       std::optional<VersionNumber> number);

}  // namespace saksgang::app
