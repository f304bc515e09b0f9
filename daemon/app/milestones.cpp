// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/milestones.hpp"

#include "daemon/app/run_rule.hpp"

namespace saksgang::app {

using auth::Action;

asio::awaitable<Result<Receipt>> move_milestone(App& app, Caller caller, DocumentSlug document,
                                                workflows::MoveMilestone command) {
    return run_rule(app, std::move(caller), Action::move_milestone, std::move(document),
                    rule_of(std::move(command)));
}

asio::awaitable<Result<Receipt>> hold_milestone(App& app, Caller caller, DocumentSlug document,
                                                workflows::HoldMilestone command) {
    const auto held_on = command.held_on;
    return run_rule(app, std::move(caller), Action::move_milestone, std::move(document),
                    rule_of(std::move(command)), held_on);
}

asio::awaitable<Result<Receipt>> cancel_milestone(App& app, Caller caller, DocumentSlug document,
                                                  workflows::CancelMilestone command) {
    return run_rule(app, std::move(caller), Action::move_milestone, std::move(document),
                    rule_of(std::move(command)));
}

}  // namespace saksgang::app
