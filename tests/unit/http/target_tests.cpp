// SPDX-License-Identifier: EUPL-1.2
// What a request target may be, and what is never let through.
#include "daemon/http/target.hpp"

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

struct Accepted {
    std::string_view target;
    std::vector<std::string> path;
    Pairs query = {};
};

TEST_CASE("a target is taken apart into decoded segments and parameters") {
    const Accepted table[] = {
        {"/", {}},
        {"/documents", {"documents"}},
        {"/documents/strategi/text", {"documents", "strategi", "text"}},
        {"/a%20b", {"a b"}},
        {"/%C3%A5rsplan", {"årsplan"}},
        {"/a+b", {"a+b"}},
        {"/a..b/...", {"a..b", "..."}},
        {"/a?", {"a"}},
        {"/a?x=1&y=2", {"a"}, {{"x", "1"}, {"y", "2"}}},
        {"/a?x=1&x=2", {"a"}, {{"x", "1"}, {"x", "2"}}},
        {"/a?q=two+words%2Bplus", {"a"}, {{"q", "two words+plus"}}},
        {"/a?flag&empty=&&=v", {"a"}, {{"flag", ""}, {"empty", ""}, {"", "v"}}},
        {"/a?back=/b/../c?d", {"a"}, {{"back", "/b/../c?d"}}},
        {"/a?x=1%262", {"a"}, {{"x", "1&2"}}},
        {"http://example.org/a/b?c=d", {"a", "b"}, {{"c", "d"}}},
        {"https://example.org", {}},
    };
    for (const auto& [target, path, query] : table) {
        INFO(target);
        const auto parsed = parse_target(target);
        REQUIRE(parsed);
        CHECK(parsed->path == path);
        CHECK(parsed->query == query);
    }
}

TEST_CASE("a target that could be read in two ways is refused") {
    const std::string_view table[] = {
        "",           "*",           "documents", "//",        "/a//b",       "/a//",
        "/.",         "/..",         "/a/../b",   "/%2e%2e/b", "/%2E/b",      "/a%2fb",
        "/a%2Fb",     "/a\\b",       "/a%5Cb",    "/a%00",     "/a%0Ab",      "/a%7f",
        "/a%",        "/a%4",        "/a%zz",     "/%ff",      "/%C3",        "/%C0%AF",
        "/%ED%A0%80", "/a b",        "/\xC3\xA5", "/a#b",      "/a?x=%00",    "/a?x=%ff",
        "/a?x=%1",    "http://h?q/", "ftp://h/a", "?a=b",      "//evil.org/", "/a\r\nb",
    };
    for (const std::string_view target : table) {
        INFO(target);
        const auto parsed = parse_target(target);
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == Errc::malformed_request);
        CHECK_FALSE(parsed.error().message.empty());
    }
}

TEST_CASE("a target with one slash too many leads to the one without") {
    struct Row {
        std::string_view target;
        std::string_view leads_to;
    };
    const Row rows[] = {
        {"/a/", "/a"},
        {"/a/b/", "/a/b"},
        {"/a/?x=1/", "/a?x=1/"},
        {"/%C3%A5/", "/%C3%A5"},
        {"http://example.org/a/", "/a"},
        {"/", ""},
        {"/a", ""},
        {"/a?x=/", ""},
        {"http://example.org/", ""},
    };
    for (const Row& row : rows) {
        INFO(row.target);
        const auto parsed = parse_target(row.target);
        REQUIRE(parsed);
        CHECK(parsed->without_slash == row.leads_to);
    }
}

TEST_CASE("the number of parameters has a limit") {
    std::string target = "/a?";
    for (std::size_t count = 0; count < limits::http_parameters_max; ++count)
        target += "x=1&";
    CHECK(parse_target(target));
    CHECK_FALSE(parse_target(target + "x=1"));
}

TEST_CASE("what is percent-encoded comes back the same") {
    std::string all;
    for (int c = 1; c < 128; ++c)
        all += static_cast<char>(c);
    all += "æøå€🙂";
    const auto decoded = percent_decode(percent_encode(all));
    REQUIRE(decoded);
    CHECK(*decoded == all);
    CHECK(percent_encode("a/b c") == "a%2Fb%20c");
}

}  // namespace
}  // namespace saksgang::http
