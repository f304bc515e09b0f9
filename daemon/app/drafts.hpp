// SPDX-License-Identifier: EUPL-1.2
// A text begun on is kept for whoever writes it, until it is saved or thrown away. Nobody else sees
// it, and the journal knows nothing of it. Main loop.
#pragma once

#include "daemon/app/save_text.hpp"
#include "daemon/store/drafts.hpp"

namespace saksgang::app {

// The caller's own; nothing where there is none. Errc::forbidden, Errc::unauthenticated.
asio::awaitable<Result<std::optional<store::Draft>>> read_draft(App& app, Caller caller,
                                                                DocumentSlug document);

// In the place of the one there was. Errc::not_found without the document; what a text may not be,
// as saving says it; Errc::invalid_input with too many drafts.
asio::awaitable<Result<void>> keep_draft(App& app, Caller caller, NewText wanted);

asio::awaitable<Result<void>> throw_draft_away(App& app, Caller caller, DocumentSlug document);

}  // namespace saksgang::app
