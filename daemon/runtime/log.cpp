// SPDX-License-Identifier: EUPL-1.2
// Sets spdlog up: one sink, one format, one level.
#include "daemon/runtime/log.hpp"

#include <fmt/format.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <mutex>

#include "daemon/runtime/log_json.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::runtime {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

// Standard error with a buffer: a busy server writes thousands of lines with one system call.
class StandardErrorSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    ~StandardErrorSink() override { write_out(); }

private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        formatter_->format(message, waiting_);
        if (waiting_.size() >= limits::log_buffer_bytes) write_out();
    }

    void flush_() override { write_out(); }

    void write_out() {
        std::string_view rest(waiting_.data(), waiting_.size());
        while (!rest.empty()) {
            const ssize_t written = ::write(STDERR_FILENO, rest.data(), rest.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) break;  // nobody to tell
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
        waiting_.clear();
    }

    spdlog::memory_buf_t waiting_;
};

bool is_plain(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != 0x7f && c != '"' && c != '=' && c != '\\';
}

void append_escaped(std::string& text, char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
        text += '\\';
        text += c;
    } else if (byte < 0x20 || byte == 0x7f) {
        text += "\\x";
        text += hex_digits[byte >> 4];
        text += hex_digits[byte & 0xf];
    } else {
        text += c;
    }
}

std::unique_ptr<spdlog::formatter> formatter_for(LogFormat format) {
    switch (format) {
        case LogFormat::text:
            return std::make_unique<spdlog::pattern_formatter>(
                "time=%Y-%m-%dT%H:%M:%S.%eZ level=%l channel=%n %v",
                spdlog::pattern_time_type::utc);
        case LogFormat::json:
            return std::make_unique<JsonLines>();
    }
    assertion_failed("a log is written in one of two ways", std::source_location::current());
}

}  // namespace

Result<void> set_up_logging(std::string_view level, LogFormat format) {
    TRY(set_up_logging(level, std::make_shared<StandardErrorSink>(), format));
    spdlog::flush_every(limits::log_flush_interval);
    return {};
}

Result<void> set_up_logging(std::string_view level, std::shared_ptr<spdlog::sinks::sink> sink,
                            LogFormat format) {
    const std::string wanted(level);
    const auto chosen = spdlog::level::from_str(wanted);
    // from_str answers "off" to what it does not know.
    if (chosen == spdlog::level::off && wanted != "off") {
        return fail(Errc::invalid_input,
                    "must be one of trace, debug, info, warn, error and off: " + wanted,
                    "log.level");
    }
    spdlog::drop_all();
    auto logger = std::make_shared<spdlog::logger>("saksgang", std::move(sink));
    logger->set_formatter(formatter_for(format));
    logger->set_level(chosen);
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    return {};
}

std::shared_ptr<spdlog::logger> channel(const std::string& name) {
    if (auto known = spdlog::get(name)) return known;
    auto born = spdlog::default_logger()->clone(name);
    spdlog::register_logger(born);
    return born;
}

std::string log_value(std::string_view value) {
    if (!value.empty() && std::ranges::all_of(value, is_plain)) return std::string(value);
    std::string quoted = "\"";
    for (const char c : value)
        append_escaped(quoted, c);
    quoted += '"';
    return quoted;
}

}  // namespace saksgang::runtime
