// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/change_stage.hpp"

#include "daemon/app/local_time.hpp"
#include "daemon/app/pinned_definition.hpp"
#include "daemon/app/text_facts.hpp"
#include "daemon/store/aggregates.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {

namespace {

using workflows::Situation;

// The situation, with what is known of today's text.
Situation informed(const Situation& situation, const workflows::TextFacts& facts) {
    return {.council = situation.council,
            .definition = situation.definition,
            .process = situation.process,
            .actor = situation.actor,
            .now = situation.now,
            .facts = facts};
}

// Asks again, a bounded number of times, where a text saved meanwhile was not among the facts.
template <class T, class Ask>
asio::awaitable<Result<T>> with_facts(App& app, DocumentSlug document, DefinitionPointer definition,
                                      Ask ask) {
    for (std::size_t tries = 0;; ++tries) {
        CO_TRY(auto facts, co_await facts_of_check(app, document, definition));
        auto answer = co_await ask(std::move(facts));
        const bool again = !answer && answer.error().code == Errc::facts_needed;
        if (!again || tries == limits::resubmissions_max) co_return answer;
    }
}

}  // namespace

asio::awaitable<Result<Receipt>> change_stage(App& app, Caller caller, DocumentSlug document,
                                              workflows::ChangeStage command) {
    CO_TRY(auth::acting_role(caller.roles, auth::Action::change_stage));
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    const auto ask = [&](workflows::TextFacts facts) {
        const auto effective_on = command.effective_on;
        return run_step(
            app, caller, auth::Action::change_stage,
            {.document = document,
             .definition = definition,
             .rule =
                 [command, facts = std::move(facts)](const Situation& situation, store::Unit&) {
                     return workflows::decide(informed(situation, facts), command);
                 },
             .effective_on = effective_on});
    };
    co_return co_await with_facts<Receipt>(app, document, definition, ask);
}

asio::awaitable<Result<std::vector<Reason>>> try_change_stage(App& app, Caller caller,
                                                              DocumentSlug document,
                                                              workflows::ChangeStage command) {
    using Reasons = std::vector<Reason>;
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::change_stage));
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    const Actor actor{.role = role, .pseudonym = caller.pseudonym};
    const auto ask = [&](workflows::TextFacts facts) {
        return app.readers.run<Reasons>(
            [=, now = app.clock.now()](store::Connection& db) -> Result<Reasons> {
                const auto council = store::load_council(db);
                const auto process = store::load_process(db, document);
                const Situation situation{.council = council,
                                          .definition = *definition,
                                          .process = process,
                                          .actor = actor,
                                          .now = moment(now, council.time_zone),
                                          .facts = facts};
                const auto events = workflows::decide(situation, command);
                if (events) return Reasons{};
                if (events.error().code != Errc::transition_refused) return fail(events.error());
                return events.error().reasons;
            });
    };
    co_return co_await with_facts<Reasons>(app, document, definition, ask);
}

}  // namespace saksgang::app
