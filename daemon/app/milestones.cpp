// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/milestones.hpp"

#include "daemon/app/pinned_definition.hpp"

namespace saksgang::app {
namespace {

template <class Command>
asio::awaitable<Result<Receipt>> run(App& app, Caller caller, DocumentSlug document,
                                     Command command, std::optional<LocalDate> effective_on) {
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    Step step{.document = document,
              .definition = std::move(definition),
              .rule = [command](const workflows::Situation& situation,
                                store::Unit&) { return workflows::decide(situation, command); },
              .effective_on = effective_on};
    co_return co_await run_step(app, std::move(caller), auth::Action::move_milestone,
                                std::move(step));
}

}  // namespace

asio::awaitable<Result<Receipt>> move_milestone(App& app, Caller caller, DocumentSlug document,
                                                workflows::MoveMilestone command) {
    return run(app, std::move(caller), std::move(document), std::move(command), std::nullopt);
}

asio::awaitable<Result<Receipt>> hold_milestone(App& app, Caller caller, DocumentSlug document,
                                                workflows::HoldMilestone command) {
    const auto held_on = command.held_on;
    return run(app, std::move(caller), std::move(document), std::move(command), held_on);
}

asio::awaitable<Result<Receipt>> cancel_milestone(App& app, Caller caller, DocumentSlug document,
                                                  workflows::CancelMilestone command) {
    return run(app, std::move(caller), std::move(document), std::move(command), std::nullopt);
}

}  // namespace saksgang::app
