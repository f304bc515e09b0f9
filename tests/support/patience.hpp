// SPDX-License-Identifier: EUPL-1.2
// How long a test waits for work on a megabyte of hostile text. No measure of speed, which is
// ./dev bench's: near-linear work is done long before on any machine and under any sanitizer, and
// work that grows with the square of its input takes an hour.
#pragma once

#include <chrono>

namespace saksgang::support {

inline constexpr std::chrono::seconds patience{90};

}  // namespace saksgang::support
