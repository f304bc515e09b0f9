// SPDX-License-Identifier: EUPL-1.2
#include "workflows/core/ids.hpp"

#include <fmt/format.h>

#include <utility>

#include "workflows/core/limits.hpp"

namespace saksgang {
namespace {

constexpr std::pair<Role, std::string_view> role_names[] = {
    {Role::secretariat, "secretariat"},       {Role::member, "member"},
    {Role::body_secretary, "body_secretary"}, {Role::auditor, "auditor"},
    {Role::administrator, "administrator"},   {Role::system, "system"},
};

bool is_slug_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

int nibble(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

}  // namespace

bool is_slug(std::string_view text) {
    if (text.empty() || text.size() > limits::slug_bytes_max) return false;
    bool previous_is_hyphen = true;  // no hyphen first
    for (char c : text) {
        if (c == '-') {
            if (previous_is_hyphen) return false;
            previous_is_hyphen = true;
        } else {
            if (!is_slug_character(c)) return false;
            previous_is_hyphen = false;
        }
    }
    return !previous_is_hyphen;  // nor last
}

Result<std::string> checked_slug(std::string_view text, std::string_view field) {
    if (!is_slug(text)) {
        return fail(Errc::invalid_input,
                    fmt::format("must be 1–{} of a–z, 0–9 and single hyphens between them",
                                limits::slug_bytes_max),
                    std::string{field});
    }
    return std::string{text};
}

std::string hex_of(const std::uint8_t* bytes, std::size_t size) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(size * 2);
    for (std::size_t i = 0; i < size; ++i) {
        hex += digits[bytes[i] >> 4];
        hex += digits[bytes[i] & 0x0F];
    }
    return hex;
}

bool bytes_of(std::string_view hex, std::uint8_t* bytes, std::size_t size) {
    if (hex.size() != size * 2) return false;
    for (std::size_t i = 0; i < size; ++i) {
        const int high = nibble(hex[i * 2]);
        const int low = nibble(hex[i * 2 + 1]);
        if (high < 0 || low < 0) return false;
        bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

bool is_pseudonym(std::string_view text) {
    std::uint8_t bytes[8];
    return text.starts_with("p-") && bytes_of(text.substr(2), bytes, sizeof bytes);
}

std::string_view to_string(Role role) {
    for (const auto& [value, name] : role_names) {
        if (value == role) return name;
    }
    return "system";
}

std::optional<Role> role_from(std::string_view text) {
    for (const auto& [value, name] : role_names) {
        if (name == text) return value;
    }
    return std::nullopt;
}

}  // namespace saksgang
