// SPDX-License-Identifier: EUPL-1.2
// The small pieces that every JSON answer is made of.
#pragma once

#include <boost/json.hpp>
#include <optional>

#include "workflows/core/time.hpp"

namespace saksgang::http {

inline boost::json::value date_or_null(const std::optional<LocalDate>& date) {
    if (!date) return nullptr;
    return boost::json::string{format_date(*date)};
}

inline boost::json::value instant_or_null(const std::optional<Instant>& instant) {
    if (!instant) return nullptr;
    return boost::json::string{format_instant(*instant)};
}

template <class Items, class Encode>
boost::json::array array_of(const Items& items, Encode encode) {
    boost::json::array array;
    array.reserve(items.size());
    for (const auto& item : items)
        array.push_back(encode(item));
    return array;
}

}  // namespace saksgang::http
