// SPDX-License-Identifier: EUPL-1.2
#include "daemon/config/checks.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace saksgang::config {
namespace {

constexpr std::size_t host_name_bytes_max = 253;
constexpr std::size_t label_bytes_max = 63;

struct Address {
    std::array<std::uint8_t, 16> bytes{};
    std::size_t size = 0;
};

std::optional<Address> parse_address(std::string_view text) {
    const std::string terminated{text};
    if (text.contains('\0')) return std::nullopt;  // inet_pton would stop there
    Address address;
    if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1) {
        address.size = 4;
        return address;
    }
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) {
        address.size = 16;
        return address;
    }
    return std::nullopt;
}

std::optional<unsigned> parse_number(std::string_view text, unsigned max) {
    unsigned value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || value > max) {
        return std::nullopt;
    }
    return value;
}

bool host_bits_are_zero(std::span<const std::uint8_t> bytes, unsigned prefix) {
    for (std::size_t bit = prefix; bit < bytes.size() * 8; ++bit) {
        if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0) return false;
    }
    return true;
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > label_bytes_max) return false;
    if (label.front() == '-' || label.back() == '-') return false;
    for (char c : label) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && !(c >= '0' && c <= '9') && c != '-') return false;
    }
    return true;
}

}  // namespace

bool is_address(std::string_view text) {
    return parse_address(text).has_value();
}

bool is_network(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return false;
    const auto address = parse_address(text.substr(0, slash));
    if (!address) return false;
    const auto prefix =
        parse_number(text.substr(slash + 1), static_cast<unsigned>(address->size * 8));
    return prefix && host_bits_are_zero(std::span{address->bytes}.first(address->size), *prefix);
}

bool is_host_name(std::string_view text) {
    if (text.empty() || text.size() > host_name_bytes_max) return false;
    std::string_view last;
    while (true) {
        const auto dot = text.find('.');
        last = text.substr(0, dot);
        if (!is_label(last)) return false;
        if (dot == std::string_view::npos) break;
        text.remove_prefix(dot + 1);
    }
    // A name that ends in a number would be read as an IPv4 address in one of its odd spellings.
    return last.find_first_not_of("0123456789") != std::string_view::npos;
}

bool is_origin(std::string_view text) {
    if (text.starts_with("https://"))
        text.remove_prefix(8);
    else if (text.starts_with("http://"))
        text.remove_prefix(7);
    else
        return false;

    std::string_view host = text.substr(0, text.find(':'));
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos) return false;
        host = text.substr(0, close + 1);
        const auto inner = host.substr(1, host.size() - 2);
        if (!inner.contains(':') || !is_address(inner)) return false;
    } else if (!is_host_name(host) && !is_address(host)) {
        return false;
    }
    text.remove_prefix(host.size());
    if (text.empty()) return true;
    const auto port = parse_number(text.substr(1), 65535);
    return text.front() == ':' && port && *port > 0;
}

}  // namespace saksgang::config
