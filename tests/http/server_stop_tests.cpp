// SPDX-License-Identifier: EUPL-1.2
// How the server begins and ends.
#include <future>
#include <memory>

#include "tests/http/test_server.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_client.hpp"

namespace saksgang::test {
namespace {

using namespace std::chrono_literals;

bool is_ready(const std::future<void>& future) {
    return future.wait_for(0s) == std::future_status::ready;
}

boost::asio::awaitable<http::Response> say_nothing(http::Request) {
    co_return http::Response{};
}

TEST_CASE("stopping closes idle connections and finishes the running request") {
    TestServer server;
    HttpClient idle(server.port());
    REQUIRE(idle.get("/echo").status == 200);
    HttpClient running(server.port());
    running.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    server.wait_for_gate();

    auto stopped = server.begin_stop();
    CHECK(idle.rest().empty());
    CHECK_THROWS_AS(HttpClient(server.port()), std::runtime_error);
    CHECK_FALSE(is_ready(stopped));

    server.open_gate();
    const Answer answer = running.receive();
    CHECK(answer.body == "through");
    CHECK(answer.header("connection") == "close");
    CHECK(running.rest().empty());
    running.finish_sending();
    stopped.get();
}

TEST_CASE("what is still running when the grace is over is cut") {
    TestServer server({.shutdown_grace = 20ms});
    HttpClient running(server.port());
    running.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    server.wait_for_gate();
    server.begin_stop().get();
    CHECK(running.rest().empty());
}

TEST_CASE("an idle server stops at once, and again") {
    TestServer server;
    server.begin_stop().get();
    server.begin_stop().get();
    CHECK_THROWS_AS(HttpClient(server.port()), std::runtime_error);
}

TEST_CASE("a server that cannot listen, or is told nonsense, says so at once") {
    boost::asio::io_context io(1);
    const SystemClock clock;
    const auto build = [&](const http::ServerOptions& options) {
        http::Server(io, clock, options, say_nothing);
    };
    CHECK_THROWS(build({.address = "not an address"}));
    CHECK_THROWS(build({.address = "192.0.2.1"}));
    CHECK_THROWS(build({.tls_certificate_file = "/nonexistent.pem"}));
    CHECK_THROWS(build({.trusted_proxies = {"proxy"}}));
    const http::Server first(io, clock, {}, say_nothing);
    CHECK_THROWS(build({.port = first.port()}));
}

TEST_CASE("a loop that is destroyed with connections open takes them along") {
    auto io = std::make_unique<boost::asio::io_context>(1);
    const SystemClock clock;
    auto server = std::make_unique<http::Server>(*io, clock, http::ServerOptions{}, say_nothing);
    server->start();
    HttpClient client(server->port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n");
    for (int step = 0; step < 20; ++step)
        io->poll_one();
    server.reset();
    io.reset();
    CHECK(client.rest().empty());
}

}  // namespace
}  // namespace saksgang::test
