// SPDX-License-Identifier: EUPL-1.2
// Patterns against paths, and the difference between 404 and 405.
#include "daemon/http/routing.hpp"

#include "tests/support/catch.hpp"

namespace saksgang::http {
namespace {

struct Row {
    std::string_view method;
    std::string_view pattern;
    int number;
};

constexpr std::array table{
    Row{"GET", "/", 1},
    Row{"GET", "/documents/{slug}.ics", 2},
    Row{"GET", "/documents/new", 3},
    Row{"GET", "/documents/{slug}", 4},
    Row{"DELETE", "/documents/{slug}", 5},
    Row{"GET", "/documents/{slug}/versions/{number}/text", 6},
    Row{"POST", "/documents/{slug}/versions", 7},
    Row{"GET", "/audit/tile/{path...}", 8},
};

constexpr bool all_are_patterns() {
    for (const Row& row : table) {
        if (!is_pattern(row.pattern)) return false;
    }
    return true;
}
static_assert(all_are_patterns());

Request asking(std::string method, std::vector<std::string> path) {
    Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    return request;
}

int number_of(const Request& request) {
    const auto routed = find_route(table, request);
    return routed ? routed->row->number : 0;
}

TEST_CASE("the first row whose method and pattern fit decides") {
    CHECK(number_of(asking("GET", {})) == 1);
    CHECK(number_of(asking("GET", {"documents", "strategi.ics"})) == 2);
    CHECK(number_of(asking("GET", {"documents", "new"})) == 3);
    CHECK(number_of(asking("GET", {"documents", "strategi"})) == 4);
    CHECK(number_of(asking("DELETE", {"documents", "strategi"})) == 5);
    CHECK(number_of(asking("DELETE", {"documents", "new"})) == 5);
    CHECK(number_of(asking("GET", {"documents", "strategi", "versions", "3", "text"})) == 6);
    CHECK(number_of(asking("POST", {"documents", "strategi", "versions"})) == 7);
    CHECK(number_of(asking("GET", {"audit", "tile", "0"})) == 8);
}

TEST_CASE("captures are what stood in their place") {
    const Request version = asking("GET", {"documents", "strategi", "versions", "3", "text"});
    const auto text = find_route(table, version);
    REQUIRE(text);
    CHECK(text->captures["slug"] == "strategi");
    CHECK(text->captures["number"] == "3");

    const auto calendar = find_route(table, asking("GET", {"documents", "strategi.ics"}));
    REQUIRE(calendar);
    CHECK(calendar->captures["slug"] == "strategi");

    const auto tile = find_route(table, asking("GET", {"audit", "tile", "0", "x001", "067"}));
    REQUIRE(tile);
    CHECK(tile->captures["path"] == "0/x001/067");
}

TEST_CASE("a path nobody has is 404; a method nobody takes there is 405 with the ones that are") {
    const auto allow_of = [](const Request& request) {
        const auto routed = find_route(table, request);
        REQUIRE_FALSE(routed);
        return routed.error().allow;
    };
    CHECK(allow_of(asking("GET", {"nowhere"})).empty());
    CHECK(allow_of(asking("GET", {"documents"})).empty());
    CHECK(allow_of(asking("GET", {"documents", "a", "b"})).empty());
    CHECK(allow_of(asking("GET", {"audit", "tile"})).empty());
    CHECK(allow_of(asking("POST", {"documents", "a"})) == "GET, HEAD, DELETE");
    CHECK(allow_of(asking("GET", {"documents", "a", "versions"})) == "POST");
}

TEST_CASE("an ending alone is no name") {
    CHECK(number_of(asking("GET", {"documents", ".ics"})) == 4);
    CHECK(fits("/{slug}.ics", std::vector<std::string>{"a.b.ics"}));
    CHECK_FALSE(fits("/{slug}.ics", std::vector<std::string>{".ics"}));
}

TEST_CASE("unrouted answers are problems, and 405 says what is allowed") {
    Request request = asking("PUT", {"documents", "a"});
    request.id = "r-1";
    const Response missing = unrouted_response(request, {});
    CHECK(missing.status == 404);
    const Response refused = unrouted_response(request, {.allow = "GET, HEAD"});
    CHECK(refused.status == 405);
    CHECK(std::ranges::find(refused.headers, std::pair<std::string, std::string>(
                                                 "Allow", "GET, HEAD")) != refused.headers.end());
}

TEST_CASE("only well formed patterns may stand in a table") {
    for (const auto* pattern : {"/", "/a", "/a/{b}", "/a/{b}.c", "/a/{b...}", "/{a}/{b}"}) {
        INFO(pattern);
        CHECK(is_pattern(pattern));
    }
    for (const auto* pattern : {"", "a", "//", "/a/", "/{}", "/{a", "/a}", "/{a...}/b", "/{...}",
                                "/{a...}.b", "/a{b}", "/{a}{b}", "/a%20b"}) {
        INFO(pattern);
        CHECK_FALSE(is_pattern(pattern));
    }
}

}  // namespace
}  // namespace saksgang::http
