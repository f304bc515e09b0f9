// SPDX-License-Identifier: EUPL-1.2
// What the server makes of well-behaved clients.
#include <boost/json/parse.hpp>

#include "tests/http/test_server.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_client.hpp"

namespace saksgang::test {
namespace {

TEST_CASE("a request reaches the handler whole and its answer comes back") {
    TestServer server;
    HttpClient client(server.port());
    const Answer answer = client.request("POST", "/echo/a%20b?x=1", "hello");
    CHECK(answer.status == 200);
    CHECK(answer.header("content-type") == "text/plain; charset=utf-8");
    CHECK(told(answer.body, "method") == "POST");
    CHECK(told(answer.body, "path") == "/echo/a b");
    CHECK(told(answer.body, "query") == "x=1;");
    CHECK(told(answer.body, "body") == "hello");
    CHECK(told(answer.body, "peer") == "127.0.0.1");
    CHECK(told(answer.body, "secure") == "no");
    CHECK(answer.header("x-request-id") == told(answer.body, "id"));
    CHECK(answer.header("connection").empty());
    CHECK_THAT(answer.header("date"), Catch::EndsWith(" GMT"));
}

TEST_CASE("a connection serves many requests, each with an id of its own") {
    TestServer server;
    HttpClient client(server.port());
    std::string previous;
    for (int round = 0; round < 100; ++round) {
        const Answer answer = client.get("/echo/" + std::to_string(round));
        REQUIRE(answer.status == 200);
        CHECK(told(answer.body, "path") == "/echo/" + std::to_string(round));
        CHECK(answer.header("x-request-id") != previous);
        previous = answer.header("x-request-id");
    }
}

TEST_CASE("HEAD is GET without the body") {
    TestServer server;
    HttpClient client(server.port());
    const Answer head = client.request("HEAD", "/large");
    CHECK(head.status == 200);
    CHECK(head.header("content-length") == "1000000");
    const Answer get = client.get("/echo");
    CHECK(told(get.body, "method") == "GET");
    CHECK(server.logs("method=HEAD path=/large status=200"));
}

TEST_CASE("a 204 has neither body nor length, and the connection goes on") {
    TestServer server;
    HttpClient client(server.port());
    const Answer nothing = client.get("/nothing");
    CHECK(nothing.status == 204);
    CHECK(nothing.header("content-length").empty());
    CHECK(client.get("/echo").status == 200);
}

TEST_CASE("a large shared body arrives whole") {
    TestServer server;
    HttpClient client(server.port());
    for (int round = 0; round < 3; ++round) {
        CHECK(client.get("/large").body == std::string(1'000'000, 'x'));
    }
}

TEST_CASE("a large body is taken, plain and chunked") {
    TestServer server;
    HttpClient client(server.port());
    const std::string body(4'000'000, 'b');
    CHECK(told(client.request("PUT", "/echo", body).body, "bytes") == "4000000");

    client.send("PUT /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int chunk = 0; chunk < 100; ++chunk) {
        client.send("2710\r\n" + std::string(10'000, 'c') + "\r\n");
    }
    client.send("0\r\n\r\n");
    CHECK(told(client.receive().body, "bytes") == "1000000");
}

TEST_CASE("pipelined requests are answered one by one in order") {
    TestServer server;
    HttpClient client(server.port());
    std::string all;
    for (int number = 0; number < 50; ++number) {
        all += "POST /echo/" + std::to_string(number) +
               " HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";
    }
    client.send(all);
    for (int number = 0; number < 50; ++number) {
        const Answer answer = client.receive();
        CHECK(told(answer.body, "path") == "/echo/" + std::to_string(number));
        CHECK(told(answer.body, "body") == "abc");
    }
}

TEST_CASE("a request that comes byte by byte is the same request") {
    TestServer server;
    HttpClient client(server.port());
    constexpr std::string_view bytes =
        "PUT /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi";
    for (const char c : bytes)
        client.send({&c, 1});
    CHECK(told(client.receive().body, "body") == "hi");
}

TEST_CASE("whoever waits for 100 Continue gets it once the header is taken") {
    TestServer server;
    HttpClient client(server.port());
    client.send(
        "PUT /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(client.receive().status == 100);
    client.send("hi");
    const Answer answer = client.receive();
    CHECK(answer.status == 200);
    CHECK(told(answer.body, "body") == "hi");
}

TEST_CASE("whoever is refused is not told to continue") {
    TestServer server({.body_bytes_max = 10});
    HttpClient client(server.port());
    client.send(
        "PUT /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
    CHECK(client.receive().status == 413);
}

TEST_CASE("a connection ends when the client wishes it, by version") {
    TestServer server;
    HttpClient asked(server.port());
    CHECK(asked.get("/echo", {{"Connection", "close"}}).header("connection") == "close");
    CHECK(asked.rest().empty());

    HttpClient old(server.port());
    old.send("GET /echo HTTP/1.0\r\n\r\n");
    CHECK(old.receive().header("connection") == "close");
    CHECK(old.rest().empty());

    HttpClient kept(server.port());
    kept.send("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(kept.receive().header("connection") == "keep-alive");
    CHECK(kept.get("/echo").status == 200);
}

TEST_CASE("a client that half-closes still gets its answer") {
    TestServer server;
    HttpClient client(server.port());
    client.send("GET /echo HTTP/1.1\r\nHost: x\r\n\r\n");
    client.finish_sending();
    CHECK(client.receive().status == 200);
    CHECK(client.rest().empty());
}

TEST_CASE("a handler that throws is a 500 that tells nothing, and the connection goes on") {
    TestServer server;
    HttpClient client(server.port());
    const Answer answer = client.get("/throws?token=secret");
    CHECK(answer.status == 500);
    CHECK(answer.header("content-type") == "application/problem+json");
    CHECK_THAT(answer.body, !Catch::Contains("cellar"));
    const auto body = boost::json::parse(answer.body).as_object();
    CHECK(body.at("code").as_string() == "internal");
    CHECK(std::string_view(body.at("request_id").as_string()) == answer.header("x-request-id"));
    CHECK(client.get("/echo").status == 200);
    CHECK(server.logs("the cellar is flooded"));
    CHECK(server.logs("request=" + answer.header("x-request-id") + " code=internal"));
    CHECK_THAT(server.log(), !Catch::Contains("secret"));
}

TEST_CASE("a header with a line break in it becomes a 500 and not a second header") {
    TestServer server;
    HttpClient client(server.port());
    const Answer answer = client.get("/splits");
    CHECK(answer.status == 500);
    CHECK(answer.header("set-cookie").empty());
}

TEST_CASE("each exchange is one line in the log, without its query") {
    TestServer server;
    HttpClient client(server.port());
    const Answer answer = client.get("/echo/a?password=b");
    CHECK(server.logs("level=info channel=http request=" + answer.header("x-request-id") +
                      " method=GET path=/echo/a status=200 ms="));
    CHECK_THAT(server.log(), !Catch::Contains("password"));
}

TEST_CASE("forwarded headers are believed from trusted proxies and from nobody else") {
    const Headers forwarded{{"X-Forwarded-For", "203.0.113.9"}, {"X-Forwarded-Proto", "https"}};
    const auto answer_of = [&](const http::ServerOptions& options) {
        TestServer server(options);
        HttpClient client(server.port());
        return client.get("/echo", forwarded).body;
    };
    const std::string believed = answer_of({.trusted_proxies = {"127.0.0.0/8"}});
    CHECK(told(believed, "peer") == "203.0.113.9");
    CHECK(told(believed, "secure") == "yes");

    const std::string direct = answer_of({.trusted_proxies = {"10.0.0.0/8"}});
    CHECK(told(direct, "peer") == "127.0.0.1");
    CHECK(told(direct, "secure") == "no");
}

}  // namespace
}  // namespace saksgang::test
