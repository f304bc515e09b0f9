// SPDX-License-Identifier: EUPL-1.2
// A command of a document's process, from its caller to its receipt: the pinned definition is
// found, and the rule asked in the writer. What most use cases consist of.
#pragma once

#include "daemon/app/pinned_definition.hpp"

namespace saksgang::app {

// Errc::not_found naming the document; Errc::forbidden; and the rule's own refusals.
// `effective_on`: registered afterwards; else now.
asio::awaitable<Result<Receipt>> run_rule(App& app, Caller caller, auth::Action action,
                                          DocumentSlug document, Rule rule,
                                          std::optional<LocalDate> effective_on = {});

// The rule of a command that can be judged as it is.
template <class Command>
Rule rule_of(Command command) {
    return [command = std::move(command)](const workflows::Situation& situation, store::Unit&) {
        return workflows::decide(situation, command);
    };
}

}  // namespace saksgang::app
