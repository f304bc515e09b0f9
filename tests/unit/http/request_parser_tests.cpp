// SPDX-License-Identifier: EUPL-1.2
// HTTP/1.1 framing: what is read, in which pieces, and what is refused.
#include "daemon/http/request_parser.hpp"

#include "tests/support/catch.hpp"

namespace saksgang::http {
namespace {

constexpr ParserLimits small{.header_bytes_max = 1024, .body_bytes_max = 100};

// Feeds the bytes `step` at a time, keeping what the parser leaves, as a connection does.
Result<std::size_t> feed(RequestParser& parser, std::string_view bytes, std::size_t step) {
    std::string unread;
    std::size_t used = 0;
    for (std::size_t at = 0; at < bytes.size() && !parser.done(); at += step) {
        unread += bytes.substr(at, step);
        while (!unread.empty() && !parser.done()) {
            TRY(const std::size_t taken, parser.read(unread));
            if (taken == 0) break;
            unread.erase(0, taken);
            used += taken;
        }
    }
    return used;
}

TEST_CASE("a request is the same in whatever pieces it comes") {
    constexpr std::string_view plain =
        "PUT /a?b=c HTTP/1.1\r\nHost: x\r\nContent-TYPE:  text/plain \r\n"
        "Content-Length: 5\r\n\r\nhello";
    constexpr std::string_view chunked =
        "PUT /a?b=c HTTP/1.1\r\nHost: x\r\nContent-TYPE: text/plain\r\n"
        "Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n03\r\nllo\r\n0\r\nTrailer: no\r\n\r\n";
    for (const std::string_view bytes : {plain, chunked}) {
        for (std::size_t step = 1; step <= bytes.size(); ++step) {
            INFO(step);
            RequestParser parser(small);
            const auto used = feed(parser, bytes, step);
            REQUIRE(used);
            CHECK(*used == bytes.size());
            REQUIRE(parser.done());
            CHECK(parser.keep_alive());
            const Request request = parser.take();
            CHECK(request.method == "PUT");
            CHECK(request.target == "/a?b=c");
            CHECK(request.header("content-type") == "text/plain");
            CHECK(request.header("trailer").empty());
            CHECK(request.body == "hello");
        }
    }
}

TEST_CASE("a chunked body of nothing ends in whatever pieces it comes") {
    for (const std::string body : {"0\r\n\r\n", "0;x=y\r\n\r\n", "000\r\nA: b\r\n\r\n"}) {
        const auto bytes =
            "PUT /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
        for (std::size_t step = 1; step <= bytes.size(); ++step) {
            INFO(body << " by " << step);
            RequestParser parser(small);
            const auto used = feed(parser, bytes, step);
            REQUIRE(used);
            CHECK(*used == bytes.size());
            CHECK(parser.done());
            CHECK(parser.body_bytes() == 0);
        }
    }
}

TEST_CASE("reading stops at the request's end and leaves the next one alone") {
    const std::string one = "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n";
    RequestParser parser(small);
    const auto used = parser.read(one + "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(used);
    CHECK(*used == one.size());
    CHECK(parser.done());
}

TEST_CASE("reading stops once at the header's end, so that 100 Continue can be said") {
    const std::string header =
        "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
    RequestParser parser(small);
    CHECK(*parser.read(header + "hi") == header.size());
    CHECK(parser.header_done());
    CHECK(parser.expects_continue());
    CHECK_FALSE(parser.done());
    CHECK(parser.body_bytes() == 0);
    CHECK(*parser.read("hi") == 2);
    CHECK(parser.done());
    CHECK(parser.body_bytes() == 2);

    RequestParser old(small);
    REQUIRE(old.read("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
    CHECK_FALSE(old.expects_continue());
}

TEST_CASE("keeping the connection is the client's wish, by version") {
    const std::pair<std::string_view, bool> table[] = {
        {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", false},
        {"GET / HTTP/1.0\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", true},
    };
    for (const auto& [bytes, kept] : table) {
        RequestParser parser(small);
        REQUIRE(parser.read(bytes));
        CHECK(parser.keep_alive() == kept);
    }
}

struct Refused {
    std::string bytes;
    Errc code;
};

TEST_CASE("what is not HTTP, or framed in two ways, is refused") {
    const std::string start = "POST / HTTP/1.1\r\nHost: x\r\n";
    const Refused table[] = {
        {"\r\n\r\n", Errc::malformed_request},
        {"GET\r\n\r\n", Errc::malformed_request},
        {"GET /\r\n\r\n", Errc::malformed_request},
        {"GET / HTTP/2.0\r\nHost: x\r\n\r\n", Errc::malformed_request},
        {"GET / HTTP/1.2\r\nHost: x\r\n\r\n", Errc::malformed_request},
        {"GET  / HTTP/1.1\r\nHost: x\r\n\r\n", Errc::malformed_request},
        {"GET / HTTP/1.1\nHost: x\n\n\r\n\r\n", Errc::malformed_request},
        {"G@T / HTTP/1.1\r\nHost: x\r\n\r\n", Errc::malformed_request},
        {"GET / HTTP/1.1\r\n\r\n", Errc::malformed_request},
        {"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", Errc::malformed_request},
        {"GET / HTTP/1.1\r\nHost : x\r\n\r\n", Errc::malformed_request},
        {"GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", Errc::malformed_request},
        {"BREW / HTTP/1.1\r\nHost: x\r\n\r\n", Errc::method_unknown},
        {"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", Errc::method_unknown},
        {"CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", Errc::method_unknown},
        {start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
         Errc::malformed_request},
        {start + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n",
         Errc::malformed_request},
        {start + "Transfer-Encoding: gzip\r\nContent-Length: 1\r\n\r\n", Errc::malformed_request},
        {start + "Transfer-Encoding: gzip, chunked\r\n\r\n", Errc::malformed_request},
        {start + "Transfer-Encoding: identity\r\n\r\n", Errc::malformed_request},
        {start + "Transfer-Encoding: xchunked\r\n\r\n", Errc::malformed_request},
        {start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", Errc::malformed_request},
        {start + "Content-Length: -1\r\n\r\n", Errc::malformed_request},
        {start + "Content-Length: +1\r\n\r\n", Errc::malformed_request},
        {start + "Content-Length: 0x1\r\n\r\n", Errc::malformed_request},
        {start + "Content-Length: 99999999999999999999\r\n\r\n", Errc::malformed_request},
        {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", Errc::malformed_request},
        {start + "Transfer-Encoding: chunked\r\n\r\nx\r\n", Errc::malformed_request},
        {start + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
         Errc::malformed_request},
        {start + "Transfer-Encoding: chunked\r\n\r\n-1\r\na\r\n", Errc::malformed_request},
        {start + "Content-Length: 101\r\n\r\n", Errc::body_too_large},
        {start + "Transfer-Encoding: chunked\r\n\r\n65\r\n", Errc::body_too_large},
        {start + "Transfer-Encoding: chunked\r\n\r\n63\r\n" + std::string(99, 'a') + "\r\n2\r\n",
         Errc::body_too_large},
        {"GET /" + std::string(4096, 'a') + " HTTP/1.1\r\n", Errc::target_too_long},
        {"GET /" + std::string(2000, 'a'), Errc::target_too_long},
        {start + "A: " + std::string(2000, 'a'), Errc::headers_too_large},
        {start + "A: " + std::string(2000, 'a') + "\r\n\r\n", Errc::headers_too_large},
    };
    for (const auto& [bytes, code] : table) {
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, bytes.size()}) {
            INFO(bytes.substr(0, 200) << " by " << step);
            RequestParser parser(small);
            const auto read = feed(parser, bytes, step);
            REQUIRE_FALSE(read);
            CHECK(info(read.error().code).slug == info(code).slug);
        }
    }
}

TEST_CASE("headers have a limit in all, however many lines they are") {
    std::string bytes = "GET / HTTP/1.1\r\nHost: x\r\n";
    while (bytes.size() < 2000)
        bytes += "A: b\r\n";
    for (const std::size_t step : {std::size_t{1}, std::size_t{6}, bytes.size()}) {
        RequestParser parser(small);
        const auto read = feed(parser, bytes + "\r\n", step);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Errc::headers_too_large);
    }
}

}  // namespace
}  // namespace saksgang::http
