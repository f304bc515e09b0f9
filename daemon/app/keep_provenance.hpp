// SPDX-License-Identifier: EUPL-1.2
// Makes the rows that say which version brought which words, from the texts in git: one version
// after another, each from the one before it. Works outside the writer's transactions; only the
// finished rows go through it. Main loop; texts are compared on the CPU pool.
#pragma once

#include "daemon/app/app.hpp"

namespace saksgang::app {

// Every row of the chain up to `until`. Errc::busy when `most` versions did not get there: what was
// done is kept, and the next call goes on from it.
asio::awaitable<Result<void>> catch_up(App& app, store::Chain chain, VersionNumber until,
                                       std::size_t most);

// Everything that is missing when it begins, then what each COMMIT brings; until the loop ends.
asio::awaitable<void> keep_provenance(App& app);

// The text of one version with its provenance, made where it is missing. Errc::body_too_large for a
// text beyond what has one; Errc::busy when too much is missing: it will be there in a while.
asio::awaitable<Result<WordingPointer>> read_wording(App& app, store::Chain chain,
                                                     store::ChainLink link);

// All of it anew, for whoever holds the folder alone. Returns how many rows were made.
Result<std::int64_t> rebuild_provenance(store::Connection& db, const repo::Repository& texts);

}  // namespace saksgang::app
