// SPDX-License-Identifier: EUPL-1.2
// How long something took, by the clock that only goes forward. For measuring alone: what a rule or
// a deadline knows of time comes from a Clock.
#pragma once

#include <chrono>

namespace saksgang::runtime {

class Stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

}  // namespace saksgang::runtime
