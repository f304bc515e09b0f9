// SPDX-License-Identifier: EUPL-1.2
#include "webhooks/retry_schedule.hpp"

#include "tests/support/catch.hpp"
#include "tests/unit/webhooks/counting_rng.hpp"
#include "webhooks/http_date.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::webhooks {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant the_moment = *parse_instant("2024-04-29T07:00:00.000Z");

Delivery delivery_at(int attempt) {
    Delivery delivery;
    delivery.attempt = attempt;
    return delivery;
}

Attempt answered(int status, std::optional<seconds> retry_after = std::nullopt) {
    Attempt attempt;
    attempt.outcome = status / 100 == 2 ? AttemptOutcome::delivered : AttemptOutcome::refused;
    attempt.http_status = status;
    attempt.retry_after = retry_after;
    return attempt;
}

Milliseconds wait_after(int attempt, const Attempt& result, Rng& rng) {
    const Outcome outcome = outcome_of(delivery_at(attempt), result, the_moment, rng);
    REQUIRE(outcome.settlement == Settlement::retry);
    return outcome.next_attempt_at.value() - the_moment;
}

}  // namespace

TEST_CASE("the ten attempts follow Standard Webhooks' schedule") {
    const std::vector<Milliseconds> wanted = {seconds{0}, seconds{5}, minutes{5}, minutes{30},
                                              hours{2},   hours{5},   hours{10},  hours{14},
                                              hours{20},  hours{24}};
    REQUIRE(static_cast<int>(wanted.size()) == limits::attempts_max);
    for (int attempt = 1; attempt <= limits::attempts_max; ++attempt) {
        CHECK(delay_before(attempt) == wanted[static_cast<std::size_t>(attempt - 1)]);
    }
}

TEST_CASE("a retry comes at the scheduled time or up to a fifth later, never earlier") {
    for (int attempt = 1; attempt < limits::attempts_max; ++attempt) {
        INFO(attempt);
        const Milliseconds base = delay_before(attempt + 1);
        FlatRng none{0};
        CHECK(wait_after(attempt, answered(500), none) == base);
        Milliseconds least = Milliseconds::max();
        Milliseconds most{0};
        CountingRng rng;
        for (int i = 0; i < 2000; ++i) {
            const Milliseconds wait = wait_after(attempt, answered(500), rng);
            least = std::min(least, wait);
            most = std::max(most, wait);
        }
        CHECK(least >= base);
        CHECK(least < base + base / 50);
        CHECK(most <= base + base / 5);
        CHECK(most > base + base / 5 - base / 50);
    }
}

TEST_CASE("every kind of failure is tried again, and the last one is the end") {
    FlatRng rng{0};
    for (const AttemptOutcome outcome :
         {AttemptOutcome::refused, AttemptOutcome::unreachable, AttemptOutcome::timed_out,
          AttemptOutcome::address_refused}) {
        Attempt attempt;
        attempt.outcome = outcome;
        CHECK(outcome_of(delivery_at(1), attempt, the_moment, rng).settlement == Settlement::retry);
        CHECK(outcome_of(delivery_at(9), attempt, the_moment, rng).settlement == Settlement::retry);
        const Outcome last = outcome_of(delivery_at(10), attempt, the_moment, rng);
        CHECK(last.settlement == Settlement::exhausted);
        CHECK_FALSE(last.next_attempt_at);
    }
}

TEST_CASE("a 2xx settles it and a 410 ends the endpoint, on whichever attempt") {
    FlatRng rng{0};
    for (int attempt = 1; attempt <= limits::attempts_max; ++attempt) {
        const Delivery delivery = delivery_at(attempt);
        CHECK(outcome_of(delivery, answered(204), the_moment, rng).settlement ==
              Settlement::delivered);
        CHECK(outcome_of(delivery, answered(410), the_moment, rng).settlement ==
              Settlement::endpoint_gone);
    }
}

TEST_CASE("Retry-After lengthens a wait, up to ten hours, and never shortens it") {
    struct Case {
        int attempt;
        seconds retry_after;
        Milliseconds wanted;
    };
    FlatRng rng{0};
    for (const Case& one : {Case{1, seconds{0}, seconds{5}}, Case{1, seconds{4}, seconds{5}},
                            Case{1, seconds{120}, seconds{120}}, Case{1, hours{10}, hours{10}},
                            Case{1, hours{1000}, hours{10}}, Case{9, seconds{1}, hours{24}},
                            Case{9, hours{10}, hours{24}}}) {
        INFO(one.attempt << " " << one.retry_after.count());
        CHECK(wait_after(one.attempt, answered(503, one.retry_after), rng) == one.wanted);
    }
}

TEST_CASE("Retry-After is read as seconds or a date, and garbage as nothing") {
    const std::vector<std::pair<std::string_view, std::optional<seconds>>> table = {
        {"0", seconds{0}},
        {"120", seconds{120}},
        {"00120", seconds{120}},
        {"36000", seconds{36'000}},
        {"36001", seconds{36'000}},
        {"99999999999999999999999999", seconds{36'000}},
        {"Mon, 29 Apr 2024 07:02:00 GMT", seconds{120}},
        {"Mon, 29 Apr 2024 06:59:00 GMT", seconds{0}},
        {"Fri, 31 Dec 9999 23:59:59 GMT", seconds{36'000}},
        {"Thu, 01 Jan 0001 00:00:00 GMT", seconds{0}},
        {"", std::nullopt},
        {"-1", std::nullopt},
        {"+1", std::nullopt},
        {"1.5", std::nullopt},
        {"1e300", std::nullopt},
        {"NaN", std::nullopt},
        {"inf", std::nullopt},
        {" 5", std::nullopt},
        {"5 s", std::nullopt},
        {"120, 60", std::nullopt},
        {"Mon, 31 Feb 2024 07:02:00 GMT", std::nullopt},
        {"Monday, 29-Apr-24 07:02:00 GMT", std::nullopt},
        {"Mon Apr 29 07:02:00 2024", std::nullopt},
    };
    for (const auto& [text, wanted] : table) {
        INFO(text);
        CHECK(parse_retry_after(text, the_moment) == wanted);
    }
}

TEST_CASE("dates are read as HTTP writes them and no other way") {
    CHECK(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") ==
          parse_instant("1994-11-06T08:49:37.000Z"));
    CHECK(parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT") ==
          parse_instant("2017-01-01T00:00:00.000Z"));
    for (const char* text : {"", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 UTC",
                             "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
                             "Sun, 06 Nov 1994 08:49:61 GMT", "Sun, 00 Nov 1994 08:49:37 GMT",
                             "Sun, 31 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT "}) {
        INFO(text);
        CHECK_FALSE(parse_http_date(text));
    }
}

}  // namespace saksgang::webhooks
