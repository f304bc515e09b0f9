// SPDX-License-Identifier: EUPL-1.2
#include "daemon/feeds/event_stream.hpp"

#include <fmt/format.h>

#include "workflows/core/assert.hpp"

namespace saksgang::feeds {
namespace {

bool is_one_line(std::string_view text) {
    return text.find_first_of(std::string_view{"\r\n\0", 3}) == std::string_view::npos;
}

// A reader ends a line at CR, LF or both, so each of them must begin a new field.
void append_data(std::string& block, std::string_view data) {
    while (true) {
        const auto end = data.find_first_of("\r\n");
        block.append("data: ").append(data.substr(0, end)).append("\n");
        if (end == std::string_view::npos) return;
        const bool is_pair = data.substr(end).starts_with("\r\n");
        data.remove_prefix(end + (is_pair ? 2 : 1));
    }
}

}  // namespace

std::string event_block(const StreamedEvent& event) {
    ASSERT(is_one_line(event.id));
    ASSERT(is_one_line(event.type));
    std::string block = fmt::format("id: {}\nevent: {}\n", event.id, event.type);
    append_data(block, event.data);
    block += '\n';
    return block;
}

std::string retry_block(std::chrono::milliseconds wait) {
    return fmt::format("retry: {}\n\n", wait.count());
}

std::string heart_beat() {
    return ":\n\n";
}

}  // namespace saksgang::feeds
