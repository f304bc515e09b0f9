// SPDX-License-Identifier: EUPL-1.2
// webhooks::Outbox over the writer and the readers. Main loop; hops to their threads. Claims take
// many deliveries in one job; settlements that come in together share a COMMIT as any jobs do. A
// claim that finds nothing writes nothing, and so wakes nobody; one that leaves something for the
// next has written something, and so wakes its caller.
#pragma once

#include "daemon/store/readers.hpp"
#include "daemon/store/sealer.hpp"
#include "daemon/store/telling.hpp"
#include "daemon/store/writer.hpp"
#include "webhooks/outbox.hpp"

namespace saksgang::store {

class SqliteOutbox final : public webhooks::Outbox {
public:
    // All outlive it. The process has no other, and holds the data folder's lock. `read` is called
    // on the writer's thread.
    SqliteOutbox(Writer& writer, Readers& readers, const Sealer& sealer, ReadNotice read)
        : writer_(writer), readers_(readers), sealer_(sealer), read_(std::move(read)) {}

    // Catches up first. The first also ends all leases: a process before this one held them.
    asio::awaitable<Result<std::vector<webhooks::Delivery>>> claim(Instant now,
                                                                   std::size_t max) override;
    asio::awaitable<Result<void>> settle(webhooks::Delivery delivery, webhooks::Attempt attempt,
                                         webhooks::Outcome outcome) override;
    asio::awaitable<Result<std::optional<Instant>>> next_due() override;

private:
    Writer& writer_;
    Readers& readers_;
    const Sealer& sealer_;
    const ReadNotice read_;
    bool has_claimed_ = false;
};

}  // namespace saksgang::store
