// SPDX-License-Identifier: EUPL-1.2
// Where notices may go: the numeric guard, and the form of an endpoint's address.
#include "tests/support/catch.hpp"
#include "webhooks/host_name.hpp"
#include "webhooks/target_url.hpp"

namespace saksgang::webhooks {
namespace {

asio::ip::address address(const char* text) {
    return asio::ip::make_address(text);
}

TargetRules rules(const std::vector<std::string>& allowed, bool allow_http = false) {
    return {.allowed = AllowedTargets::parse(allowed).value(), .allow_http = allow_http};
}

Errc refusal(std::string_view url, const TargetRules& with = {}) {
    const auto parsed = parse_target_url(url, with);
    INFO(url);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().field == "url");
    return parsed.error().code;
}

}  // namespace

TEST_CASE("addresses that are not public are denied, in every form they are written") {
    for (const char* text :
         {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
          "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
          "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
          "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
          "255.255.255.255",
          // IPv6's own
          "::", "::1", "100::1", "2001:db8::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
          "fe80::1", "febf::1", "fec0::1", "ff02::1",
          // an IPv4 address inside: mapped, compatible, translated, NAT64, 6to4, Teredo
          "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8", "::127.0.0.1",
          "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::a00:1",
          "2002:7f00:1::", "2002:808:808::1", "2001::7f00:1",
          "2001:0:4136:e378:8000:63bf:3fff:fdd2",
          // given to nobody
          "4000::1", "8000::1", "e000::1"}) {
        INFO(text);
        CHECK(denied_as(address(text)));
    }
}

TEST_CASE("public addresses are not denied, right up to the blocks' borders") {
    for (const char* text : {"1.1.1.1",           "8.8.8.8",
                             "9.255.255.255",     "11.0.0.0",
                             "100.63.255.255",    "100.128.0.0",
                             "126.255.255.255",   "128.0.0.0",
                             "169.253.255.255",   "169.255.0.0",
                             "172.15.255.255",    "172.32.0.0",
                             "192.0.1.0",         "192.0.3.0",
                             "192.88.98.255",     "192.88.100.0",
                             "192.167.255.255",   "192.169.0.0",
                             "198.17.255.255",    "198.20.0.0",
                             "198.51.99.255",     "198.51.101.0",
                             "203.0.112.255",     "203.0.114.0",
                             "223.255.255.255",   "2001:4860:4860::8888",
                             "2001:1::1",         "2001:db7::1",
                             "2001:db9::1",       "2003::1",
                             "2a00:1450:400f::1", "3ffe::1",
                             "3fff:1000::1"}) {
        INFO(text);
        CHECK_FALSE(denied_as(address(text)));
    }
}

TEST_CASE("an address bound to an interface of this machine is denied") {
    CHECK(denied_as(asio::ip::address_v6(address("2003::1").to_v6().to_bytes(), 2)));
    CHECK(denied_as(address("fe80::1%1")));
}

TEST_CASE("a refusal names the setting that would allow the address") {
    const auto checked = check_address(address("10.1.2.3"), "hook.example.no", {});
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == Errc::address_refused);
    CHECK(checked.error().message.find("notices.allowed_targets") != std::string::npos);
    CHECK(checked.error().message.find("10.1.2.3") != std::string::npos);
    CHECK(checked.error().message.find("private network") != std::string::npos);
}

TEST_CASE("an operator allows networks, addresses and hosts, and nothing beside them") {
    const auto allowed =
        AllowedTargets::parse({"10.1.0.0/16", "192.168.7.9", "fd00:1::/32", "Intranet.Example.no."})
            .value();
    for (const char* text : {"10.1.0.0", "10.1.255.255", "192.168.7.9", "fd00:1:ffff::1"}) {
        INFO(text);
        CHECK(check_address(address(text), "some.example.no", allowed));
    }
    for (const char* text : {"10.0.255.255", "10.2.0.0", "192.168.7.8", "fd00:2::1",
                             "::ffff:10.1.0.1", "64:ff9b::a01:1", "127.0.0.1"}) {
        INFO(text);
        CHECK_FALSE(check_address(address(text), "some.example.no", allowed));
    }
    CHECK(check_address(address("127.0.0.1"), "intranet.example.no", allowed));
    CHECK(check_address(address("127.0.0.1"), "INTRANET.example.NO.", allowed));
    CHECK_FALSE(check_address(address("127.0.0.1"), "x.intranet.example.no", allowed));
    CHECK_FALSE(check_address(address("127.0.0.1"), "example.no", allowed));
}

TEST_CASE("prefixes that end inside a byte are compared bit by bit") {
    const auto network = Network::parse("172.16.0.0/12").value();
    CHECK(network.contains(address("172.31.255.255")));
    CHECK_FALSE(network.contains(address("172.32.0.0")));
    CHECK(Network::parse("10.9.9.9/8").value().contains(address("10.0.0.1")));
    CHECK(Network::parse("0.0.0.0/0").value().contains(address("255.1.2.3")));
    CHECK_FALSE(Network::parse("0.0.0.0/0").value().contains(address("::1")));
    CHECK(Network::parse("::1").value().contains(address("::1")));
    CHECK_FALSE(Network::parse("::1").value().contains(address("::2")));
}

TEST_CASE("an allowed target that is neither network nor host is a fault of the setting") {
    for (const char* entry : {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8x",
                              "fd00::/129", "https://intranet", "intranet:8080", "a b",
                              "*.example.no", "a..b", "fe80::1%lo", "ønske.no"}) {
        INFO(entry);
        const auto parsed = AllowedTargets::parse({"10.0.0.0/8", entry});
        REQUIRE_FALSE(parsed);
        CHECK(parsed.error().code == Errc::invalid_input);
        CHECK(parsed.error().field == "notices.allowed_targets");
    }
}

TEST_CASE("an address is taken apart into what a request needs") {
    struct Case {
        std::string_view url;
        std::string host;
        std::uint16_t port;
        std::string target;
        std::string host_header;
    };
    const TargetRules local = rules({"::1", "10.0.0.0/8"}, true);
    for (const Case& one : {
             Case{"https://Receiver.Example.NO", "receiver.example.no", 443, "/",
                  "receiver.example.no"},
             Case{"https://receiver.example.no/a/b?c=d&e", "receiver.example.no", 443, "/a/b?c=d&e",
                  "receiver.example.no"},
             Case{"https://receiver.example.no?q", "receiver.example.no", 443, "/?q",
                  "receiver.example.no"},
             Case{"https://r.example.no.:8443/%20x", "r.example.no", 8443, "/%20x",
                  "r.example.no:8443"},
             Case{"HTTPS://r.example.no:443/", "r.example.no", 443, "/", "r.example.no"},
             Case{"http://r.example.no:443/", "r.example.no", 443, "/", "r.example.no:443"},
             Case{"http://r.example.no:/", "r.example.no", 80, "/", "r.example.no"},
             Case{"https://[::1]:9443/x", "::1", 9443, "/x", "[::1]:9443"},
             Case{"https://10.0.0.5/x", "10.0.0.5", 443, "/x", "10.0.0.5"},
             Case{"https://xn--nske-gra.no/", "xn--nske-gra.no", 443, "/", "xn--nske-gra.no"},
             // texts that only the resolver makes numbers of: judged when dialled
             Case{"https://2130706433/", "2130706433", 443, "/", "2130706433"},
             Case{"https://0x7f.1/", "0x7f.1", 443, "/", "0x7f.1"},
         }) {
        INFO(one.url);
        const auto url = parse_target_url(one.url, local);
        REQUIRE(url);
        CHECK(url->host == one.host);
        CHECK(url->port == one.port);
        CHECK(url->target == one.target);
        CHECK(url->host_header() == one.host_header);
        CHECK(url->origin() == std::string(url->scheme()) + "://" + one.host_header);
    }
}

TEST_CASE("an address of the wrong form is refused") {
    for (const char* url : {"",
                            "receiver.example.no",
                            "//receiver.example.no/",
                            "https:receiver",
                            "https://",
                            "https:///x",
                            "https://:443/",
                            "ftp://receiver.example.no/",
                            "file:///etc/passwd",
                            "javascript:alert(1)",
                            "https://user@receiver.example.no/",
                            "https://user:pass@receiver.example.no/",
                            "https://@receiver.example.no/",
                            "https://receiver.example.no/#part",
                            "https://receiver.example.no/#",
                            "https://receiver.example.no:0/",
                            "https://receiver.example.no:65536/",
                            "https://receiver.example.no:99999999999/",
                            "https://receiver.example.no:8o/",
                            "https://receiver.example.no/a b",
                            "https://receiver.example.no/a\r\nX: y",
                            "https://receiver.example.no/\t",
                            "https://receiver.example.no/\x01",
                            "https://receiver.example.no/ø",
                            "https://ønske.no/",
                            "https://%6cocalhost/",
                            "https://a..b/",
                            "https://[::1/",
                            "https://[fe80::1%25eth0]/",
                            "https://[v1.x]/",
                            " https://receiver.example.no/"}) {
        CHECK(refusal(url, rules({}, true)) == Errc::invalid_input);
    }
    CHECK(refusal("https://r.example.no/" + std::string(2048, 'a')) == Errc::invalid_input);
    const std::string longest = "https://r.example.no/" + std::string(2048 - 21, 'a');
    CHECK(parse_target_url(longest, {}));
}

TEST_CASE("an address literal is judged when it is written") {
    CHECK(refusal("https://127.0.0.1/") == Errc::address_refused);
    CHECK(refusal("https://[::1]/") == Errc::address_refused);
    CHECK(refusal("https://[::ffff:10.0.0.1]/") == Errc::address_refused);
    CHECK(refusal("https://169.254.169.254/latest/meta-data") == Errc::address_refused);
    CHECK(parse_target_url("https://127.0.0.1/", rules({"127.0.0.0/8"})));
    CHECK(parse_target_url("https://8.8.8.8/", {}));
}

TEST_CASE("plain http goes only where configuration says so") {
    CHECK(refusal("http://receiver.example.no/") == Errc::address_refused);
    CHECK(parse_target_url("http://receiver.example.no/", rules({}, true)));
    CHECK(parse_target_url("http://receiver.example.no/", rules({"receiver.example.no"})));
    CHECK(refusal("http://other.example.no/", rules({"receiver.example.no"})) ==
          Errc::address_refused);
    CHECK(parse_target_url("http://127.0.0.1:8080/", rules({"127.0.0.0/8"})));
    CHECK(refusal("http://10.0.0.1/", rules({"127.0.0.0/8"}, true)) == Errc::address_refused);
    const auto refused = parse_target_url("http://receiver.example.no/", {});
    CHECK(refused.error().message.find("notices.allow_http") != std::string::npos);
}

TEST_CASE("of an address only scheme, host and port are ever shown") {
    CHECK(redacted_url("https://hooks.example.no/services/T0/secret?token=x#y") ==
          "https://hooks.example.no");
    CHECK(redacted_url("https://user:pass@hooks.example.no:8443/s") ==
          "https://hooks.example.no:8443");
    CHECK(redacted_url("https://[::1]:9/s") == "https://[::1]:9");
    CHECK(redacted_url("not an address, but secret") == "(unreadable address)");
    CHECK(redacted_url("mailto:someone@example.no") == "(unreadable address)");
}

TEST_CASE("host names have DNS's form") {
    for (const std::string& name :
         {std::string("a"), std::string("a.b-c.no."), std::string(63, 'a'), std::string("1.2.3"),
          std::string("_x.no")}) {
        CHECK(is_host_name(name));
    }
    for (const std::string& name :
         {std::string(), std::string("."), std::string(64, 'a'), std::string("a..no"),
          std::string(".a"), std::string("a b"), std::string("a/b"), std::string("a:1")}) {
        INFO(name);
        CHECK_FALSE(is_host_name(name));
    }
}

}  // namespace saksgang::webhooks
