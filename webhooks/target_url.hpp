// SPDX-License-Identifier: EUPL-1.2
// The address of an endpoint, taken apart and checked. Checked when it is saved, so that whoever
// types it learns at once, and again at each attempt, because the settings may have changed. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "webhooks/address_guard.hpp"

namespace saksgang::webhooks {

// What configuration says of targets.
struct TargetRules {
    AllowedTargets allowed;   // notices.allowed_targets
    bool allow_http = false;  // notices.allow_http: plain http to anywhere
};

struct TargetUrl {
    bool secure = true;  // https
    std::string host;    // a name in small letters, or an address without brackets
    std::uint16_t port = 443;
    std::string target;  // path and query, as written; at least "/"

    std::string_view scheme() const { return secure ? "https" : "http"; }
    std::string host_header() const;  // host, with the port where it is not the scheme's own
    std::string origin() const;       // scheme://host[:port]: all of a URL that may be logged
};

// Errc::invalid_input naming the remedy: not absolute, not http or https, user info, a fragment, no
// host, a port out of range, too long, or characters no URL may hold.
// Errc::address_refused for an address literal where notices may not go, and for http where only
// https may.
Result<TargetUrl> parse_target_url(std::string_view url, const TargetRules& rules);

// The origin of a URL of any quality, for logs and histories; never its path or query, where
// receivers keep their own secrets. "(unreadable address)" where there is none.
std::string redacted_url(std::string_view url);

}  // namespace saksgang::webhooks
