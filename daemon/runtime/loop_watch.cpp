// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/loop_watch.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/use_awaitable.hpp>

#include "daemon/runtime/log.hpp"

namespace saksgang::runtime {

asio::awaitable<void> LoopWatch::run(std::function<void()> each_time) {
    const auto log = channel("daemon");
    while (true) {
        timer_.expires_after(interval_);
        const auto due = timer_.expiry();
        co_await timer_.async_wait(asio::use_awaitable);
        const auto late = asio::steady_timer::clock_type::now() - due;
        lag_.observe(std::chrono::duration<double>(late).count());
        if (late > late_after_) {
            log->warn("event=loop_late ms={}",
                      std::chrono::duration_cast<Milliseconds>(late).count());
        }
        each_time();
    }
}

}  // namespace saksgang::runtime
