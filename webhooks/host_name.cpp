// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/host_name.hpp"

#include <algorithm>

namespace saksgang::webhooks {
namespace {

constexpr std::size_t name_bytes_max = 253;  // RFC 1035 §2.3.4, as text
constexpr std::size_t label_bytes_max = 63;

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > label_bytes_max) return false;
    return std::ranges::all_of(label, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

}  // namespace

bool is_host_name(std::string_view text) {
    if (text.ends_with('.')) text.remove_suffix(1);
    if (text.empty() || text.size() > name_bytes_max) return false;
    while (true) {
        const std::size_t dot = text.find('.');
        if (!is_label(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

std::string canonical_host(std::string_view host) {
    if (host.ends_with('.')) host.remove_suffix(1);
    std::string canonical(host);
    std::ranges::transform(canonical, canonical.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return canonical;
}

}  // namespace saksgang::webhooks
