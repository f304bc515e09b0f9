// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/message.hpp"

#include <algorithm>
#include <string_view>

#include "workflows/core/ascii.hpp"

namespace saksgang::http {
namespace {}  // namespace

std::string_view Request::header(std::string_view lower_case_name) const {
    const auto found =
        std::ranges::find(headers, lower_case_name, &std::pair<std::string, std::string>::first);
    return found == headers.end() ? std::string_view{} : std::string_view{found->second};
}

std::optional<std::string_view> Request::parameter(std::string_view name) const {
    const auto found = std::ranges::find(query, name, &std::pair<std::string, std::string>::first);
    if (found == query.end()) return std::nullopt;
    return found->second;
}

// RFC 6265 §4.2: `name=value` pairs divided by "; ". HTTP/1.1 sends one header, but a proxy that
// speaks HTTP/2 may have split it.
std::string_view Request::cookie(std::string_view name) const {
    for (const auto& [header_name, value] : headers) {
        if (header_name != "cookie") continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto end = rest.find(';');
            const std::string_view pair = trimmed(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            const auto equals = pair.find('=');
            if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
                return pair.substr(equals + 1);
            }
        }
    }
    return {};
}

}  // namespace saksgang::http
