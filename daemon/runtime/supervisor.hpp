// SPDX-License-Identifier: EUPL-1.2
// What the supervisor that started us hands over and wants to know: systemd, or whoever speaks as
// it does (sd_listen_fds(3), sd_notify(3)). Without one, every call does nothing. Main loop.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>

#include "workflows/core/result.hpp"

namespace saksgang::runtime {

namespace asio = boost::asio;

// The socket that already listens for us; nothing: we bind our own. Errc::invalid_input when there
// are several, or what there is does not listen for streams. The process owns it from then on.
Result<std::optional<int>> inherited_socket();

void tell_ready(const std::string& status);
void tell_stopping();

// Tells the supervisor, twice in the time it allows, that the main loop still turns: from the main
// loop, so that one that is stuck falls silent and is started again. Returns at once when it does
// not want to know; else runs until the loop ends.
asio::awaitable<void> keep_watchdog_quiet();

}  // namespace saksgang::runtime
