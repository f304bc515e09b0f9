// SPDX-License-Identifier: EUPL-1.2
// What adding, replacing or removing an attachment would come to, found out without storing
// anything: no entry, no version, no object in git.
#pragma once

#include "daemon/app/attachments.hpp"

namespace saksgang::app {

struct AttachmentTrial {
    // The file that would come, or go; nothing where it is no attachment at all.
    std::optional<workflows::NamedAttachment> file;
    NamedAttachments after;  // of the version there would be; today's where there would be none
    bool replaces = false;   // a file of the same name
    std::vector<Error> problems;  // all there are; none: it would be done
};

// Errc::forbidden; Errc::not_found: no such document; Errc::version_conflict: it has no text yet.
asio::awaitable<Result<AttachmentTrial>> try_put_attachment(App& app, Caller caller,
                                                            NewAttachment wanted);
// Errc::not_found also where there is no attachment of that name.
asio::awaitable<Result<AttachmentTrial>> try_remove_attachment(App& app, Caller caller,
                                                               AttachmentRemoval wanted);

}  // namespace saksgang::app
