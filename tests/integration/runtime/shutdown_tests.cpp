// SPDX-License-Identifier: EUPL-1.2
// The end of the process, the log, and coroutines nobody waits for.
#include "daemon/runtime/shutdown.hpp"

#include <spdlog/sinks/ostream_sink.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/system/system_error.hpp>
#include <csignal>
#include <sstream>
#include <stdexcept>

#include "daemon/runtime/log.hpp"
#include "daemon/runtime/spawn.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::runtime {
namespace {

// What the program logs while this lives.
class CapturedLog {
public:
    CapturedLog() {
        sink_ = std::make_shared<spdlog::sinks::ostream_sink_mt>(text_);
        REQUIRE(set_up_logging("info", sink_));
    }
    ~CapturedLog() { std::ignore = set_up_logging("off", sink_); }
    std::string text() const { return text_.str(); }

private:
    std::ostringstream text_;
    std::shared_ptr<spdlog::sinks::sink> sink_;
};

asio::awaitable<void> throw_at_once(std::string text) {
    throw std::runtime_error(text);
    co_return;
}

asio::awaitable<void> be_cancelled() {
    throw boost::system::system_error(asio::error::operation_aborted);
    co_return;
}

TEST_CASE("the stop signal is awaited like anything else") {
    asio::io_context io(1);
    auto signal = asio::co_spawn(io, stop_signal(), asio::use_future);
    io.poll();
    std::raise(SIGTERM);
    io.run();
    CHECK(signal.get() == SIGTERM);
}

TEST_CASE("shutdown steps run last begun first, and one that throws stops no other") {
    const CapturedLog log;
    asio::io_context io(1);
    std::string order;
    Shutdown shutdown;
    const auto note = [&order](std::string_view name) -> asio::awaitable<void> {
        order += name;
        co_return;
    };
    shutdown.add("store", [&] { return note("store"); });
    shutdown.add("writer", [] { return throw_at_once("disk full"); });
    shutdown.add("server", [&] { return note("server "); });
    asio::co_spawn(io, shutdown.run(), asio::use_future);
    io.run();
    CHECK(order == "server store");
    CHECK_THAT(log.text(), Catch::Contains("shutdown=writer error=\"disk full\""));
}

TEST_CASE("a spawned coroutine's exception is logged in one line; a cancelled one is not") {
    const CapturedLog log;
    asio::io_context io(1);
    spawn(io.get_executor(), throw_at_once("two\nlines"), "dispatcher");
    spawn(io.get_executor(), be_cancelled(), "stream");
    io.run();
    CHECK_THAT(log.text(), Catch::Contains("level=error channel=runtime coroutine=dispatcher "
                                           "error=\"two\\x0alines\"\n"));
    CHECK_THAT(log.text(), !Catch::Contains("stream"));
}

TEST_CASE("a log level nobody knows is refused, and lines below the level are dropped") {
    const CapturedLog log;
    const auto refused = set_up_logging("loud", LogFormat::text);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == "log.level");
    channel("store")->debug("hidden=1");
    channel("store")->info("shown=1");
    CHECK_THAT(log.text(), Catch::Matches("time=20.*Z level=info channel=store shown=1\n"));
}

TEST_CASE("a log value is quoted exactly when it must be") {
    const std::pair<std::string_view, std::string_view> table[] = {
        {"plain", "plain"},     {"/api/v1/documents", "/api/v1/documents"},
        {"", "\"\""},           {"two words", "\"two words\""},
        {"a=b", "\"a=b\""},     {"a\nb", "\"a\\x0ab\""},
        {"a\"b", "\"a\\\"b\""}, {"a\\b", "\"a\\\\b\""},
        {"\x7f", "\"\\x7f\""},  {"blåbær", "blåbær"},
    };
    for (const auto& [value, written] : table)
        CHECK(log_value(value) == written);
}

}  // namespace
}  // namespace saksgang::runtime
