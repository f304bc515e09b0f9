// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/log_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "workflows/core/time.hpp"

namespace saksgang::runtime {
namespace {

constexpr std::size_t number_digits_max = 15;  // what every reader of JSON keeps exactly
constexpr std::string_view no_character = "\xEF\xBF\xBD";

void append(spdlog::memory_buf_t& out, std::string_view text) {
    out.append(text.data(), text.data() + text.size());
}

// The bytes of the character that `text` begins with; 0: there is none.
std::size_t character_at(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t size = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (size == 0 || first > 0xF4 || text.size() < size) return 0;
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    }
    const bool overlong = (first == 0xE0 && byte(1) < 0xA0) || (first == 0xF0 && byte(1) < 0x90);
    const bool outside = (first == 0xED && byte(1) > 0x9F) || (first == 0xF4 && byte(1) > 0x8F);
    return overlong || outside ? 0 : size;
}

bool is_whole_number(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    if (text.empty() || text.size() > number_digits_max) return false;
    if (text.size() > 1 && text.front() == '0') return false;
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int hex_digit(char c) {
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

struct Pair {
    std::string_view key;
    std::string value;
    bool quoted = false;
};

// What log_value wrote, read back.
class Reading {
public:
    explicit Reading(std::string_view line) : rest_(line) {
        while (!rest_.empty()) {
            if (rest_.front() == ' ') {
                rest_.remove_prefix(1);
            } else if (const auto key = key_ahead(); !key.empty()) {
                rest_.remove_prefix(key.size() + 1);
                add_pair(key);
            } else {
                add_word(take_plain());
            }
        }
    }

    std::vector<Pair> pairs;
    std::string words;

private:
    std::string_view key_ahead() const {
        const auto end = rest_.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_");
        const bool is_key = end != std::string_view::npos && end > 0 && rest_[end] == '=';
        return is_key ? rest_.substr(0, end) : std::string_view{};
    }

    std::string_view take_plain() {
        const auto word = rest_.substr(0, rest_.find(' '));
        rest_.remove_prefix(word.size());
        return word;
    }

    void add_word(std::string_view word) {
        if (!words.empty()) words += ' ';
        words += word;
    }

    void add_pair(std::string_view key) {
        const bool quoted = rest_.starts_with('"');
        std::string value = quoted ? take_quoted() : std::string{take_plain()};
        if (std::ranges::find(pairs, key, &Pair::key) == pairs.end()) {
            pairs.push_back({key, std::move(value), quoted});
        } else {
            add_word(fmt::format("{}={}", key, value));
        }
    }

    std::string take_quoted() {
        std::string value;
        rest_.remove_prefix(1);
        while (!rest_.empty() && rest_.front() != '"')
            value += take_escaped();
        if (!rest_.empty()) rest_.remove_prefix(1);
        return value;
    }

    char take_escaped() {
        const char first = rest_.front();
        if (first == '\\' && rest_.size() >= 4 && rest_[1] == 'x') {
            const char byte = static_cast<char>(hex_digit(rest_[2]) * 16 + hex_digit(rest_[3]));
            rest_.remove_prefix(4);
            return byte;
        }
        const bool escaped = first == '\\' && rest_.size() >= 2;
        const char taken = escaped ? rest_[1] : first;
        rest_.remove_prefix(escaped ? 2 : 1);
        return taken;
    }

    std::string_view rest_;
};

void append_member(spdlog::memory_buf_t& out, std::string_view key, const Pair& pair) {
    append(out, ",");
    append_json_string(out, key);
    append(out, ":");
    if (!pair.quoted && is_whole_number(pair.value))
        append(out, pair.value);
    else
        append_json_string(out, pair.value);
}

std::string_view view_of(const spdlog::string_view_t& text) {
    return {text.data(), text.size()};
}

}  // namespace

void append_json_string(spdlog::memory_buf_t& out, std::string_view text) {
    append(out, "\"");
    while (!text.empty()) {
        const std::size_t size = character_at(text);
        const auto byte = static_cast<unsigned char>(text.front());
        if (size == 0)
            append(out, no_character);
        else if (byte == '"' || byte == '\\')
            append(out, byte == '"' ? "\\\"" : "\\\\");
        else if (byte < 0x20 || byte == 0x7F)
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        else
            append(out, text.substr(0, size));
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    append(out, "\"");
}

void JsonLines::format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) {
    const Reading reading{view_of(message.payload)};
    const auto time = std::chrono::floor<Milliseconds>(message.time);
    append(out, "{\"time\":");
    append_json_string(out, format_instant(time));
    append_member(out, "level",
                  {{}, std::string{view_of(spdlog::level::to_string_view(message.level))}, true});
    append_member(out, "channel", {{}, std::string{view_of(message.logger_name)}, true});
    for (const Pair& pair : reading.pairs) {
        const bool ours = pair.key == "time" || pair.key == "level" || pair.key == "channel";
        append_member(out, ours ? fmt::format("said_{}", pair.key) : std::string{pair.key}, pair);
    }
    if (!reading.words.empty()) append_member(out, "message", {{}, reading.words, true});
    append(out, "}\n");
}

std::unique_ptr<spdlog::formatter> JsonLines::clone() const {
    return std::make_unique<JsonLines>();
}

}  // namespace saksgang::runtime
