// SPDX-License-Identifier: EUPL-1.2
// Prometheus' text format, byte for byte, and what is counted for it.
#include "daemon/http/exposition.hpp"

#include <limits>

#include "daemon/http/meter.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::http {
namespace {

TEST_CASE("a family is told once, and its samples follow") {
    Exposition out;
    out.counter("x_total", "How many.").count({}, 3);
    out.gauge("y", "How it is.").whole({{"a", "1"}, {"b", "2"}}, -5).real({{"a", "2"}}, 0.25);
    CHECK(out.take() ==
          "# HELP x_total How many.\n# TYPE x_total counter\nx_total 3\n"
          "# HELP y How it is.\n# TYPE y gauge\ny{a=\"1\",b=\"2\"} -5\ny{a=\"2\"} 0.25\n");
}

TEST_CASE("what a label says cannot end it") {
    Exposition out;
    out.gauge("y", "Slash \\ and\nline, \"quoted\".").whole({{"a", "\"x\\\n}"}}, 1);
    CHECK(out.take() ==
          "# HELP y Slash \\\\ and\\nline, \"quoted\".\n# TYPE y gauge\n"
          "y{a=\"\\\"x\\\\\\n}\"} 1\n");
}

TEST_CASE("numbers that are none are named as the format does") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Exposition out;
    out.gauge("y", "h").real({}, infinity).real({}, -infinity).real({}, 1e21).real({}, 3.0);
    const auto text = out.take();
    CHECK_THAT(text, Catch::EndsWith("y +Inf\ny -Inf\ny 1e+21\ny 3\n"));
}

TEST_CASE("a histogram's buckets hold all that is as small or smaller") {
    constexpr std::array bounds{0.125, 1.0};
    runtime::Histogram histogram{bounds};
    for (const double value : {0.0625, 0.125, 0.5, 7.0})
        histogram.observe(value);
    Exposition out;
    out.histogram("x_seconds", "h").buckets({{"route", "/"}}, histogram.read());
    CHECK(out.take() ==
          "# HELP x_seconds h\n# TYPE x_seconds histogram\n"
          "x_seconds_bucket{route=\"/\",le=\"0.125\"} 2\n"
          "x_seconds_bucket{route=\"/\",le=\"1\"} 3\n"
          "x_seconds_bucket{route=\"/\",le=\"+Inf\"} 4\n"
          "x_seconds_sum{route=\"/\"} 7.6875\n"
          "x_seconds_count{route=\"/\"} 4\n");
}

TEST_CASE("answers are counted by route, method and status") {
    using namespace std::chrono_literals;
    Meter meter;
    meter.answered({.route = "/documents/{slug}", .method = "GET", .status = 200, .took = 3ms});
    meter.answered({.route = "/documents/{slug}", .method = "GET", .status = 404, .took = 4ms});
    meter.answered({.route = "/documents/{slug}", .method = "GET", .status = 200, .took = 5ms});
    const auto& series = meter.series().at({"/documents/{slug}", "GET"});
    CHECK(series.by_status == std::map<int, std::uint64_t>{{200, 2}, {404, 1}});
    CHECK(series.took_seconds.read().total() == 3);
    CHECK(series.took_seconds.read().sum == Approx(0.012));
}

TEST_CASE("what a client wrote becomes no name of a series") {
    Meter meter;
    for (const std::string method : {"get", "BREW", "GET\n", "", "-"})
        meter.answered({.route = {}, .method = method, .status = 400});
    REQUIRE(meter.series().size() == 1);
    CHECK(meter.series().begin()->first == Meter::Asked{"none", "other"});
}

TEST_CASE("connections are counted as they come and go") {
    Meter meter;
    meter.opened();
    meter.opened();
    meter.closed();
    meter.turned_away();
    CHECK(meter.connections() == 2);
    CHECK(meter.connections_open() == 1);
    CHECK(meter.connections_refused() == 1);
}

}  // namespace
}  // namespace saksgang::http
