// SPDX-License-Identifier: EUPL-1.2
// The forms a setting's text may have.
#include "daemon/config/checks.hpp"

#include <string>

#include "tests/support/catch.hpp"

using namespace saksgang;

namespace {

struct Row {
    std::string text;
    bool address;
    bool network;
    bool host_name;
};

}  // namespace

TEST_CASE("addresses, networks and host names are told apart") {
    const Row rows[] = {
        {"192.0.2.1", true, false, false},
        {"0.0.0.0", true, false, false},
        {"2001:db8::1", true, false, false},
        {"::", true, false, false},
        {"::ffff:192.0.2.1", true, false, false},
        {"192.0.2.0/24", false, true, false},
        {"0.0.0.0/0", false, true, false},
        {"192.0.2.1/32", false, true, false},
        {"2001:db8::/32", false, true, false},
        {"::1/128", false, true, false},
        {"chat.example.no", false, false, true},
        {"localhost", false, false, true},
        {"3com.example", false, false, true},
        {"xn--blbr-roah.example", false, false, true},
        // What must not pass as anything:
        {"", false, false, false},
        {"192.0.2.256", false, false, false},
        {"192.0.2", false, false, false},
        {"0x7f.1", false, false, false},
        {"2130706433", false, false, false},
        {"127.1", false, false, false},
        {"192.0.2.1/33", false, false, false},
        {"192.0.2.1/24", false, false, false},  // host bits set: a slip, or a misunderstanding
        {"192.0.2.0/", false, false, false},
        {"192.0.2.0/+24", false, false, false},
        {"192.0.2.0/24/8", false, false, false},
        {"2001:db8::/129", false, false, false},
        {"[2001:db8::1]", false, false, false},
        {"chat..example", false, false, false},
        {".example", false, false, false},
        {"example.", false, false, false},
        {"-a.example", false, false, false},
        {"a-.example", false, false, false},
        {"a_b.example", false, false, false},
        {"a b", false, false, false},
        {"*.example", false, false, false},
        {std::string{"192.0.2.1\0x", 11}, false, false, false},
        {std::string(64, 'a'), false, false, false},
        {std::string(63, 'a'), false, false, true},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(config::is_address(row.text) == row.address);
        CHECK(config::is_network(row.text) == row.network);
        CHECK(config::is_host_name(row.text) == row.host_name);
    }
}

TEST_CASE("a public address is scheme, host and perhaps port, and nothing more") {
    for (const std::string text :
         {"https://saksgang.example.no", "http://localhost:8080", "http://192.0.2.1",
          "https://[2001:db8::1]", "https://[2001:db8::1]:8443", "https://example.no:65535"}) {
        INFO(text);
        CHECK(config::is_origin(text));
    }
    for (const std::string text :
         {"", "https://", "example.no", "ftp://example.no", "HTTPS://example.no",
          "https://example.no/", "https://example.no/sub", "https://example.no:", "https://:80",
          "https://example.no:0", "https://example.no:65536", "https://example.no:80x",
          "https://user@example.no", "https://example.no?x", "https://[2001:db8::1",
          "https://[192.0.2.1]", "https://2001:db8::1", "https://[::1]x", "https://a b"}) {
        INFO(text);
        CHECK_FALSE(config::is_origin(text));
    }
}
