// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/housekeeping.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "daemon/runtime/log.hpp"
#include "daemon/store/deliveries.hpp"
#include "daemon/store/drafts.hpp"
#include "daemon/store/idempotency.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

// How many deliveries went; a round goes on until one takes fewer than it may.
asio::awaitable<Result<int>> forget_deliveries(App& app) {
    return app.writer.run<int>([](store::Unit& unit) -> Result<int> {
        return store::forget_deliveries_before(unit.db(),
                                               unit.now() - limits::delivery_history_kept);
    });
}

}  // namespace

asio::awaitable<Result<void>> tidy_once(App& app) {
    int forgotten = limits::delivery_history_pruned_max;
    while (forgotten == limits::delivery_history_pruned_max) {
        CO_TRY(forgotten, co_await forget_deliveries(app));
    }
    co_return co_await app.writer.run<void>([](store::Unit& unit) -> Result<void> {
        store::forget_answers_before(unit.db(), unit.now() - limits::idempotency_kept);
        store::forget_drafts_before(unit.db(), unit.now() - limits::draft_kept);
        return {};
    });
}

asio::awaitable<void> keep_tidy(App& app) {
    asio::steady_timer timer{app.io};
    while (true) {
        const auto tidied = co_await tidy_once(app);
        if (!tidied) {
            runtime::channel("housekeeping")
                ->warn("event=postponed why={}", runtime::log_value(tidied.error().message));
        }
        timer.expires_after(limits::housekeeping_interval);
        co_await timer.async_wait(asio::use_awaitable);
    }
}

}  // namespace saksgang::app
