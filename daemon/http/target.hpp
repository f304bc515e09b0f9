// SPDX-License-Identifier: EUPL-1.2
// The request target, taken apart once and strictly, so that nothing behind it has to think about
// "..", encoded slashes or odd bytes. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/url_encoding.hpp"

namespace saksgang::http {

struct Target {
    std::vector<std::string> path;  // decoded segments; "/" has none
    Pairs query;
    std::string without_slash = {};  // where it leads that ends in one slash too many; else empty

    bool operator==(const Target&) const = default;
};

// Origin form (`/path?query`) or absolute form (`http://host/path?query`, RFC 9112 §3.2.2).
// Errc::malformed_request for anything else, for an empty segment, "." or "..", an encoded slash, a
// backslash, a control character, a fragment, and whatever percent_decode refuses.
Result<Target> parse_target(std::string_view target);

}  // namespace saksgang::http
