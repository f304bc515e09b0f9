// SPDX-License-Identifier: EUPL-1.2
// A form with a file in it: parts within the limits, inside the body and in its order.
#include "daemon/http/multipart.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::fuzz {

void take(std::string_view bytes) {
    http::Request request;
    request.headers.emplace_back("content-type", "multipart/form-data; boundary=x");
    request.body = bytes;
    const auto parts = http::read_multipart(request);
    if (!parts) {
        ASSERT(parts.error().code == Errc::malformed_request);
        return;
    }
    ASSERT(parts->size() <= limits::multipart_parts_max);
    const char* before = request.body.data();
    for (const auto& part : *parts) {
        ASSERT(!part.name.empty());
        ASSERT(journal::is_utf8(part.name));
        ASSERT(journal::is_utf8(part.file_name));
        ASSERT(part.is_file || journal::is_utf8(part.bytes));
        ASSERT(part.bytes.data() > before);
        before = part.bytes.data() + part.bytes.size();
        ASSERT(before <= request.body.data() + request.body.size());
        ASSERT(part.bytes.find("\r\n--x") == std::string_view::npos);
    }
}

}  // namespace saksgang::fuzz
