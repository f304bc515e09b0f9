// SPDX-License-Identifier: EUPL-1.2
// Creating a document, saving a working version of its text, going back to one, releasing one.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/commands.hpp"
#include "workflows/core/words.hpp"

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
    bool merge = false;       // where another was saved meanwhile, join both: join_text.hpp
    bool ends_draft = false;  // it is what the caller's draft became
};
// What no text of a document may be. Errc::invalid_input, Errc::body_too_large, Errc::invalid_utf8.
Result<void> check_new_text(const NewText& wanted);

// Errc::version_conflict naming who saved and when, or every place that both changed;
// Errc::text_locked, Errc::text_unchanged.
asio::awaitable<Result<Receipt>> save_text(App& app, Caller caller, NewText wanted);

struct Restoration {
    DocumentSlug document;
    VersionNumber version;     // whose text is to be today's again
    std::string message = {};  // empty: a sentence that says so, in the document's language
    std::optional<Oid> expected_blob = {};
    bool ends_draft = false;
};
// A new version with the text of an earlier one. As save_text; Errc::not_found.
asio::awaitable<Result<Receipt>> restore_version(App& app, Caller caller, Restoration wanted);
// The sentence.
std::string restored_message(VersionNumber version, Language language);

struct NewRelease {
    DocumentSlug document;
    VersionNumber version = {};
    std::string name = {};
    workflows::Visibility visibility = workflows::Visibility::open;
    std::string statute = {};
};
asio::awaitable<Result<Receipt>> release_version(App& app, Caller caller, NewRelease wanted);

}  // namespace saksgang::app
