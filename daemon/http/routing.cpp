// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/routing.hpp"

#include <algorithm>

#include "daemon/http/problem.hpp"
#include "workflows/core/assert.hpp"

namespace saksgang::http {
namespace {

// One segment of a pattern, taken apart.
struct Piece {
    std::string_view literal;  // the whole segment, when nothing is captured
    std::string_view name;     // of the capture
    std::string_view end;      // what must follow it
    bool rest = false;
};

Piece piece_of(std::string_view segment) {
    if (!segment.starts_with('{')) return {.literal = segment, .name = {}, .end = {}};
    const auto close = segment.find('}');
    Piece piece{.literal = {}, .name = segment.substr(1, close - 1), .end = {}};
    piece.end = segment.substr(close + 1);
    if (piece.name.ends_with("...")) {
        piece.name.remove_suffix(3);
        piece.rest = true;
    }
    return piece;
}

// Takes the next segment off a pattern that no longer has its leading slash.
std::string_view take_segment(std::string_view& pattern) {
    const auto slash = pattern.find('/');
    const std::string_view segment = pattern.substr(0, slash);
    pattern = slash == std::string_view::npos ? std::string_view{} : pattern.substr(slash + 1);
    return segment;
}

bool piece_fits(const Piece& piece, std::string_view segment) {
    if (piece.name.empty()) return segment == piece.literal;
    return segment.size() > piece.end.size() && segment.ends_with(piece.end);
}

std::string joined(std::span<const std::string> segments) {
    std::string text;
    for (const std::string& segment : segments) {
        if (!text.empty()) text += '/';
        text += segment;
    }
    return text;
}

}  // namespace

const std::string& Captures::operator[](std::string_view name) const {
    const auto found = std::ranges::find(values_, name, &decltype(values_)::value_type::first);
    ASSERT(found != values_.end());
    return found->second;
}

void Captures::add(std::string_view name, std::string value) {
    values_.emplace_back(name, std::move(value));
}

bool fits(std::string_view pattern, std::span<const std::string> path) {
    ASSERT(pattern.starts_with('/'));
    pattern.remove_prefix(1);
    for (const std::string& segment : path) {
        if (pattern.empty()) return false;
        const Piece piece = piece_of(take_segment(pattern));
        if (piece.rest) return true;
        if (!piece_fits(piece, segment)) return false;
    }
    return pattern.empty();
}

Captures captures_of(std::string_view pattern, std::span<const std::string> path) {
    Captures captures;
    pattern.remove_prefix(1);
    for (std::size_t at = 0; at < path.size(); ++at) {
        const Piece piece = piece_of(take_segment(pattern));
        if (piece.rest) {
            captures.add(piece.name, joined(path.subspan(at)));
            break;
        }
        if (piece.name.empty()) continue;
        captures.add(piece.name, path[at].substr(0, path[at].size() - piece.end.size()));
    }
    return captures;
}

// What answers GET answers HEAD too: the server sees to that.
void add_method(std::string& allow, std::string_view method) {
    if (allow.find(method) != std::string::npos) return;
    if (!allow.empty()) allow += ", ";
    allow += method;
    if (method == "GET") allow += ", HEAD";
}

Response unrouted_response(const Request& request, const Unrouted& unrouted) {
    if (unrouted.allow.empty()) {
        return problem(request, error(Errc::not_found, "no such address: see /api/openapi.json"));
    }
    Response response = problem(
        request, error(Errc::method_not_allowed, "use one of these methods: " + unrouted.allow));
    response.headers.emplace_back("Allow", unrouted.allow);
    return response;
}

}  // namespace saksgang::http
