// SPDX-License-Identifier: EUPL-1.2
// Matches a path against patterns such as "/api/v1/documents/{slug}/text". A table of routes is any
// constexpr array whose rows have `method` and `pattern`; the first row that fits decides.
//
//   documents      the segment itself
//   {slug}         one segment, captured
//   {slug}.ics     one segment that ends so, captured without its end
//   {path...}      the rest, one segment or more, captured with its slashes; last only
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "daemon/http/message.hpp"

namespace saksgang::http {

class Captures {
public:
    // What {name} stood for. The pattern must have it.
    const std::string& operator[](std::string_view name) const;
    void add(std::string_view name, std::string value);

private:
    std::vector<std::pair<std::string_view, std::string>> values_;
};

// For static_assert over a table.
constexpr bool is_pattern(std::string_view pattern);

bool fits(std::string_view pattern, std::span<const std::string> path);
Captures captures_of(std::string_view pattern, std::span<const std::string> path);  // it must fit

template <class Row>
struct Routed {
    const Row* row;
    Captures captures;
};

// Why no row was found: `allow` is empty when no pattern fits (404), else it lists the methods of
// those that do, as the Allow header wants them (405).
struct Unrouted {
    std::string allow;
};

Response unrouted_response(const Request& request, const Unrouted& unrouted);

void add_method(std::string& allow, std::string_view method);

template <class Table>
auto find_route(const Table& table, const Request& request)
    -> std::expected<Routed<std::remove_cvref_t<decltype(*std::begin(table))>>, Unrouted> {
    Unrouted unrouted;
    for (const auto& row : table) {
        if (!fits(row.pattern, request.path)) continue;
        if (row.method == request.method) {
            return Routed{.row = &row, .captures = captures_of(row.pattern, request.path)};
        }
        add_method(unrouted.allow, row.method);
    }
    return std::unexpected(std::move(unrouted));
}

namespace routing {

constexpr bool is_literal(std::string_view text) {
    return text.find_first_of("{}%/") == std::string_view::npos;
}

constexpr bool is_segment(std::string_view segment, bool last) {
    if (!segment.starts_with('{')) return !segment.empty() && is_literal(segment);
    const auto close = segment.find('}');
    if (close == std::string_view::npos) return false;
    std::string_view name = segment.substr(1, close - 1);
    const std::string_view end = segment.substr(close + 1);
    if (name.ends_with("...")) {
        if (!last || !end.empty()) return false;
        name.remove_suffix(3);
    }
    return !name.empty() && is_literal(name) && is_literal(end);
}

}  // namespace routing

constexpr bool is_pattern(std::string_view pattern) {
    if (!pattern.starts_with('/')) return false;
    pattern.remove_prefix(1);
    if (pattern.empty()) return true;
    while (true) {
        const auto slash = pattern.find('/');
        const bool last = slash == std::string_view::npos;
        if (!routing::is_segment(pattern.substr(0, slash), last)) return false;
        if (last) return true;
        pattern.remove_prefix(slash + 1);
    }
}

}  // namespace saksgang::http
