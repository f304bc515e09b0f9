// SPDX-License-Identifier: EUPL-1.2
// What a body decided about one exact version; withdrawing and correcting it.
#pragma once

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/receipt.hpp"
#include "workflows/commands.hpp"

namespace saksgang::app {

// As it is asked for: the version by its number, sections by their ids. RecordDecision's own are
// filled in here, the version from the same transaction.
struct WantedDecision {
    DocumentSlug document;
    VersionNumber version = {};
    workflows::RecordDecision decision = {};
    std::vector<SectionSlug> sections = {};  // none: about the whole text
};

// Errc::not_found, Errc::version_not_released, Errc::quorum_not_met, Errc::majority_not_met …
asio::awaitable<Result<Receipt>> record_decision(App& app, Caller caller, WantedDecision wanted);

asio::awaitable<Result<Receipt>> withdraw_decision(App& app, Caller caller, DocumentSlug document,
                                                   workflows::WithdrawDecision command);

asio::awaitable<Result<Receipt>> correct_decision(App& app, Caller caller, DecisionNumber decision,
                                                  std::string reason, WantedDecision wanted);

}  // namespace saksgang::app
