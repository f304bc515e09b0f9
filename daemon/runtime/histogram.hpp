// SPDX-License-Identifier: EUPL-1.2
// How often something was how large, in fixed buckets. One thread observes, without a lock and
// without waiting; any thread may read, and sees every bucket as it was at some moment lately.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace saksgang::runtime {

class Histogram {
public:
    static constexpr std::size_t buckets_max = 16;

    // The buckets' upper bounds, ascending, at most buckets_max; what they refer to lives longer.
    // What is larger than the last has a bucket of its own.
    explicit Histogram(std::span<const double> bounds);

    void observe(double value);

    struct Reading {
        std::span<const double> bounds;
        std::vector<std::uint64_t> counts;  // of each bucket alone; one more than bounds
        double sum = 0;
        std::uint64_t total() const;
    };
    Reading read() const;

private:
    std::span<const double> bounds_;
    std::array<std::atomic<std::uint64_t>, buckets_max + 1> counts_{};
    std::atomic<double> sum_ = 0;
};

// From a millisecond to half a minute: requests, waits, work on a disk.
std::span<const double> seconds_bounds();
// 1, 2, 4 … 64: how many went together.
std::span<const double> group_bounds();

}  // namespace saksgang::runtime
