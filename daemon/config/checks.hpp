// SPDX-License-Identifier: EUPL-1.2
// Whether a text has the form a setting asks for. Pure; resolves and opens nothing.
#pragma once

#include <string_view>

namespace saksgang::config {

bool is_address(std::string_view text);    // 192.0.2.1 or 2001:db8::1
bool is_network(std::string_view text);    // 192.0.2.0/24 or 2001:db8::/32, host bits zero
bool is_host_name(std::string_view text);  // letters, digits, hyphens, dots (RFC 1123)
bool is_origin(std::string_view text);     // http(s)://host[:port], nothing after it

}  // namespace saksgang::config
