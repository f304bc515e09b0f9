// SPDX-License-Identifier: EUPL-1.2
// Dates that move: with a reason, and the old date kept in the journal.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/commands.hpp"

namespace saksgang::app {

// Each: Errc::not_found, Errc::milestone_closed, Errc::invalid_input.
asio::awaitable<Result<Receipt>> move_milestone(App& app, Caller caller, DocumentSlug document,
                                                workflows::MoveMilestone command);
asio::awaitable<Result<Receipt>> hold_milestone(App& app, Caller caller, DocumentSlug document,
                                                workflows::HoldMilestone command);
asio::awaitable<Result<Receipt>> cancel_milestone(App& app, Caller caller, DocumentSlug document,
                                                  workflows::CancelMilestone command);

}  // namespace saksgang::app
