// SPDX-License-Identifier: EUPL-1.2
// What one change makes of a version's attachments, and what it is refused for. Pure.
#pragma once

#include <memory>

#include "daemon/app/attachments.hpp"
#include "workflows/core/words.hpp"

namespace saksgang::app {

struct AttachmentPlan {
    std::string name;                          // of the file that comes or goes
    std::shared_ptr<const std::string> bytes;  // null: it goes
    NamedAttachments after;                    // by name
    std::size_t place = 0;                     // of the one that comes; its blob is not known yet
    std::string message;
};

struct AddedFile {
    std::string name;
    workflows::Attachment file;  // without its blob
    std::shared_ptr<const std::string> bytes;
    std::optional<Sha256> expected;
    std::string message;  // empty: a sentence that says so
};
// Errc::version_conflict: there is one of that name, or none, or another than the expected one.
// Errc::text_unchanged: it is this very file. Errc::invalid_input: names that differ in case alone.
Result<AttachmentPlan> plan_added(const NamedAttachments& present, const AddedFile& added,
                                  Language language);

struct RemovedFile {
    std::string name;
    std::optional<Sha256> expected;
    std::string message;
};
// Errc::not_found; Errc::version_conflict: it is another than the expected one.
Result<AttachmentPlan> plan_removed(const NamedAttachments& present, const RemovedFile& removed,
                                    Language language);

}  // namespace saksgang::app
