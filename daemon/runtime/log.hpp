// SPDX-License-Identifier: EUPL-1.2
// One line an event: time=… level=… channel=… and then key=value. Channels are spdlog loggers, one
// a room; they live in spdlog's own registry. Lines of level info and below are written once a
// second or when 32 KiB wait; warnings and worse at once. From any thread.
#pragma once

#include <spdlog/logger.h>

#include <memory>
#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::runtime {

// Call first, before any channel is asked for: a channel keeps the sink it was born with.
// `level` is trace, debug, info, warn, error or off; else Errc::invalid_input.
Result<void> set_up_logging(std::string_view level);  // to standard error
Result<void> set_up_logging(std::string_view level, std::shared_ptr<spdlog::sinks::sink> sink);

// The logger of a room: "http", "store", "webhooks". Keep the pointer; asking takes a lock.
std::shared_ptr<spdlog::logger> channel(const std::string& name);

// A value as it may stand after `key=`: quoted when it has spaces, quotes or control characters, so
// that what a client sent cannot start a line of its own.
std::string log_value(std::string_view value);

}  // namespace saksgang::runtime
