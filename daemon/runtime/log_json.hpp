// SPDX-License-Identifier: EUPL-1.2
// A line of the log as one JSON object with the same keys: what is written as key=value anywhere
// in the tree needs no second form. Inner to this room. Any thread; spdlog makes a copy a sink.
#pragma once

#include <spdlog/formatter.h>

#include <memory>
#include <string_view>

namespace saksgang::runtime {

// Values that are whole numbers become numbers, all others strings; words that belong to no key
// stand together as "message".
class JsonLines final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override;
    std::unique_ptr<spdlog::formatter> clone() const override;
};

// `text` as a JSON string; bytes that are no UTF-8 become U+FFFD.
void append_json_string(spdlog::memory_buf_t& out, std::string_view text);

}  // namespace saksgang::runtime
