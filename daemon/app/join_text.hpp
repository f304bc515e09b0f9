// SPDX-License-Identifier: EUPL-1.2
// A text that was begun on before somebody else saved: what each did since, and both joined. A
// reading; saving the joined text is save_text's. Main loop; compares on the CPU pool.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "repo/text/merge.hpp"

namespace saksgang::app {

struct Begun {
    DocumentSlug document;
    std::optional<Oid> base;  // the text it began with; nothing: there was none yet
    std::shared_ptr<const std::string> text;
    std::optional<Oid> newest = {};  // join with this text of the document; nothing: today's
};

struct JoinedText {
    std::optional<workflows::Version> base;
    workflows::Version newest;
    std::shared_ptr<const repo::TextChanges> theirs;  // from the base to the newest
    repo::Merge merge;
};

// Errc::version_conflict where a named text is none of this document's, or there is none at all;
// Errc::forbidden, Errc::unauthenticated, Errc::body_too_large.
asio::awaitable<Result<JoinedText>> join_text(App& app, Caller caller, Begun begun);

// Why a joined text cannot be saved unseen: every place where somebody must choose.
// Errc::version_conflict.
Error conflict_in(const JoinedText& joined);

}  // namespace saksgang::app
