// SPDX-License-Identifier: EUPL-1.2
#include "daemon/runtime/histogram.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

constexpr std::array bounds{1.0, 2.0, 5.0};

TEST_CASE("a value falls in the first bucket whose bound it does not pass") {
    Histogram histogram{bounds};
    for (const double value : {0.0, 1.0, 1.5, 2.0, 5.0, 5.1, 100.0})
        histogram.observe(value);
    const auto reading = histogram.read();
    CHECK(reading.counts == std::vector<std::uint64_t>{2, 2, 1, 2});
    CHECK(reading.total() == 7);
    CHECK(reading.sum == Approx(114.6));
}

TEST_CASE("nothing observed is nothing counted") {
    const auto reading = Histogram{bounds}.read();
    CHECK(reading.counts == std::vector<std::uint64_t>{0, 0, 0, 0});
    CHECK(reading.sum == 0.0);
}

TEST_CASE("the buckets in use ascend, and fit") {
    for (const auto used : {seconds_bounds(), group_bounds()}) {
        CHECK(used.size() <= Histogram::buckets_max);
        CHECK(std::ranges::adjacent_find(used, std::greater_equal<>{}) == used.end());
    }
}

}  // namespace
}  // namespace saksgang::runtime
