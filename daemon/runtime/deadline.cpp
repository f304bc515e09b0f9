// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/deadline.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace saksgang::runtime {
namespace {

// Shared with the timer's handler, which may run after the work has ended.
struct Watch {
    explicit Watch(const asio::any_io_executor& executor) : timer(executor) {}
    asio::steady_timer timer;
    asio::cancellation_signal cancel;
    bool expired = false;
    bool ended = false;
};

}  // namespace

asio::awaitable<bool> ran_out(Milliseconds limit, asio::awaitable<void> work) {
    const auto executor = co_await asio::this_coro::executor;
    auto watch = std::make_shared<Watch>(executor);
    watch->timer.expires_after(limit);
    watch->timer.async_wait([watch](const boost::system::error_code& failure) {
        if (failure || watch->ended) return;
        watch->expired = true;
        watch->cancel.emit(asio::cancellation_type::terminal);
    });

    // Whoever cancels us means the work, which hangs on a signal of its own.
    auto outer = (co_await asio::this_coro::cancellation_state).slot();
    if (outer.is_connected()) {
        outer.assign([watch](asio::cancellation_type type) { watch->cancel.emit(type); });
    }

    bool cut = false;
    std::exception_ptr thrown;
    try {
        co_await asio::co_spawn(
            executor, std::move(work),
            asio::bind_cancellation_slot(watch->cancel.slot(), asio::use_awaitable));
    } catch (const boost::system::system_error& failure) {
        cut = watch->expired && failure.code() == asio::error::operation_aborted;
        if (!cut) thrown = std::current_exception();
    } catch (...) {
        thrown = std::current_exception();
    }
    watch->ended = true;
    watch->timer.cancel();
    if (outer.is_connected()) outer.clear();
    if (thrown) std::rethrow_exception(thrown);
    co_return cut;
}

}  // namespace saksgang::runtime
