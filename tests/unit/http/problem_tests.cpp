// SPDX-License-Identifier: EUPL-1.2
// Errors as the outside sees them, and the small parts of messages.
#include "daemon/http/problem.hpp"

#include <spdlog/sinks/ostream_sink.h>
#include <boost/json/parse.hpp>

#include <sstream>

#include "daemon/http/conditional.hpp"
#include "daemon/http/response_head.hpp"
#include "daemon/runtime/log.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

std::string_view header_of(const Response& response, std::string_view name) {
    for (const auto& [header, value] : response.headers) {
        if (header == name) return value;
    }
    return {};
}

Request with_header(std::string name, std::string value) {
    Request request;
    request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

TEST_CASE("a refusal carries code, field, request id and reasons with who and by when") {
    Error refused = error(Errc::transition_refused, "wait for the answers", "to");
    refused.reasons.push_back({.kind = "all_answered",
                               .phrase = {.key = "field.missing", .arguments = {{"field", "x"}}},
                               .who = {"faggruppe-samferdsel"},
                               .by = parse_date("2024-03-21")});
    const Response response = problem("r-7", refused);
    CHECK(response.status == 409);
    CHECK(response.content_type == "application/problem+json");
    CHECK(header_of(response, "Cache-Control") == "no-store");
    CHECK(json::parse(response.body) == json::parse(R"({
        "type": "/problems/transition_refused",
        "title": "Conditions for this transition are not met", "status": 409,
        "detail": "wait for the answers", "code": "transition_refused", "field": "to",
        "request_id": "r-7",
        "reasons": [{"kind": "all_answered", "message": "x must be given",
                     "who": ["faggruppe-samferdsel"], "by": "2024-03-21"}]})"));
}

TEST_CASE("field and reasons stand only where there are any") {
    const auto body = json::parse(problem("r", error(Errc::not_found, "gone")).body).as_object();
    CHECK_FALSE(body.contains("field"));
    CHECK_FALSE(body.contains("reasons"));
}

TEST_CASE("some statuses carry a header that says what to do") {
    CHECK(header_of(problem("r", error(Errc::unauthenticated, "m")), "WWW-Authenticate")
              .starts_with("Bearer"));
    CHECK(header_of(problem("r", error(Errc::busy, "m")), "Retry-After") == "1");
    CHECK(header_of(problem("r", error(Errc::too_many_attempts, "m")), "Retry-After") == "900");
    CHECK(header_of(problem("r", error(Errc::forbidden, "m")), "Retry-After").empty());
}

TEST_CASE("what went wrong inside is in the log with its place, and not in the answer") {
    std::ostringstream lines;
    const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(lines);
    REQUIRE(runtime::set_up_logging("info", sink));
    Request request = with_header("cookie", "session=secret");
    request.id = "r-9";
    request.method = "PUT";
    request.target = "/documents/a/text?token=secret";
    const Response response = problem(request, error(Errc::internal, "disk sda1 is full"));
    std::ignore = problem(request, error(Errc::not_found, "quiet"));
    REQUIRE(runtime::set_up_logging("off", sink));

    CHECK(response.status == 500);
    CHECK_THAT(response.body, !Catch::Contains("sda1"));
    CHECK_THAT(lines.str(), Catch::Contains("level=error channel=http request=r-9 code=internal "
                                            "method=PUT target=/documents/a/text "
                                            "error=\"disk sda1 is full\" where="));
    CHECK_THAT(lines.str(), Catch::Contains("problem_tests.cpp:"));
    CHECK_THAT(lines.str(), !Catch::Contains("secret"));
    CHECK_THAT(lines.str(), !Catch::Contains("quiet"));
}

TEST_CASE("If-None-Match is a list of tags compared weakly") {
    const std::pair<std::string_view, bool> table[] = {
        {"\"a\"", true},        {"\"b\", \"a\"", true}, {"W/\"a\"", true}, {"*", true},
        {" \"a\" ", true},      {"\"b\"", false},       {"a", false},      {"", false},
        {"\"b\",,\"a\"", true}, {"\"a", false},         {"\"A\"", false},
    };
    for (const auto& [value, expected] : table) {
        INFO(value);
        CHECK(has_already(with_header("if-none-match", std::string(value)), etag("a")) == expected);
    }
    CHECK_FALSE(has_already(Request{}, etag("a")));
    CHECK(not_modified(etag("a")).status == 304);
    CHECK(header_of(not_modified(etag("a")), "ETag") == "\"a\"");
}

TEST_CASE("an answer is named by its bytes, and kept for one reader who asks again") {
    const Response made{.status = 200,
                        .headers = {},
                        .content_type = "application/json",
                        .body = "{}",
                        .shared_body = nullptr};
    const auto first = tagged(Request{}, made);
    CHECK(first.status == 200);
    CHECK(first.body == "{}");
    CHECK(header_of(first, "Cache-Control") == "private, no-cache");
    CHECK(header_of(first, "Vary") == "Accept-Language, Authorization, Cookie");
    const std::string tag{header_of(first, "ETag")};
    CHECK(tag == etag("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));

    const auto again = tagged(with_header("if-none-match", tag), made);
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(header_of(again, "ETag") == tag);
    CHECK(header_of(again, "Vary") == "Accept-Language, Authorization, Cookie");
    auto other = made;
    other.body = "{ }";
    CHECK(tagged(with_header("if-none-match", tag), other).status == 200);
}

TEST_CASE("If-Match names the one exact text that is changed") {
    CHECK(*required_if_match(with_header("if-match", " \"abc\" ")) == "abc");
    CHECK(required_if_match(Request{}).error().code == Errc::precondition_required);
    for (const auto* value : {"*", "abc", "W/\"abc\"", "\"a\", \"b\"", "\"a", "\"a\"b"}) {
        INFO(value);
        CHECK(required_if_match(with_header("if-match", value)).error().code ==
              Errc::invalid_input);
    }
}

TEST_CASE("a cookie is found by its whole name") {
    const Request request = with_header("cookie", "a=1; session=x=y;b=;  c=3");
    CHECK(request.cookie("session") == "x=y");
    CHECK(request.cookie("a") == "1");
    CHECK(request.cookie("b").empty());
    CHECK(request.cookie("c") == "3");
    CHECK(request.cookie("ession").empty());
    CHECK(Request{}.cookie("a").empty());
}

TEST_CASE("a head says how the message is framed and whether the connection lives on") {
    Response response;
    response.status = 201;
    response.content_type = "application/json";
    response.headers.emplace_back("Location", "/x");
    response.body = "{}";
    CHECK(response_head(response, {.date = "D", .request_id = "r", .keep_alive = true}) ==
          "HTTP/1.1 201 Created\r\nDate: D\r\nContent-Type: application/json\r\n"
          "Content-Length: 2\r\nX-Request-Id: r\r\nLocation: /x\r\n\r\n");
    CHECK(response_head(not_modified("\"a\""),
                        {.date = "D", .request_id = "r", .keep_alive = false}) ==
          "HTTP/1.1 304 Not Modified\r\nDate: D\r\nX-Request-Id: r\r\nETag: \"a\"\r\n"
          "Connection: close\r\n\r\n");
}

TEST_CASE("a header with a line break is not sound") {
    Response response;
    response.headers.emplace_back("Location", "/a");
    CHECK(is_sound(response));
    for (const auto* value : {"a\r\nSet-Cookie: x", "a\n", "a\r"}) {
        response.headers.back().second = value;
        CHECK_FALSE(is_sound(response));
    }
    response.headers.back() = {"A\nB", "x"};
    CHECK_FALSE(is_sound(response));
}

TEST_CASE("dates are written as HTTP wants them") {
    CHECK(http_date(from_unix_ms(784'111'777'123)) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(http_date(*parse_instant("2024-02-29T23:59:59.999Z")) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

}  // namespace
}  // namespace saksgang::http
