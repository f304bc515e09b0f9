// SPDX-License-Identifier: EUPL-1.2
// The first thing after opening a data folder: what a crash left between COMMIT and the refs is
// rolled forward, and git is held against what the journal says it must show (ADR-0004).
#pragma once

#include <filesystem>

#include "daemon/app/app.hpp"

namespace saksgang::app {

// Nothing else runs yet. Errc::tampered where a ref stands somewhere history does not know, or one
// that was moved is gone. Doing it again is nothing.
asio::awaitable<Result<void>> recover(App& app, std::filesystem::path repository);

}  // namespace saksgang::app
