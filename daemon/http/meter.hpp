// SPDX-License-Identifier: EUPL-1.2
// What the server has done since it began: connections, and answers by route, method and status.
// Plain numbers on the main loop. Never holds what a client wrote: a route is one of the table's
// patterns, a method one of those that exist.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string_view>

#include "daemon/runtime/histogram.hpp"
#include "workflows/core/time.hpp"

namespace saksgang::http {

// A route's name in the log and in the measures: its pattern, or "none".
std::string_view route_named(std::string_view pattern);

class Meter {
public:
    struct Answered {
        std::string_view route;  // never freed; empty: none fits
        std::string_view method;
        int status = 0;
        Milliseconds took{};
    };
    void answered(const Answered& answer);

    void opened() { ++connections_, ++connections_open_; }
    void closed() { --connections_open_; }
    void turned_away() { ++connections_refused_; }

    struct Asked {
        std::string_view route;
        std::string_view method;
        auto operator<=>(const Asked&) const = default;
    };
    struct Series {
        std::map<int, std::uint64_t> by_status = {};
        runtime::Histogram took_seconds{runtime::seconds_bounds()};
    };
    const std::map<Asked, Series>& series() const { return series_; }

    std::uint64_t connections() const { return connections_; }
    std::int64_t connections_open() const { return connections_open_; }
    std::uint64_t connections_refused() const { return connections_refused_; }

private:
    std::map<Asked, Series> series_;
    std::uint64_t connections_ = 0;
    std::int64_t connections_open_ = 0;
    std::uint64_t connections_refused_ = 0;
};

}  // namespace saksgang::http
