// SPDX-License-Identifier: EUPL-1.2
// Times as HTTP writes them in Date and Retry-After. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "workflows/core/time.hpp"

namespace saksgang::webhooks {

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 §5.6.7). The two obsolete forms no server has sent for
// decades are read as nothing, like any other garbage.
std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace saksgang::webhooks
