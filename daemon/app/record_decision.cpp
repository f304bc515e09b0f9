// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/record_decision.hpp"

#include <functional>

#include "daemon/app/read_versions.hpp"
#include "daemon/app/run_rule.hpp"
#include "daemon/app/section_facts.hpp"
#include "daemon/store/aggregates.hpp"
#include "workflows/core/limits.hpp"

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

// How the sections differ in today's text, which may be a later one.
asio::awaitable<Result<workflows::TextFacts>> facts_today(App& app, Caller caller,
                                                          const WantedDecision& wanted) {
    CO_TRY(const auto today,
           co_await read_version(app, caller, wanted.document, std::optional<VersionNumber>{}));
    if (today.text.version == wanted.version) co_return workflows::TextFacts{};
    co_return co_await section_facts_to_version(
        app, caller, wanted.document, {{wanted.version, wanted.sections}}, today.text.version);
}

// Where sections are named, they are looked up and compared before the rule is asked; a text that
// was saved meanwhile needs another comparison.
asio::awaitable<Result<Receipt>> record(App& app, Caller caller, WantedDecision wanted,
                                        std::function<Rule(const WantedDecision&)> rule_for) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::record_decision));
    CO_TRY(wanted.decision.sections,
           co_await find_sections(app, caller, wanted.document, wanted.version, wanted.sections));
    for (std::size_t tries = 0;; ++tries) {
        if (!wanted.sections.empty()) {
            CO_TRY(wanted.decision.facts, co_await facts_today(app, caller, wanted));
        }
        auto receipt =
            co_await run_rule(app, caller, auth::Action::record_decision, wanted.document,
                              rule_for(wanted), wanted.decision.decided_on);
        const bool again = !receipt && receipt.error().code == Errc::facts_needed;
        if (!again || tries == limits::resubmissions_max) co_return receipt;
    }
}

}  // namespace

asio::awaitable<Result<Receipt>> record_decision(App& app, Caller caller, WantedDecision wanted) {
    return record(app, std::move(caller), std::move(wanted), [](const WantedDecision& known) {
        return [known](const Situation& situation, store::Unit& unit) -> Result<Events> {
            TRY(const auto decision, with_version(unit, known));
            return workflows::decide(situation, decision);
        };
    });
}

asio::awaitable<Result<Receipt>> withdraw_decision(App& app, Caller caller, DocumentSlug document,
                                                   workflows::WithdrawDecision command) {
    return run_rule(app, std::move(caller), auth::Action::record_decision, std::move(document),
                    rule_of(std::move(command)));
}

asio::awaitable<Result<Receipt>> correct_decision(App& app, Caller caller, DecisionNumber decision,
                                                  std::string reason, WantedDecision wanted) {
    return record(
        app, std::move(caller), std::move(wanted),
        [decision, reason = std::move(reason)](const WantedDecision& known) {
            return [known, decision, reason](const Situation& situation,
                                             store::Unit& unit) -> Result<Events> {
                TRY(auto corrected, with_version(unit, known));
                const workflows::CorrectDecision command{
                    .decision = decision, .reason = reason, .corrected = std::move(corrected)};
                return workflows::decide(situation, command);
            };
        });
}

}  // namespace saksgang::app
