// SPDX-License-Identifier: EUPL-1.2
// One line an event: time=… level=… channel=… and then key=value, or the same as a JSON object.
// A line says what happened to which request, never what a text, a secret or a person said.
// Channels are spdlog loggers, one a room; they live in spdlog's own registry. Lines of level info
// and below are written once a second or when 32 KiB wait; warnings and worse at once. From any
// thread.
#pragma once

#include <spdlog/logger.h>

#include <memory>
#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::runtime {

enum class LogFormat { text = 1, json };

// Call first, before any channel is asked for: a channel keeps the sink it was born with.
// `level` is trace, debug, info, warn, error or off; else Errc::invalid_input.
Result<void> set_up_logging(std::string_view level, LogFormat format);  // to standard error
Result<void> set_up_logging(std::string_view level, std::shared_ptr<spdlog::sinks::sink> sink,
                            LogFormat format = LogFormat::text);

// The logger of a room: "http", "store", "webhooks". Keep the pointer; asking takes a lock.
std::shared_ptr<spdlog::logger> channel(const std::string& name);

// A value as it may stand after `key=`: quoted when it has spaces, quotes or control characters, so
// that what a client sent cannot start a line of its own.
std::string log_value(std::string_view value);

}  // namespace saksgang::runtime
