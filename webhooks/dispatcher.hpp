// SPDX-License-Identifier: EUPL-1.2
// Takes deliveries that are due out of the outbox, has them sent, and puts back what came of it. At
// least once: what is sent but not settled before its lease runs out is sent again, under the same
// message id. Knows neither SQL nor HTTP. Everything but wake() on the main loop.
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <memory>

#include "webhooks/outbox.hpp"
#include "webhooks/sender.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/core/random.hpp"

namespace saksgang::webhooks {

struct DispatcherLimits {
    int prompt = limits::delivery_concurrency_max;  // at once, to receivers that answer in time
    int slow = limits::delivery_slow_max;           // and to the others
};

// For /metrics.
struct DispatcherCounts {
    std::size_t sending = 0;
    std::size_t waiting = 0;  // claimed, but no place is free
    std::uint64_t delivered = 0;
    std::uint64_t failed = 0;
    std::array<std::uint64_t, attempt_outcomes.size()> attempts{};  // in the order of the outcomes
};

class Dispatcher {
public:
    // All outlive the running of `executor`'s context.
    Dispatcher(const asio::any_io_executor& executor, Outbox& outbox, Sender& sender,
               const Clock& clock, Rng& rng, DispatcherLimits most = {});
    ~Dispatcher();
    Dispatcher(const Dispatcher&) = delete;
    Dispatcher& operator=(const Dispatcher&) = delete;

    void start();
    // Something may have fallen due: looks at the outbox anew. From any thread; calls in quick
    // succession count as one.
    void wake();
    // Begins nothing more, and waits up to `grace` for what is under way; the leases of the rest
    // run out, and the next start sends it.
    asio::awaitable<void> stop(Milliseconds grace = limits::shutdown_grace);

    DispatcherCounts counts() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace saksgang::webhooks
