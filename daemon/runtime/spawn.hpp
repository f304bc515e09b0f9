// SPDX-License-Identifier: EUPL-1.2
// Starts a coroutine nobody waits for. What it throws is logged, never lost and never fatal.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <string>

namespace saksgang::runtime {

namespace asio = boost::asio;

// `what` names the work in the log: "dispatcher", "connection". Being cancelled is no failure.
void spawn(const asio::any_io_executor& executor, asio::awaitable<void> work, std::string what);

}  // namespace saksgang::runtime
