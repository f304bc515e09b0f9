// SPDX-License-Identifier: EUPL-1.2
// The fields of a form: whole text, within the limits, and the same when written anew.
#include <string>

#include "daemon/http/json_body.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::fuzz {

void take(std::string_view bytes) {
    http::Request request;
    request.headers.emplace_back("content-type",
                                 "application/x-www-form-urlencoded; charset=UTF-8");
    request.body = bytes;
    const auto fields = http::read_form(request);
    if (!fields) {
        ASSERT(fields.error().code == Errc::malformed_request);
        return;
    }
    ASSERT(fields->size() <= limits::http_parameters_max);
    std::string written;
    for (const auto& [name, value] : *fields) {
        ASSERT(journal::is_utf8(name));
        ASSERT(journal::is_utf8(value));
        ASSERT(value.find('\0') == std::string::npos);
        if (!written.empty()) written += '&';
        written += http::percent_encode(name) + '=' + http::percent_encode(value);
    }
    const auto again = http::decode_pairs(written);
    ASSERT(again.has_value());
    ASSERT(*again == *fields);
}

}  // namespace saksgang::fuzz
