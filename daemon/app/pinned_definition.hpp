// SPDX-License-Identifier: EUPL-1.2
// The workflow definition a document's process is pinned to. Main loop.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/progress.hpp"

namespace saksgang::app {

// Errc::not_found naming the document.
asio::awaitable<Result<DefinitionPointer>> pinned_definition(App& app, DocumentSlug document);

}  // namespace saksgang::app
