// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/record_decision.hpp"

#include "daemon/app/run_rule.hpp"
#include "daemon/store/aggregates.hpp"

namespace saksgang::app {
namespace {

using workflows::Events;
using workflows::Situation;

Result<workflows::RecordDecision> with_version(store::Unit& unit, const WantedDecision& wanted) {
    TRY(auto version, store::get_version(unit.db(), wanted.document, wanted.version));
    auto decision = wanted.decision;
    decision.version = std::move(version);
    return decision;
}

}  // namespace

asio::awaitable<Result<Receipt>> record_decision(App& app, Caller caller, WantedDecision wanted) {
    auto rule = [wanted](const Situation& situation, store::Unit& unit) -> Result<Events> {
        TRY(const auto decision, with_version(unit, wanted));
        return workflows::decide(situation, decision);
    };
    return run_rule(app, std::move(caller), auth::Action::record_decision, wanted.document,
                    std::move(rule), wanted.decision.decided_on);
}

asio::awaitable<Result<Receipt>> withdraw_decision(App& app, Caller caller, DocumentSlug document,
                                                   workflows::WithdrawDecision command) {
    return run_rule(app, std::move(caller), auth::Action::record_decision, std::move(document),
                    rule_of(std::move(command)));
}

asio::awaitable<Result<Receipt>> correct_decision(App& app, Caller caller, DecisionNumber decision,
                                                  std::string reason, WantedDecision wanted) {
    auto rule = [wanted, decision, reason = std::move(reason)](
                    const Situation& situation, store::Unit& unit) -> Result<Events> {
        TRY(auto corrected, with_version(unit, wanted));
        const workflows::CorrectDecision command{
            .decision = decision, .reason = reason, .corrected = std::move(corrected)};
        return workflows::decide(situation, command);
    };
    return run_rule(app, std::move(caller), auth::Action::record_decision, wanted.document,
                    std::move(rule), wanted.decision.decided_on);
}

}  // namespace saksgang::app
