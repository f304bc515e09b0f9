// SPDX-License-Identifier: EUPL-1.2
// Log-in throttling with time in the test's hands.
#include "daemon/auth/throttle.hpp"

#include <fmt/format.h>

#include "tests/support/catch.hpp"

using namespace saksgang;
using auth::LoginThrottle;
using namespace std::chrono_literals;

namespace {

const Instant noon = from_unix_ms(1'714'132'800'000);

// How many of so many failing attempts are let through to the password.
int admitted(LoginThrottle& throttle, int attempts, Instant at, std::string_view account,
             std::string_view address) {
    int count = 0;
    for (int i = 0; i < attempts; ++i) {
        if (throttle.begin({account, address}, at).has_value()) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("an account takes so many failures and then no more, from wherever they come") {
    LoginThrottle throttle;
    for (int i = 0; i < limits::login_attempts_max; ++i) {
        CHECK(throttle.begin({"kari@example.no", fmt::format("192.0.2.{}", i)}, noon).has_value());
    }
    const auto refused = throttle.begin({"kari@example.no", "198.51.100.1"}, noon);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == Errc::too_many_attempts);
    CHECK(refused.error().message == "too many log-ins failed: try again in 900 seconds");
    CHECK(throttle.begin({"ola@example.no", "198.51.100.1"}, noon).has_value());
}

TEST_CASE("an address takes so many failures and then no more, for whatever account") {
    LoginThrottle throttle;
    for (int i = 0; i < limits::login_attempts_max; ++i) {
        CHECK(throttle.begin({fmt::format("p{}@example.no", i), "192.0.2.1"}, noon).has_value());
    }
    CHECK_FALSE(throttle.begin({"kari@example.no", "192.0.2.1"}, noon).has_value());
    CHECK(throttle.begin({"kari@example.no", "192.0.2.2"}, noon).has_value());
}

TEST_CASE("the wait ends when the oldest failure is a window old, not a moment before") {
    LoginThrottle throttle;
    CHECK(admitted(throttle, 1, noon, "kari@example.no", "192.0.2.1") == 1);
    CHECK(admitted(throttle, 4, noon + 5min, "kari@example.no", "192.0.2.1") == 4);
    CHECK(admitted(throttle, 1, noon + limits::login_window - 1ms, "kari@example.no",
                   "192.0.2.1") == 0);
    // One slot is free again, and only one: the other four are ten minutes old.
    CHECK(admitted(throttle, 3, noon + limits::login_window, "kari@example.no", "192.0.2.1") == 1);
}

TEST_CASE("a refused attempt does not lengthen the wait") {
    LoginThrottle throttle;
    CHECK(admitted(throttle, 5, noon, "kari@example.no", "192.0.2.1") == 5);
    CHECK(admitted(throttle, 100, noon + 14min, "kari@example.no", "192.0.2.1") == 0);
    CHECK(admitted(throttle, 5, noon + 15min, "kari@example.no", "192.0.2.1") == 5);
}

TEST_CASE("logging in clears the account, and gives the address only that attempt back") {
    LoginThrottle throttle;
    CHECK(admitted(throttle, 4, noon, "kari@example.no", "192.0.2.1") == 4);
    CHECK(throttle.begin({"kari@example.no", "192.0.2.1"}, noon).has_value());
    throttle.succeeded({"kari@example.no", "192.0.2.1"});
    // Four failures still stand against the address: one more, then no account can be tried there.
    CHECK(admitted(throttle, 3, noon, "ola@example.no", "192.0.2.1") == 1);
    CHECK(admitted(throttle, 6, noon, "kari@example.no", "192.0.2.2") == 5);
}

TEST_CASE("logging in again and again is never throttled") {
    LoginThrottle throttle;
    for (int i = 0; i < 50; ++i) {
        REQUIRE(throttle.begin({"kari@example.no", "192.0.2.1"}, noon).has_value());
        throttle.succeeded({"kari@example.no", "192.0.2.1"});
    }
    CHECK(throttle.size() == 0);
}

TEST_CASE("one account is one however it is typed, one IPv6 subscriber one whatever address") {
    struct Row {
        std::string_view account;
        std::string_view address;
    };
    const Row same_account[] = {{"kari@example.no", "192.0.2.1"},
                                {"Kari@Example.NO", "192.0.2.2"},
                                {"KARI@EXAMPLE.NO", "192.0.2.3"},
                                {"kari@example.no", "192.0.2.4"},
                                {"kARI@example.no", "192.0.2.5"}};
    LoginThrottle by_account;
    for (const auto& row : same_account) {
        CHECK(by_account.begin({row.account, row.address}, noon).has_value());
    }
    CHECK_FALSE(by_account.begin({"kari@example.no", "192.0.2.6"}, noon).has_value());

    const Row same_subscriber[] = {{"a", "2001:db8:1:2::1"},
                                   {"b", "2001:db8:1:2::ffff"},
                                   {"c", "2001:db8:1:2:3:4:5:6"},
                                   {"d", "2001:0db8:0001:0002::9"},
                                   {"e", "2001:db8:1:2:ffff:ffff:ffff:ffff"}};
    LoginThrottle by_address;
    for (const auto& row : same_subscriber) {
        CHECK(by_address.begin({row.account, row.address}, noon).has_value());
    }
    CHECK_FALSE(by_address.begin({"f", "2001:db8:1:2::7"}, noon).has_value());
    CHECK(by_address.begin({"f", "2001:db8:1:3::7"}, noon).has_value());
}

TEST_CASE("an IPv4 address counts as one whether or not it comes mapped into IPv6") {
    LoginThrottle throttle;
    for (int i = 0; i < limits::login_attempts_max; ++i) {
        const auto account = fmt::format("p{}@example.no", i);
        CHECK(throttle.begin({account, "::ffff:192.0.2.1"}, noon).has_value());
    }
    CHECK_FALSE(throttle.begin({"kari@example.no", "192.0.2.1"}, noon).has_value());
    CHECK(throttle.begin({"kari@example.no", "::ffff:192.0.2.2"}, noon).has_value());
}

TEST_CASE("memory is bounded, and what expired goes first") {
    LoginThrottle throttle{10};
    CHECK(admitted(throttle, 5, noon, "kari@example.no", "192.0.2.1") == 5);
    for (int i = 0; i < 9; ++i) {
        const auto account = fmt::format("p{}@example.no", i);
        CHECK(throttle.begin({account, fmt::format("198.51.100.{}", i)}, noon + 1min).has_value());
    }
    CHECK(throttle.size() == 20);
    CHECK_FALSE(throttle.begin({"kari@example.no", "203.0.113.1"}, noon + 2min).has_value());

    // Full of live entries: the one with the oldest news gives way, and nothing grows.
    CHECK(throttle.begin({"new@example.no", "203.0.113.1"}, noon + 2min).has_value());
    CHECK(throttle.size() == 20);
    CHECK(throttle.begin({"kari@example.no", "203.0.113.2"}, noon + 2min).has_value());

    // A window later all of it has expired; the next attempt clears it away.
    CHECK(throttle.begin({"late@example.no", "203.0.113.3"}, noon + 30min).has_value());
    CHECK(throttle.size() == 2);
}
