// SPDX-License-Identifier: EUPL-1.2
// Who is believed about where a request came from.
#include "daemon/http/forwarded.hpp"

#include "tests/support/catch.hpp"

namespace saksgang::http {
namespace {

TrustedProxies trusting(const std::vector<std::string>& ranges) {
    auto proxies = TrustedProxies::parse(ranges);
    REQUIRE(proxies);
    return *std::move(proxies);
}

struct Case {
    std::string_view connection;
    std::vector<std::string> forwarded_for;
    std::string_view peer;
};

TEST_CASE("the client is the right-most address that is no trusted proxy") {
    const auto proxies = trusting({"10.0.0.0/8", "127.0.0.1", "fd00::/8"});
    const Case table[] = {
        {"192.0.2.1", {}, "192.0.2.1"},
        {"192.0.2.1", {"198.51.100.7"}, "192.0.2.1"},
        {"10.1.2.3", {"198.51.100.7"}, "198.51.100.7"},
        {"10.1.2.3", {"203.0.113.9, 198.51.100.7"}, "198.51.100.7"},
        {"10.1.2.3", {"203.0.113.9, 198.51.100.7, 10.9.9.9"}, "198.51.100.7"},
        {"10.1.2.3", {"203.0.113.9", "198.51.100.7"}, "198.51.100.7"},
        {"10.1.2.3", {"10.9.9.9"}, "10.9.9.9"},
        {"10.1.2.3", {}, "10.1.2.3"},
        {"10.1.2.3", {""}, "10.1.2.3"},
        {"10.1.2.3", {"198.51.100.7, nonsense"}, "10.1.2.3"},
        {"10.1.2.3", {"nonsense, 198.51.100.7"}, "198.51.100.7"},
        {"::ffff:10.1.2.3", {"198.51.100.7"}, "198.51.100.7"},
        {"::ffff:192.0.2.1", {"198.51.100.7"}, "192.0.2.1"},
        {"fd00::1", {"2001:db8::7"}, "2001:db8::7"},
        {"2001:db8::1", {"198.51.100.7"}, "2001:db8::1"},
        {"127.0.0.1", {"198.51.100.7"}, "198.51.100.7"},
        {"127.0.0.2", {"198.51.100.7"}, "127.0.0.2"},
    };
    for (const auto& [connection, forwarded_for, peer] : table) {
        INFO(connection << " " << (forwarded_for.empty() ? "" : forwarded_for.front()));
        Request request;
        for (const auto& line : forwarded_for)
            request.headers.emplace_back("x-forwarded-for", line);
        proxies.attribute(request, asio::ip::make_address(connection), false);
        CHECK(request.peer == peer);
    }
}

TEST_CASE("a request is relayed when a proxy passed it on and nobody we trust says for whom") {
    struct Row {
        std::string_view connection;
        std::vector<std::pair<std::string, std::string>> headers;
        bool relayed;
    };
    const Row table[] = {
        {"127.0.0.1", {}, false},
        {"127.0.0.1", {{"user-agent", "prometheus"}}, false},
        {"127.0.0.1", {{"x-forwarded-for", "198.51.100.7"}}, true},
        {"127.0.0.1", {{"x-real-ip", "198.51.100.7"}}, true},
        {"127.0.0.1", {{"forwarded", "for=198.51.100.7"}}, true},
        {"127.0.0.1", {{"via", "1.1 proxy"}}, true},
        {"127.0.0.1", {{"x-forwarded-proto", "https"}}, true},
        {"10.0.0.1", {{"x-forwarded-for", "198.51.100.7"}}, false},
        {"10.0.0.1", {{"x-forwarded-for", "198.51.100.7"}, {"via", "1.1 proxy"}}, false},
        {"10.0.0.1", {{"x-forwarded-for", "nonsense"}}, true},
        {"10.0.0.1", {{"via", "1.1 proxy"}}, true},
        {"10.0.0.1", {}, false},
    };
    const auto proxies = trusting({"10.0.0.0/8"});
    for (const Row& row : table) {
        INFO(row.connection << " " << (row.headers.empty() ? "" : row.headers.front().first));
        Request request;
        request.headers = row.headers;
        proxies.attribute(request, asio::ip::make_address(row.connection), false);
        CHECK(request.relayed == row.relayed);
    }
}

TEST_CASE("a connection is secure when it is TLS, or when a trusted proxy says so") {
    const auto proxies = trusting({"10.0.0.0/8"});
    const auto secure = [&](std::string_view peer, std::string protocol, bool over_tls) {
        Request request;
        if (!protocol.empty()) request.headers.emplace_back("x-forwarded-proto", protocol);
        proxies.attribute(request, asio::ip::make_address(peer), over_tls);
        return request.secure;
    };
    CHECK(secure("192.0.2.1", "", true));
    CHECK(secure("10.0.0.1", "https", false));
    CHECK(secure("10.0.0.1", "http, https", false));
    CHECK_FALSE(secure("10.0.0.1", "https, http", false));
    CHECK_FALSE(secure("192.0.2.1", "https", false));
    CHECK_FALSE(secure("10.0.0.1", "", false));
}

TEST_CASE("what is neither an address nor a range is refused by name") {
    for (const auto* range :
         {"", "10.0.0.0/33", "10.0.0/8", "proxy.example.org", "::1/129", "/8"}) {
        INFO(range);
        const auto parsed = TrustedProxies::parse({"127.0.0.1", range});
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().field == "trusted_proxies");
    }
}

}  // namespace
}  // namespace saksgang::http
