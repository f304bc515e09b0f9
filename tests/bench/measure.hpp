// SPDX-License-Identifier: EUPL-1.2
// What the programs of this folder measure with: a steady clock, the latencies of a run, and the
// one line of JSON that each prints for the driver.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace saksgang::bench {

// Nanoseconds of a clock that all processes of the machine share.
inline std::int64_t now_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

class Deadline {
public:
    explicit Deadline(double seconds) : end_(now_ns() + static_cast<std::int64_t>(seconds * 1e9)) {}
    bool passed() const { return now_ns() >= end_; }

private:
    std::int64_t end_;
};

class Latencies {
public:
    void add(std::int64_t nanoseconds) { taken_.push_back(nanoseconds); }
    std::size_t count() const { return taken_.size(); }

    // Milliseconds that `share` of all took at most; 0 when there are none.
    double percentile(double share) {
        if (taken_.empty()) return 0;
        std::ranges::sort(taken_);
        const auto place = static_cast<std::size_t>(share * static_cast<double>(taken_.size()));
        return static_cast<double>(taken_[std::min(place, taken_.size() - 1)]) / 1e6;
    }

private:
    std::vector<std::int64_t> taken_;
};

inline void print_run(Latencies& latencies, double seconds) {
    fmt::print(R"({{"count":{},"seconds":{:.4f},"rate":{:.1f},"p50_ms":{:.4f},"p99_ms":{:.4f}}})"
               "\n",
               latencies.count(), seconds, static_cast<double>(latencies.count()) / seconds,
               latencies.percentile(0.5), latencies.percentile(0.99));
}

}  // namespace saksgang::bench
