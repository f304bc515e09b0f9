// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/supervisor.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace saksgang::runtime {
namespace {

// Nothing is done about a supervisor that does not hear: it acts on silence by itself.
void tell(const std::string& state) {
    ::sd_notify(0, state.c_str());
}

}  // namespace

Result<std::optional<int>> inherited_socket() {
    // The names are taken out of the environment: children must not think the socket theirs.
    const int count = ::sd_listen_fds(1);
    if (count == 0) return std::optional<int>{};
    if (count != 1) {
        return fail(Errc::invalid_input,
                    "the supervisor handed over more than one socket: give the daemon one",
                    "LISTEN_FDS");
    }
    if (::sd_is_socket(SD_LISTEN_FDS_START, AF_UNSPEC, SOCK_STREAM, 1) <= 0) {
        return fail(Errc::invalid_input,
                    "what the supervisor handed over does not listen for streams: use "
                    "ListenStream= with an address and a port",
                    "LISTEN_FDS");
    }
    return std::optional<int>{SD_LISTEN_FDS_START};
}

void tell_ready(const std::string& status) {
    tell(fmt::format("READY=1\nSTATUS={}", status));
}

void tell_stopping() {
    tell("STOPPING=1");
}

asio::awaitable<void> keep_watchdog_quiet() {
    std::uint64_t microseconds = 0;
    if (::sd_watchdog_enabled(1, &microseconds) <= 0) co_return;
    asio::steady_timer timer{co_await asio::this_coro::executor};
    while (true) {
        tell("WATCHDOG=1");
        timer.expires_after(std::chrono::microseconds{microseconds} / 2);
        co_await timer.async_wait(asio::use_awaitable);
    }
}

}  // namespace saksgang::runtime
