// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/attachment_change.hpp"

#include "daemon/store/aggregates.hpp"

namespace saksgang::app {

std::optional<AttachmentChange> attachment_change(store::Connection& db,
                                                  const std::optional<DocumentSlug>& document,
                                                  const workflows::Event& event) {
    const auto* saved = std::get_if<workflows::VersionSaved>(&event);
    if (saved == nullptr || !document) return std::nullopt;
    const VersionNumber earlier{saved->text.version.value - 1};
    const auto before = store::find_version(db, *document, earlier);
    if (!before || before->text.text_sha256 != saved->text.text_sha256) return std::nullopt;
    const auto files = saved->attachments.value_or(workflows::Attachments{});
    if (files == before->attachments) return std::nullopt;
    if (files.size() > before->attachments.size()) return AttachmentChange::added;
    if (files.size() < before->attachments.size()) return AttachmentChange::removed;
    return AttachmentChange::replaced;
}

}  // namespace saksgang::app
