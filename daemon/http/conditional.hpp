// SPDX-License-Identifier: EUPL-1.2
// Conditional requests (RFC 9110 §13) over strong entity tags. What is named by a git id never goes
// stale, so the tag of a text is its blob's id.
#pragma once

#include <string>
#include <string_view>

#include "daemon/http/message.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

std::string etag(std::string_view opaque);  // quoted

// Whether the client has this already (If-None-Match, weak comparison): answer not_modified then.
bool has_already(const Request& request, std::string_view etag);
Response not_modified(std::string_view etag);

// What is made anew for each reader, named by its bytes: 304 to who has them. Whoever keeps it
// asks each time, and keeps it for that reader alone.
Response tagged(const Request& request, Response made);

// The opaque part of If-Match: what the client believes it changes. The use case compares.
// Errc::precondition_required without the header; Errc::invalid_input for "*", a list or a weak
// tag, since a change is a change of one exact text.
Result<std::string> required_if_match(const Request& request);

}  // namespace saksgang::http
