// SPDX-License-Identifier: EUPL-1.2
#include "daemon/http/meter.hpp"

#include <algorithm>
#include <array>

namespace saksgang::http {
namespace {

constexpr std::array<std::string_view, 7> methods{"GET",   "HEAD",    "POST",  "PUT",
                                                  "PATCH", "OPTIONS", "DELETE"};

std::string_view method_named(std::string_view method) {
    const auto known = std::ranges::find(methods, method);
    return known == methods.end() ? "other" : *known;
}

}  // namespace

std::string_view route_named(std::string_view pattern) {
    return pattern.empty() ? "none" : pattern;
}

void Meter::answered(const Answered& answer) {
    Series& series = series_[{route_named(answer.route), method_named(answer.method)}];
    ++series.by_status[answer.status];
    series.took_seconds.observe(std::chrono::duration<double>(answer.took).count());
}

}  // namespace saksgang::http
