// SPDX-License-Identifier: EUPL-1.2
// The limits of following the journal, beside limits.hpp, which every source reads: these are read
// by the few that follow it.
#pragma once

#include "workflows/core/limits.hpp"

namespace saksgang::limits {

// Those who wait for the journal to grow: a wait or a stream each.
inline constexpr std::size_t journal_readers_max = 256;
inline constexpr std::size_t journal_readers_per_peer_max = 16;
inline constexpr seconds journal_wait_max{30};
inline constexpr seconds journal_heart_beat{15};  // proxies close what is silent for a minute
inline constexpr seconds journal_retry{3};
inline constexpr milliseconds journal_rest{100};  // between two readings by one of them

}  // namespace saksgang::limits
