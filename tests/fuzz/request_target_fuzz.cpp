// SPDX-License-Identifier: EUPL-1.2
// The target of a request: what comes through is inert, and means the same when written anew.
#include <algorithm>
#include <string>

#include "daemon/http/target.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "workflows/core/assert.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::fuzz {
namespace {

std::string written(const http::Target& target) {
    std::string text;
    for (const auto& segment : target.path)
        text += '/' + http::percent_encode(segment);
    if (text.empty()) text = "/";
    char before = '?';
    for (const auto& [name, value] : target.query) {
        text += before + http::percent_encode(name) + '=' + http::percent_encode(value);
        before = '&';
    }
    return text;
}

}  // namespace

void take(std::string_view bytes) {
    const auto target = http::parse_target(bytes);
    if (!target) {
        ASSERT(target.error().code == Errc::malformed_request);
        return;
    }
    for (const auto& segment : target->path) {
        ASSERT(!segment.empty());
        ASSERT(segment != ".");
        ASSERT(segment != "..");
        ASSERT(segment.find_first_of("/\\") == std::string::npos);
        ASSERT(std::ranges::none_of(segment, [](char c) { return c >= 0 && c < 0x20; }));
        ASSERT(journal::is_utf8(segment));
    }
    for (const auto& [name, value] : target->query) {
        ASSERT(journal::is_utf8(name));
        ASSERT(journal::is_utf8(value));
    }
    const auto again = http::parse_target(written(*target));
    ASSERT(again.has_value());
    ASSERT(again->path == target->path);
    ASSERT(again->query == target->query);
    if (target->without_slash.empty()) return;
    // Where a slash too many leads is the same place, and no further.
    const auto there = http::parse_target(target->without_slash);
    ASSERT(there.has_value());
    ASSERT(*there == *again);
}

}  // namespace saksgang::fuzz
