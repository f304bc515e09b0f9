// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/run_rule.hpp"

namespace saksgang::app {

asio::awaitable<Result<Receipt>> run_rule(App& app, Caller caller, auth::Action action,
                                          DocumentSlug document, Rule rule,
                                          std::optional<LocalDate> effective_on) {
    CO_TRY(auto definition, co_await pinned_definition(app, document));
    Step step{.document = std::move(document),
              .definition = std::move(definition),
              .rule = std::move(rule),
              .effective_on = effective_on};
    co_return co_await run_step(app, std::move(caller), action, std::move(step));
}

}  // namespace saksgang::app
