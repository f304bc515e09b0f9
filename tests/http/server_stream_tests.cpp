// SPDX-License-Identifier: EUPL-1.2
// Bodies that are made while they are sent: how they are framed, and every way they end.
#include <memory>

#include "tests/http/test_server.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/http_client.hpp"

namespace saksgang::test {
namespace {

using namespace std::chrono_literals;

std::string request(std::string_view method, std::string_view path, std::string_view version) {
    std::string text{method};
    text.append(" ").append(path).append(" HTTP/").append(version);
    return text.append("\r\nHost: x\r\n\r\n");
}

// All of the answer; the connection closes behind a stream.
std::string answer(TestServer& server, std::string_view method, std::string_view path,
                   std::string_view version = "1.1") {
    HttpClient client(server.port());
    client.send(request(method, path, version));
    return client.rest();
}

std::string body_of(const std::string& answer) {
    return answer.substr(answer.find("\r\n\r\n") + 4);
}

bool says(const std::string& answer, std::string_view words) {
    return answer.find(words) != std::string::npos;
}

TEST_CASE("a stream goes out in chunks, and its end closes the connection") {
    TestServer server;
    const auto whole = answer(server, "GET", "/counts");
    CHECK(says(whole, "\r\nTransfer-Encoding: chunked\r\n"));
    CHECK(says(whole, "\r\nConnection: close\r\n"));
    CHECK_FALSE(says(whole, "Content-Length"));
    CHECK(body_of(whole) == "3\r\none\r\n3\r\ntwo\r\n5\r\nthree\r\n0\r\n\r\n");
}

TEST_CASE("HTTP/1.0 gets a stream as it is, to its end") {
    TestServer server;
    const auto whole = answer(server, "GET", "/counts", "1.0");
    CHECK_FALSE(says(whole, "Transfer-Encoding"));
    CHECK(body_of(whole) == "onetwothree");
}

TEST_CASE("HEAD gets a stream's headers and not its body") {
    TestServer server;
    const auto whole = answer(server, "HEAD", "/waits");
    CHECK(says(whole, "\r\nTransfer-Encoding: chunked\r\n"));
    CHECK(body_of(whole).empty());
}

TEST_CASE("a stream that breaks is not ended as if it were whole") {
    TestServer server;
    const auto whole = answer(server, "GET", "/breaks");
    CHECK_FALSE(says(whole, "\r\n0\r\n\r\n"));
    CHECK(server.logs("the pen ran dry"));
}

TEST_CASE("a stream that has nothing to say outlives every deadline") {
    TestServer server({.idle_timeout = 20ms, .exchange_timeout = 20ms});
    HttpClient waiting(server.port());
    waiting.send(request("GET", "/waits", "1.1"));
    server.wait_for_gate();
    for (int idle = 0; idle < 3; ++idle) {
        HttpClient other(server.port());
        CHECK(other.rest().empty());  // it has outwaited the idle timeout
    }
    server.begin_stop().get();
    CHECK(body_of(waiting.rest()) == "5\r\nfirst\r\n0\r\n\r\n");
}

TEST_CASE("stopping ends a stream, whole") {
    TestServer server;
    HttpClient client(server.port());
    client.send(request("GET", "/waits", "1.1"));
    server.wait_for_gate();
    auto stopped = server.begin_stop();
    CHECK(body_of(client.rest()) == "5\r\nfirst\r\n0\r\n\r\n");
    client.finish_sending();
    stopped.get();
}

TEST_CASE("a stream is stopped when its reader goes") {
    TestServer server;
    auto client = std::make_unique<HttpClient>(server.port());
    client->send(request("GET", "/waits", "1.1"));
    server.wait_for_gate();
    client.reset();
    server.wait_for_stop();
    CHECK(server.logs("path=/waits"));
}

TEST_CASE("a stream is stopped when its reader sends something instead") {
    TestServer server;
    HttpClient client(server.port());
    client.send(request("GET", "/waits", "1.1"));
    server.wait_for_gate();
    client.send(request("GET", "/echo", "1.1"));
    CHECK(body_of(client.rest()) == "5\r\nfirst\r\n0\r\n\r\n");
}

TEST_CASE("a reader that does not read is cut off") {
    TestServer server({.exchange_timeout = 50ms});
    HttpClient client(server.port());
    client.send(request("GET", "/floods", "1.1"));
    server.wait_for_stop();
    CHECK(server.logs("path=/floods"));
    CHECK_FALSE(says(client.rest(), "\r\n0\r\n\r\n"));
}

}  // namespace
}  // namespace saksgang::test
