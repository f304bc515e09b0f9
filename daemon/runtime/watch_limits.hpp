// SPDX-License-Identifier: EUPL-1.2
// When the daemon says of itself that it is slow: limits of nothing but the log, and so not among
// those that a user can meet.
#pragma once

#include <chrono>

namespace saksgang::limits {

inline constexpr std::chrono::milliseconds loop_watch_interval{250};
inline constexpr std::chrono::milliseconds loop_late_after{100};
inline constexpr std::chrono::seconds request_slow_after{2};

}  // namespace saksgang::limits
