// SPDX-License-Identifier: EUPL-1.2
// A form with a file in it, as browsers send one (RFC 7578, RFC 2046 §5.1.1): read strictly, and
// only where a route says that its form may have one. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/message.hpp"
#include "workflows/core/result.hpp"

namespace saksgang::http {

struct FormPart {
    std::string name;
    bool is_file = false;
    std::string file_name;   // as it was sent, without folders; of a file alone
    std::string_view bytes;  // into the body
};

bool is_multipart(const Request& request);

// In order; names may repeat. `request` outlives what is returned.
// Errc::unsupported_media_type; Errc::malformed_request: no boundary, no end, a part without a
// name, more than limits::multipart_parts_max, headers that are too long or in two ways, a field
// that is not UTF-8 or has a NUL.
Result<std::vector<FormPart>> read_multipart(const Request& request);

}  // namespace saksgang::http
