// SPDX-License-Identifier: EUPL-1.2
// Creating a document, saving a working version of its text, releasing one.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/commands.hpp"

namespace saksgang::app {

struct NewDocument {
    workflows::CreateDocument document;
    std::optional<std::string> text;  // its first version, where there is one already
    std::string message;
};
// Errc::already_exists, Errc::invalid_input, Errc::not_found (workflow).
asio::awaitable<Result<Receipt>> create_document(App& app, Caller caller, NewDocument wanted);

struct NewText {
    DocumentSlug document;
    std::string text;  // Markdown, UTF-8, at most limits::text_bytes_max
    std::string message;
    std::optional<Oid> expected_blob;  // If-Match; absent: there was no text yet
};
// Errc::version_conflict naming who saved and when; Errc::text_locked, Errc::text_unchanged.
asio::awaitable<Result<Receipt>> save_text(App& app, Caller caller, NewText wanted);

struct NewRelease {
    DocumentSlug document;
    VersionNumber version = {};
    std::string name = {};
    workflows::Visibility visibility = workflows::Visibility::open;
    std::string statute = {};
};
asio::awaitable<Result<Receipt>> release_version(App& app, Caller caller, NewRelease wanted);

}  // namespace saksgang::app
