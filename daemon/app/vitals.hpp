// SPDX-License-Identifier: EUPL-1.2
// How the daemon is: what waits where. For /metrics and for warnings in the log. Main loop.
#pragma once

#include <string_view>
#include <vector>

#include "daemon/app/app.hpp"
#include "daemon/store/backlog.hpp"

namespace saksgang::app {

struct QueueDepth {
    std::string_view name;  // of the threads that empty it
    std::size_t waiting = 0;
    std::size_t most = 0;  // above this, whoever comes is told to come back
};
std::vector<QueueDepth> queue_depths(const App& app);

struct StoredVitals {
    store::Backlog backlog;
    std::int64_t journal_entries = 0;
};
// Errc::busy.
asio::awaitable<Result<StoredVitals>> read_stored_vitals(App& app);

// Warns of queues that fill: once when one is half full, and again only after it was less than a
// quarter full.
class QueueWatch {
public:
    void look(const std::vector<QueueDepth>& depths);

private:
    std::vector<std::string_view> warned_of_;
};

}  // namespace saksgang::app
