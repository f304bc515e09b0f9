// SPDX-License-Identifier: EUPL-1.2
// The body of a command, read strictly before anything looks at a field. Pure.
#pragma once

#include <boost/json/object.hpp>

#include "daemon/http/message.hpp"
#include "daemon/http/url_encoding.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

// The JSON object a request carries. Errc::unsupported_media_type unless it says application/json,
// Errc::invalid_utf8, Errc::malformed_json with the line and column of the fault, or with the
// member that an object has twice.
Result<boost::json::object> read_json(const Request& request);

// The fields of a page's form. Errc::unsupported_media_type, Errc::malformed_request.
Result<Pairs> read_form(const Request& request);

// The media type without its parameters, in lower case: "application/json".
std::string media_type(const Request& request);

}  // namespace saksgang::http
