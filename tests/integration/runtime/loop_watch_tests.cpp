// SPDX-License-Identifier: EUPL-1.2
// A loop that is kept busy, on purpose and not for long.
#include "daemon/runtime/loop_watch.hpp"

#include <spdlog/sinks/ostream_sink.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <sstream>
#include <tuple>

#include "daemon/runtime/log.hpp"
#include "daemon/runtime/spawn.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

using namespace std::chrono_literals;

void keep_busy(std::chrono::milliseconds time) {
    const auto until = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < until) {
    }
}

TEST_CASE("a loop kept busy is late by as long, and the log is told") {
    std::ostringstream lines;
    REQUIRE(set_up_logging("info", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines)));
    asio::io_context io{1};
    LoopWatch watch{io.get_executor(), 1ms, 10ms};
    int looks = 0;
    spawn(io.get_executor(), watch.run([&] {
        if (++looks == 2) io.stop();
    }),
          "watch");
    asio::post(io, [] { keep_busy(30ms); });
    io.run();
    const auto reading = watch.lag().read();
    CHECK(reading.total() == 2);
    CHECK(reading.sum >= 0.02);
    CHECK_THAT(lines.str(), Catch::Contains("level=warning channel=daemon event=loop_late ms="));
    std::ignore = set_up_logging("off", LogFormat::text);
}

}  // namespace
}  // namespace saksgang::runtime
