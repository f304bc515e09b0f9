// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/histogram.hpp"

#include <algorithm>
#include <numeric>

#include "workflows/core/assert.hpp"

namespace saksgang::runtime {
namespace {

constexpr std::array seconds_of_buckets{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,
                                        0.2,   0.5,   1.0,   2.0,  5.0,  10.0, 30.0};
constexpr std::array group_sizes{1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0};

}  // namespace

Histogram::Histogram(std::span<const double> bounds) : bounds_(bounds) {
    ASSERT(bounds.size() <= buckets_max);
    ASSERT(std::ranges::is_sorted(bounds));
}

// There is one observer, so reading and writing back loses nothing.
void Histogram::observe(double value) {
    const auto bucket = std::ranges::lower_bound(bounds_, value) - bounds_.begin();
    auto& count = counts_[static_cast<std::size_t>(bucket)];
    count.store(count.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    sum_.store(sum_.load(std::memory_order_relaxed) + value, std::memory_order_relaxed);
}

Histogram::Reading Histogram::read() const {
    Reading reading{.bounds = bounds_, .counts = {}};
    for (std::size_t i = 0; i <= bounds_.size(); ++i)
        reading.counts.push_back(counts_[i].load(std::memory_order_relaxed));
    reading.sum = sum_.load(std::memory_order_relaxed);
    return reading;
}

std::uint64_t Histogram::Reading::total() const {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::span<const double> seconds_bounds() {
    return seconds_of_buckets;
}

std::span<const double> group_bounds() {
    return group_sizes;
}

}  // namespace saksgang::runtime
