// SPDX-License-Identifier: EUPL-1.2
// `co_await something.async_…(as_result)` gives its failure as a value, beside what it gives.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace saksgang::runtime {

inline constexpr auto as_result = boost::asio::as_tuple(boost::asio::use_awaitable);

}  // namespace saksgang::runtime
