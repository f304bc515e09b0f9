// SPDX-License-Identifier: EUPL-1.2
// The files that stand beside a document's text: reading them, and the versions that adding,
// replacing and removing one makes. The text stays as it is; whoever saves a text keeps the files.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/commands.hpp"

namespace saksgang::app {

// Of a version's tree: where its files stand.
inline constexpr std::string_view attachments_folder = "attachments/";

using NamedAttachments = std::vector<workflows::NamedAttachment>;

// Of a version whose reading has been allowed, by name. Errc::tampered when its tree does not hold
// what its entry lists.
asio::awaitable<Result<NamedAttachments>> named_attachments(App& app, workflows::Version version);

struct VersionAttachments {
    workflows::Version version;
    NamedAttachments attachments;
};
// `number` absent: the newest the caller may read. Errc::not_found, also when it may not be read.
asio::awaitable<Result<VersionAttachments>> read_attachments(App& app, Caller caller,
                                                             DocumentSlug document,
                                                             std::optional<VersionNumber> number);

struct AttachmentBytes {
    workflows::NamedAttachment attachment;
    std::shared_ptr<const std::string> bytes;
};
// Errc::not_found.
asio::awaitable<Result<AttachmentBytes>> read_attachment(App& app, Caller caller,
                                                         DocumentSlug document,
                                                         VersionNumber number, std::string name);

struct NewAttachment {
    DocumentSlug document;
    std::string name;  // as it was sent
    std::string bytes;
    std::optional<Sha256> expected;  // the one it replaces; absent: there was none
    std::string message = {};        // empty: a sentence that says so, in the document's language
};
// A new version with the same text and this file. Errc::invalid_input, Errc::body_too_large;
// Errc::version_conflict when the file is not the expected one; as save_text.
asio::awaitable<Result<Receipt>> put_attachment(App& app, Caller caller, NewAttachment wanted);

struct AttachmentRemoval {
    DocumentSlug document;
    std::string name;
    std::optional<Sha256> expected;
    std::string message = {};
};
// A new version with the same text and without this file. Errc::not_found; as above.
asio::awaitable<Result<Receipt>> remove_attachment(App& app, Caller caller,
                                                   AttachmentRemoval wanted);

}  // namespace saksgang::app
