// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/register_response.hpp"

#include "daemon/app/run_rule.hpp"
#include "daemon/store/aggregates.hpp"

namespace saksgang::app {
namespace {

using workflows::Events;
using workflows::Situation;

Result<workflows::RegisterResponse> with_version(store::Unit& unit, const WantedResponse& wanted) {
    TRY(auto version, store::get_version(unit.db(), wanted.document, wanted.version));
    auto response = wanted.response;
    response.version = std::move(version);
    return response;
}

// Who may register for anybody does so; anybody else answers for a body of their own.
auth::Action action_of(const Caller& caller) {
    const auto for_anybody = auth::acting_role(caller.roles, auth::Action::register_response);
    return for_anybody ? auth::Action::register_response : auth::Action::answer_for_own_body;
}

// A seat's holder or deputy answers for that body; in a hearing circle, for that seat alone.
Result<void> check_own_body(const Situation& situation,
                            const workflows::RegisterResponse& response) {
    const auto* body = situation.council.find_body(response.body);
    const auto& me = situation.actor.pseudonym;
    if (body != nullptr) {
        for (const auto& seat : body->seats) {
            if (response.seat && *response.seat != seat.slug) continue;
            if (seat.holder == me || seat.deputy == me) return {};
        }
    }
    return fail(Errc::forbidden, "you answer only for a body in which you hold a seat", "body");
}

}  // namespace

asio::awaitable<Result<Receipt>> register_response(App& app, Caller caller, WantedResponse wanted) {
    const auto action = action_of(caller);
    auto rule = [wanted, action](const Situation& situation, store::Unit& unit) -> Result<Events> {
        TRY(const auto response, with_version(unit, wanted));
        if (action == auth::Action::answer_for_own_body) TRY(check_own_body(situation, response));
        return workflows::decide(situation, response);
    };
    return run_rule(app, std::move(caller), action, wanted.document, std::move(rule),
                    wanted.response.received_on);
}

asio::awaitable<Result<Receipt>> withdraw_response(App& app, Caller caller, DocumentSlug document,
                                                   workflows::WithdrawResponse command) {
    return run_rule(app, std::move(caller), auth::Action::register_response, std::move(document),
                    rule_of(std::move(command)));
}

asio::awaitable<Result<Receipt>> correct_response(App& app, Caller caller, ResponseNumber response,
                                                  std::string reason, WantedResponse wanted) {
    auto rule = [wanted, response, reason = std::move(reason)](
                    const Situation& situation, store::Unit& unit) -> Result<Events> {
        TRY(auto corrected, with_version(unit, wanted));
        const workflows::CorrectResponse command{
            .response = response, .reason = reason, .corrected = std::move(corrected)};
        return workflows::decide(situation, command);
    };
    return run_rule(app, std::move(caller), auth::Action::register_response, wanted.document,
                    std::move(rule), wanted.response.received_on);
}

}  // namespace saksgang::app
