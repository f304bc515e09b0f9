// SPDX-License-Identifier: EUPL-1.2
// A request as bytes on a connection: cut anywhere, it means the same, and nothing is read past its
// end. The first byte says how long the slices are.
#include <algorithm>

#include "daemon/http/request_parser.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::fuzz {
namespace {

constexpr http::ParserLimits limits_here{.header_bytes_max = 512, .body_bytes_max = 256};

struct Reading {
    bool done = false;
    std::size_t taken = 0;
    http::Request request;
};

// Offers what has come so far and was not taken, `slice` bytes more each time.
Reading read(std::string_view bytes, std::size_t slice) {
    http::RequestParser parser{limits_here};
    Reading reading;
    std::size_t come = 0;
    while (!parser.done() && come < bytes.size()) {
        come = std::min(bytes.size(), come + slice);
        while (!parser.done() && reading.taken < come) {
            const auto used = parser.read(bytes.substr(reading.taken, come - reading.taken));
            if (!used) return reading;
            ASSERT(*used <= come - reading.taken);
            reading.taken += *used;
            if (*used == 0) break;
        }
    }
    reading.done = parser.done();
    if (reading.done) {
        ASSERT(parser.header_done());
        reading.request = parser.take();
    }
    return reading;
}

}  // namespace

void take(std::string_view bytes) {
    if (bytes.empty()) return;
    const std::size_t slice = 1 + static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    const Reading whole = read(bytes, bytes.size() + 1);
    const Reading parts = read(bytes, slice);
    // What will never be a request may be refused at once, or first when its header has come whole.
    ASSERT(whole.done == parts.done);
    if (!whole.done) return;
    ASSERT(whole.taken == parts.taken);
    ASSERT(whole.request.method == parts.request.method);
    ASSERT(whole.request.target == parts.request.target);
    ASSERT(whole.request.headers == parts.request.headers);
    ASSERT(whole.request.body == parts.request.body);
    ASSERT(whole.request.body.size() <= limits_here.body_bytes_max);
}

}  // namespace saksgang::fuzz
