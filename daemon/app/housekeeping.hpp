// SPDX-License-Identifier: EUPL-1.2
// What a long-running daemon tidies: settled notices, remembered answers and drafts
// that are too old. Facts and derived tables are never touched. Main loop; small writer jobs.
#pragma once

#include "daemon/app/app.hpp"

namespace saksgang::app {

// One round: everything that is too old now. Errc::busy when the writer is: the next round will do.
asio::awaitable<Result<void>> tidy_once(App& app);

// A round at start-up and one each limits::housekeeping_interval, until the loop ends.
asio::awaitable<void> keep_tidy(App& app);

}  // namespace saksgang::app
