// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/vitals.hpp"

#include <algorithm>

#include "daemon/runtime/log.hpp"
#include "daemon/store/reading_journal.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {

std::vector<QueueDepth> queue_depths(const App& app) {
    return {
        {"writer", app.writer.waiting(), limits::writer_queue_max},
        {"reader", app.readers.waiting(), limits::readers * limits::reader_queue_max},
        {"git-writer", app.git_writer.waiting(), limits::git_writer_queue_max},
        {"git-reader", app.texts.waiting(), limits::reader_queue_max},
        {"cpu", app.cpu.waiting(), limits::cpu_queue_max},
    };
}

asio::awaitable<Result<StoredVitals>> read_stored_vitals(App& app) {
    return app.readers.run<StoredVitals>([](store::Connection& db) -> Result<StoredVitals> {
        return StoredVitals{.backlog = store::backlog(db),
                            .journal_entries = store::last_seq(db).value + 1};
    });
}

void QueueWatch::look(const std::vector<QueueDepth>& depths) {
    for (const QueueDepth& depth : depths) {
        const auto known = std::ranges::find(warned_of_, depth.name);
        if (known == warned_of_.end() && depth.waiting * 2 >= depth.most) {
            runtime::channel("daemon")->warn("event=queue_fills queue={} waiting={} most={}",
                                             depth.name, depth.waiting, depth.most);
            warned_of_.push_back(depth.name);
        } else if (known != warned_of_.end() && depth.waiting * 4 < depth.most) {
            warned_of_.erase(known);
        }
    }
}

}  // namespace saksgang::app
