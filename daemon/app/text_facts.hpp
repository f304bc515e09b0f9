// SPDX-License-Identifier: EUPL-1.2
// What the rules ask about a text that is about to be saved, or passed on, answered from the bytes.
// The rules know hashes alone (workflows/text_facts.hpp).
#pragma once

#include <memory>
#include <string>

#include "daemon/app/app.hpp"
#include "daemon/app/caller.hpp"
#include "daemon/app/progress.hpp"
#include "workflows/text_facts.hpp"

namespace saksgang::app {

// How much `text` differs from what each decision that stands is about; of sections, from today's
// text too. Main loop; compares on the CPU pool. A decision recorded meanwhile is not among them:
// then the rule says Errc::facts_needed.
asio::awaitable<Result<workflows::TextFacts>> facts_about(App& app, Caller caller,
                                                          DocumentSlug document,
                                                          std::shared_ptr<const std::string> text,
                                                          Sha256 text_sha256);

// What the check finds in today's text that stops it, where a guard of the definition asks. Main
// loop. A text that is saved meanwhile is not among them: Errc::facts_needed likewise.
asio::awaitable<Result<workflows::TextFacts>> facts_of_check(App& app, DocumentSlug document,
                                                             DefinitionPointer definition);

}  // namespace saksgang::app
