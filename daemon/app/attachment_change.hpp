// SPDX-License-Identifier: EUPL-1.2
// What a saved version did to the files beside the text, where that is all it did: entries list the
// files a version has, never what came or went. Readers' threads.
#pragma once

#include <optional>

#include "daemon/store/connection.hpp"
#include "workflows/events.hpp"

namespace saksgang::app {

enum class AttachmentChange { added = 1, replaced, removed };

// Nothing: another kind of entry, or the text is another one too.
std::optional<AttachmentChange> attachment_change(store::Connection& db,
                                                  const std::optional<DocumentSlug>& document,
                                                  const workflows::Event& event);

}  // namespace saksgang::app
