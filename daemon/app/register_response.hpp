// SPDX-License-Identifier: EUPL-1.2
// What a body or a municipality answered; withdrawing and correcting it.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/commands.hpp"

namespace saksgang::app {

// As it is asked for: the version by its number. RegisterResponse's `version` is filled in here,
// from the same transaction.
struct WantedResponse {
    DocumentSlug document;
    VersionNumber version = {};
    workflows::RegisterResponse response = {};
};

// By the secretariat for anybody; by the holder of a seat for that body (Errc::forbidden else).
// Errc::not_found, Errc::version_not_released, Errc::body_not_entitled, Errc::already_exists …
asio::awaitable<Result<Receipt>> register_response(App& app, Caller caller, WantedResponse wanted);

asio::awaitable<Result<Receipt>> withdraw_response(App& app, Caller caller, DocumentSlug document,
                                                   workflows::WithdrawResponse command);

asio::awaitable<Result<Receipt>> correct_response(App& app, Caller caller, ResponseNumber response,
                                                  std::string reason, WantedResponse wanted);

}  // namespace saksgang::app
