// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/change_stage.hpp"

#include "daemon/app/local_time.hpp"
#include "daemon/app/run_rule.hpp"
#include "daemon/store/aggregates.hpp"

namespace saksgang::app {

asio::awaitable<Result<Receipt>> change_stage(App& app, Caller caller, DocumentSlug document,
                                              workflows::ChangeStage command) {
    const auto effective_on = command.effective_on;
    return run_rule(app, std::move(caller), auth::Action::change_stage, std::move(document),
                    rule_of(std::move(command)), effective_on);
}

asio::awaitable<Result<std::vector<Reason>>> try_change_stage(App& app, Caller caller,
                                                              DocumentSlug document,
                                                              workflows::ChangeStage command) {
    CO_TRY(const auto role, auth::acting_role(caller.roles, auth::Action::change_stage));
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    const Actor actor{.role = role, .pseudonym = caller.pseudonym};
    co_return co_await app.readers.run<std::vector<Reason>>(
        [=, now = app.clock.now()](store::Connection& db) -> Result<std::vector<Reason>> {
            const auto council = store::load_council(db);
            const auto process = store::load_process(db, document);
            const workflows::Situation situation{.council = council,
                                                 .definition = *definition,
                                                 .process = process,
                                                 .actor = actor,
                                                 .now = moment(now, council.time_zone)};
            const auto events = workflows::decide(situation, command);
            if (events) return std::vector<Reason>{};
            if (events.error().code != Errc::transition_refused) return fail(events.error());
            return events.error().reasons;
        });
}

}  // namespace saksgang::app
