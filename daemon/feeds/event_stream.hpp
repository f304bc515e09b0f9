// SPDX-License-Identifier: EUPL-1.2
// Server-sent events as bytes (WHATWG HTML, "Server-sent events"). Pure; knows no journal.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace saksgang::feeds {

inline constexpr std::string_view event_stream_type = "text/event-stream";

struct StreamedEvent {
    std::string_view id;    // what the reader gives back as Last-Event-ID; one line
    std::string_view type;  // one line
    std::string_view data;  // any number of lines
};

// The block of one event; its empty line at the end hands it over.
std::string event_block(const StreamedEvent& event);

// How long a reader waits before it comes back, once the stream has ended.
std::string retry_block(std::chrono::milliseconds wait);

// A comment: nothing for the reader, a sign of life for what stands between.
std::string heart_beat();

}  // namespace saksgang::feeds
