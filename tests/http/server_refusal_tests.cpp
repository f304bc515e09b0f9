// SPDX-License-Identifier: EUPL-1.2
// What the server makes of clients that are broken, slow, hostile or too many.
#include <boost/json/parse.hpp>
#include <memory>

#include "tests/http/test_server.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_client.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::test {
namespace {

using namespace std::chrono_literals;

std::string code_of(const Answer& answer) {
    CHECK(answer.header("content-type") == "application/problem+json");
    return std::string(boost::json::parse(answer.body).as_object().at("code").as_string());
}

TEST_CASE("a malformed request is a 400 problem and the end of the connection") {
    TestServer server;
    const std::string start = "POST /echo HTTP/1.1\r\nHost: x\r\n";
    const std::string table[] = {
        "nonsense\r\n\r\n",
        "GET / HTTP/3\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        start + "Transfer-Encoding: gzip\r\n\r\n",
        start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        start + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(40'000, 'e'),
    };
    for (const std::string& bytes : table) {
        INFO(bytes.substr(0, 100));
        HttpClient client(server.port());
        client.send(bytes);
        const Answer answer = client.receive();
        CHECK(answer.status == 400);
        CHECK(code_of(answer) == "malformed_request");
        CHECK(answer.header("connection") == "close");
        CHECK_FALSE(answer.header("x-request-id").empty());
        client.finish_sending();
        CHECK(client.rest().empty());
    }
}

TEST_CASE("what follows a refused request is never taken for a request") {
    TestServer server;
    HttpClient client(server.port());
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\nGET /echo/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.receive().status == 400);
    client.finish_sending();
    CHECK(client.rest().empty());
    CHECK(server.logs("status=400"));
    CHECK_THAT(server.log(), !Catch::Contains("smuggled"));
}

TEST_CASE("a bad address is a 400 problem, and the connection goes on") {
    TestServer server;
    HttpClient client(server.port());
    for (const auto* target : {"/a/../b", "/a%2fb", "/%00", "/a//b", "/%ff"}) {
        INFO(target);
        const Answer answer = client.request("POST", target, "body");
        CHECK(answer.status == 400);
        CHECK(code_of(answer) == "malformed_request");
    }
    CHECK(client.get("/echo").status == 200);
}

TEST_CASE("a method nobody knows is a 501 problem") {
    TestServer server;
    HttpClient client(server.port());
    const Answer answer = client.request("BREW", "/echo");
    CHECK(answer.status == 501);
    CHECK(code_of(answer) == "method_unknown");
}

TEST_CASE("an address or headers beyond the limit are 414 and 431") {
    TestServer server;
    HttpClient long_address(server.port());
    const Answer address = long_address.get("/" + std::string(limits::http_target_bytes_max, 'a'));
    CHECK(address.status == 414);
    CHECK(code_of(address) == "target_too_long");

    HttpClient endless_address(server.port());
    endless_address.send("GET /" + std::string(2 * limits::http_header_bytes_max, 'a'));
    CHECK(endless_address.receive().status == 414);

    HttpClient headers(server.port());
    const Answer refused =
        headers.get("/echo", {{"A", std::string(limits::http_header_bytes_max, 'a')}});
    CHECK(refused.status == 431);
    CHECK(code_of(refused) == "headers_too_large");
}

TEST_CASE("a body beyond the limit is a 413 problem that arrives although the client sends on") {
    TestServer server({.body_bytes_max = 1000});
    HttpClient client(server.port());
    client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n");
    client.send(std::string(200'000, 'a'));
    const Answer answer = client.receive();
    CHECK(answer.status == 413);
    CHECK(code_of(answer) == "body_too_large");
    CHECK(answer.header("connection") == "close");

    HttpClient chunked(server.port());
    chunked.send("PUT /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int chunk = 0; chunk < 3; ++chunk) {
        chunked.send("190\r\n" + std::string(400, 'a') + "\r\n");
    }
    CHECK(chunked.receive().status == 413);
}

TEST_CASE("bodies of all connections together have a limit, given back with the answer") {
    TestServer server({.body_bytes_max = 1000, .bodies_bytes_max = 1500});
    const std::string body(1000, 'a');
    HttpClient first(server.port());
    first.send("PUT /gate HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + body);
    server.wait_for_gate();

    HttpClient second(server.port());
    const Answer refused = second.request("PUT", "/echo", body);
    CHECK(refused.status == 503);
    CHECK(code_of(refused) == "busy");

    server.open_gate();
    CHECK(first.receive().status == 200);
    CHECK(first.request("PUT", "/echo", body).status == 200);
}

TEST_CASE("a client that does not go on is cut, at whatever point it stops") {
    TestServer server({.idle_timeout = 40ms, .exchange_timeout = 40ms});
    for (const auto* bytes : {"", "G", "GET /echo HTTP/1.1\r\nHost: x\r\n",
                              "PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhal"}) {
        INFO(bytes);
        HttpClient client(server.port());
        client.send(bytes);
        CHECK(client.rest().empty());
    }
    HttpClient after_one(server.port());
    CHECK(after_one.get("/echo").status == 200);
    CHECK(after_one.rest().empty());
}

TEST_CASE("a header that comes in drops does not renew its deadline") {
    TestServer server({.idle_timeout = 10s, .exchange_timeout = 40ms});
    HttpClient client(server.port());
    client.send("GET /echo HTTP/1.1\r\nHost: x\r\n");
    // Slow enough for the limit on headers never to be reached first: one byte each time the
    // server's loop has gone round.
    const auto drip = [&] {
        while (true) {
            client.send("A");
            for (int round = 0; round < 100; ++round)
                std::ignore = server.log();
        }
    };
    CHECK_THROWS_AS(drip(), std::runtime_error);
    CHECK_THAT(server.log(), !Catch::Contains("status="));
}

TEST_CASE("a client that reads nothing is cut") {
    TestServer server({.idle_timeout = 10s, .exchange_timeout = 40ms});
    HttpClient client(server.port());
    const auto ask_on = [&client] {
        while (true)
            client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    };
    CHECK_THROWS_AS(ask_on(), std::runtime_error);
}

TEST_CASE("a handler that takes long is not cut with the deadline") {
    TestServer server({.idle_timeout = 10ms, .exchange_timeout = 10ms});
    HttpClient slow(server.port());
    slow.send("GET /gate HTTP/1.1\r\nHost: x\r\n\r\n");
    server.wait_for_gate();
    HttpClient other(server.port());
    CHECK(other.rest().empty());  // a deadline begun after the first one's has passed
    server.open_gate();
    CHECK(slow.receive().body == "through");
}

TEST_CASE("connections beyond the limit get a 503 and are closed; others are not disturbed") {
    TestServer server({.connections_max = 2});
    auto first = std::make_unique<HttpClient>(server.port());
    HttpClient second(server.port());
    REQUIRE(first->get("/echo").status == 200);
    REQUIRE(second.get("/echo").status == 200);

    HttpClient third(server.port());
    const Answer refused = third.receive();
    CHECK(refused.status == 503);
    CHECK(code_of(refused) == "busy");
    CHECK(refused.header("retry-after") == "1");
    CHECK(third.rest().empty());

    CHECK(second.get("/echo").status == 200);
    first.reset();
    // The place is free as soon as the server has seen the first one's end.
    bool admitted = false;
    for (int attempt = 0; attempt < 1000 && !admitted; ++attempt) {
        HttpClient next(server.port());
        next.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
        try {
            admitted = next.receive().status == 200;
        } catch (const std::runtime_error&) {
            // Turned away before it had sent: the reset took the answer along.
        }
    }
    CHECK(admitted);
}

TEST_CASE("what a client puts into its address cannot forge a field of the log") {
    TestServer server;
    HttpClient client(server.port());
    client.send("GET /a\x01level=error HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(client.receive().status == 400);
    CHECK(HttpClient(server.port()).get("/echo/%0Alevel=error").status == 400);
    CHECK(server.logs("path=\"/echo/%0Alevel=error\""));
}

}  // namespace
}  // namespace saksgang::test
