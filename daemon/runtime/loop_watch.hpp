// SPDX-License-Identifier: EUPL-1.2
// How late the main loop is: asks to be woken at regular times and measures by how much it was
// missed. A loop that is late was kept busy by something that should have gone to a pool. Main loop
// only, but lag() from any thread.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>

#include "daemon/runtime/histogram.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::runtime {

namespace asio = boost::asio;

class LoopWatch {
public:
    LoopWatch(const asio::any_io_executor& executor, Milliseconds interval, Milliseconds late_after)
        : timer_(executor), interval_(interval), late_after_(late_after) {}

    // Logs a warning whenever the loop is later than `late_after`, and calls `each_time` after each
    // look. Runs until its loop ends.
    asio::awaitable<void> run(std::function<void()> each_time);

    const Histogram& lag() const { return lag_; }  // in seconds

private:
    asio::steady_timer timer_;
    Milliseconds interval_;
    Milliseconds late_after_;
    Histogram lag_{seconds_bounds()};
};

}  // namespace saksgang::runtime
