// SPDX-License-Identifier: EUPL-1.2
#include "daemon/store/sqlite_outbox.hpp"

#include <utility>

#include "daemon/store/outbox.hpp"

namespace saksgang::store {

asio::awaitable<Result<std::vector<webhooks::Delivery>>> SqliteOutbox::claim(Instant now,
                                                                             std::size_t max) {
    using Claimed = std::vector<webhooks::Delivery>;
    const bool is_first = !has_claimed_;
    auto claimed = co_await writer_.run<Claimed>(
        [&sealer = sealer_, &read = read_, now, max, is_first](Unit& unit) -> Result<Claimed> {
            if (is_first) end_leases(unit.db(), Instant::max());
            catch_up(unit.db(), read, now);
            return store::claim(unit.db(), sealer, now, max);
        });
    has_claimed_ = has_claimed_ || claimed.has_value();
    co_return claimed;
}

asio::awaitable<Result<void>> SqliteOutbox::settle(webhooks::Delivery delivery,
                                                   webhooks::Attempt attempt,
                                                   webhooks::Outcome outcome) {
    return writer_.run<void>([delivery = std::move(delivery), attempt = std::move(attempt),
                              outcome](Unit& unit) -> Result<void> {
        store::settle(unit.db(), delivery, attempt, outcome, unit.now());
        return {};
    });
}

asio::awaitable<Result<std::optional<Instant>>> SqliteOutbox::next_due() {
    using Due = std::optional<Instant>;
    return readers_.run<Due>([](Connection& db) -> Result<Due> { return store::next_due(db); });
}

}  // namespace saksgang::store
