// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/record_decision.hpp"

#include "daemon/app/pinned_definition.hpp"
#include "daemon/store/aggregates.hpp"

namespace saksgang::app {
namespace {

using workflows::Situation;

Result<workflows::RecordDecision> with_version(store::Unit& unit, const WantedDecision& wanted) {
    TRY(auto version, store::get_version(unit.db(), wanted.document, wanted.version));
    auto decision = wanted.decision;
    decision.version = std::move(version);
    return decision;
}

}  // namespace

asio::awaitable<Result<Receipt>> record_decision(App& app, Caller caller, WantedDecision wanted) {
    CO_TRY(auto definition, co_await pinned_definition(app, wanted.document));
    Step step{.document = wanted.document,
              .definition = std::move(definition),
              .rule = [wanted](const Situation& situation,
                               store::Unit& unit) -> Result<workflows::Events> {
                  TRY(const auto decision, with_version(unit, wanted));
                  return workflows::decide(situation, decision);
              },
              .effective_on = wanted.decision.decided_on};
    co_return co_await run_step(app, std::move(caller), auth::Action::record_decision,
                                std::move(step));
}

asio::awaitable<Result<Receipt>> withdraw_decision(App& app, Caller caller, DocumentSlug document,
                                                   workflows::WithdrawDecision command) {
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    Step step{.document = document,
              .definition = std::move(definition),
              .rule = [command](const Situation& situation, store::Unit&) {
                  return workflows::decide(situation, command);
              }};
    co_return co_await run_step(app, std::move(caller), auth::Action::record_decision,
                                std::move(step));
}

asio::awaitable<Result<Receipt>> correct_decision(App& app, Caller caller, DecisionNumber decision,
                                                  std::string reason, WantedDecision wanted) {
    CO_TRY(auto definition, co_await pinned_definition(app, wanted.document));
    Step step{
        .document = wanted.document,
        .definition = std::move(definition),
        .rule = [wanted, decision, reason = std::move(reason)](
                    const Situation& situation, store::Unit& unit) -> Result<workflows::Events> {
            TRY(auto corrected, with_version(unit, wanted));
            return workflows::decide(
                situation,
                workflows::CorrectDecision{
                    .decision = decision, .reason = reason, .corrected = std::move(corrected)});
        },
        .effective_on = wanted.decision.decided_on};
    co_return co_await run_step(app, std::move(caller), auth::Action::record_decision,
                                std::move(step));
}

}  // namespace saksgang::app
