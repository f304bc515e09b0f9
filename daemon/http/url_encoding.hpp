// SPDX-License-Identifier: EUPL-1.2
// Percent-encoding (RFC 3986 §2.1) and what HTML forms make of it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflows/core/percent.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// Errc::malformed_request for a `%` without two hex digits, a NUL, or what is not UTF-8 when
// decoded.
Result<std::string> percent_decode(std::string_view text);

using saksgang::percent_encode;

// `a=1&b=two+words`: a query, or the body of a form. In order, names may repeat. Besides what
// percent_decode refuses: more than limits::http_parameters_max pairs.
Result<Pairs> decode_pairs(std::string_view text);

}  // namespace saksgang::http
