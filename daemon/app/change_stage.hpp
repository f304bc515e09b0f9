// SPDX-License-Identifier: EUPL-1.2
// Moving a process on, or asking whether it could be: the same rule answers both.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/commands.hpp"

namespace saksgang::app {

// Errc::transition_unknown; Errc::transition_refused with every unmet guard as a reason;
// Errc::facts_needed where the text is changed faster than it can be checked.
asio::awaitable<Result<Receipt>> change_stage(App& app, Caller caller, DocumentSlug document,
                                              workflows::ChangeStage command);

// What change_stage would say; changes nothing. Open when there are no reasons.
asio::awaitable<Result<std::vector<Reason>>> try_change_stage(App& app, Caller caller,
                                                              DocumentSlug document,
                                                              workflows::ChangeStage command);

}  // namespace saksgang::app
