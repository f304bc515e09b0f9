// SPDX-License-Identifier: EUPL-1.2
// An Error as the outside sees it: application/problem+json (RFC 9457), in the form docs/api.md
// promises. What happened inside stays in the log.
#pragma once

#include <string_view>

#include "daemon/http/message.hpp"
#include "workflows/core/error.hpp"

namespace saksgang::http {

// The answer to a request that failed. A 5xx is logged here, with its place and message; the body
// then says only what the caller can do. Adds Retry-After to 429 and 503, WWW-Authenticate to 401.
Response problem(const Request& request, const Error& error);

// The same without logging, for answers to what never became a request.
Response problem(std::string_view request_id, const Error& error);

}  // namespace saksgang::http
