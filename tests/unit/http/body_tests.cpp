// SPDX-License-Identifier: EUPL-1.2
// JSON and form bodies as they come in.
#include "daemon/http/json_body.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

Request carrying(std::string type, std::string body) {
    Request request;
    if (!type.empty()) request.headers.emplace_back("content-type", std::move(type));
    request.body = std::move(body);
    return request;
}

Errc json_fault(const Request& request) {
    const auto read = read_json(request);
    REQUIRE_FALSE(read);
    return read.error().code;
}

TEST_CASE("a JSON object is read whatever the letter case and parameters of its media type") {
    for (const auto* type :
         {"application/json", "Application/JSON", "application/json; charset=utf-8",
          "application/json ;charset=utf-8"}) {
        INFO(type);
        const auto read = read_json(carrying(type, " {\"a\": 1}\n"));
        REQUIRE(read);
        CHECK(read->at("a").as_int64() == 1);
    }
}

TEST_CASE("another media type, or none, is not guessed at") {
    for (const auto* type : {"", "text/plain", "application/jsonx", "application/problem+json",
                             "application/x-www-form-urlencoded"}) {
        INFO(type);
        CHECK(json_fault(carrying(type, "{}")) == Errc::unsupported_media_type);
    }
}

TEST_CASE("a body that is not UTF-8 or not one JSON object says what is wrong") {
    CHECK(json_fault(carrying("application/json", "{\"a\":\"\xff\"}")) == Errc::invalid_utf8);
    for (const auto* body : {"", "  ", "{", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "{} {}", "{}x",
                             "[]", "1", "null", "\"text\"", "{\"a\":01}", "{\"a\":NaN}"}) {
        INFO(body);
        CHECK(json_fault(carrying("application/json", body)) == Errc::malformed_json);
    }
}

TEST_CASE("the place of a JSON fault is told by line and column") {
    const auto read = read_json(carrying("application/json", "{\n  \"a\": 1,\n  \"b\": x\n}"));
    REQUIRE_FALSE(read);
    CHECK_THAT(read.error().message, Catch::Contains("line 3"));
}

TEST_CASE("an object that names a member twice is refused, and the member is named") {
    const auto member = [](std::string body) {
        const auto read = read_json(carrying("application/json", std::move(body)));
        return read ? std::string{} : read.error().field;
    };
    CHECK(member(R"({"a":1,"b":2,"a":3})") == "a");
    CHECK(member(R"({"a":1,"\u0061":1})") == "a");
    CHECK(member(R"({"a":{"b":[{"c":1,"d":{},"c":2}]}})") == "c");
    CHECK(member(R"({"":1,"":2})").empty());  // it has no name to be named by
    CHECK(json_fault(carrying("application/json", R"({"":1,"":2})")) == Errc::malformed_json);
    const std::string name(5000, 'x');
    CHECK(member("{\"" + name + "\":1,\"" + name + "\":2}") == name);
    for (const auto* body : {R"({"a":{"a":{"a":1}},"b":{"a":2}})", R"({"a":[{"b":1},{"b":2}]})",
                             R"({"a":1,"A":2})", R"({"b":"{\"a\":1,\"a\":2}"})"}) {
        INFO(body);
        CHECK(read_json(carrying("application/json", body)));
    }
    const auto twice = read_json(carrying("application/json", "{\n  \"a\": 1,\n  \"a\": 2}"));
    CHECK_THAT(twice.error().message, Catch::Contains("\"a\"") && Catch::Contains("line 3"));
}

TEST_CASE("nesting has a limit") {
    const auto nested = [](std::size_t depth) {
        return carrying("application/json",
                        "{\"a\":" + std::string(depth, '[') + std::string(depth, ']') + "}");
    };
    CHECK(read_json(nested(limits::json_depth_max - 1)));
    CHECK(json_fault(nested(limits::json_depth_max + 1)) == Errc::malformed_json);
    CHECK(json_fault(nested(100'000)) == Errc::malformed_json);
}

TEST_CASE("a form is read as pairs in order") {
    const auto read = read_form(carrying("application/x-www-form-urlencoded; charset=UTF-8",
                                         "navn=Bl%C3%A5b%C3%A6r+og+mer&tom=&navn=to"));
    REQUIRE(read);
    CHECK(*read == Pairs{{"navn", "Blåbær og mer"}, {"tom", ""}, {"navn", "to"}});
    CHECK_FALSE(read_form(carrying("multipart/form-data", "a=b")));
    CHECK_FALSE(read_form(carrying("application/x-www-form-urlencoded", "a=%f")));
}

}  // namespace
}  // namespace saksgang::http
