// SPDX-License-Identifier: EUPL-1.2
#include "workflows/core/time.hpp"

#include "tests/support/catch.hpp"

namespace saksgang {
namespace {

using namespace std::chrono_literals;

LocalDate date(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

}  // namespace

TEST_CASE("every day of four hundred years is written and read back, one after another") {
    LocalDate day = date(1900, 1, 1);
    std::string before;
    for (int count = 0; count < 146'097; ++count) {
        const auto text = format_date(day);
        if (parse_date(text) != day) FAIL(text);
        if (text <= before) FAIL(before << " comes before " << text);
        before = text;
        day = add_days(day, 1);
    }
    CHECK(day == date(2300, 1, 1));
    CHECK(days_between(date(1900, 1, 1), day) == 146'097);
}

TEST_CASE("dates have one form") {
    CHECK(format_date(date(2024, 4, 6)) == "2024-04-06");
    CHECK(format_date(date(987, 12, 31)) == "0987-12-31");
    for (const std::string_view text : {"",
                                        "2024",
                                        "2024-04",
                                        "2024-4-06",
                                        "2024-04-6",
                                        "24-04-06",
                                        "2024/04/06",
                                        "20240406",
                                        "2024-04-06 ",
                                        " 2024-04-06",
                                        "2024-04-06T00:00:00Z",
                                        "2024-13-01",
                                        "2024-00-01",
                                        "2024-04-00",
                                        "2024-04-31",
                                        "2023-02-29",
                                        "1900-02-29",
                                        "+024-04-06",
                                        "-024-04-06",
                                        "12024-04-06",
                                        "2024-04-0x"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text).has_value());
    }
    CHECK(parse_date("2024-02-29") == date(2024, 2, 29));
    CHECK(parse_date("2000-02-29") == date(2000, 2, 29));
}

TEST_CASE("days are added across months, years and leap days, both ways") {
    CHECK(add_days(date(2024, 2, 28), 1) == date(2024, 2, 29));
    CHECK(add_days(date(2024, 2, 29), 1) == date(2024, 3, 1));
    CHECK(add_days(date(2023, 12, 31), 1) == date(2024, 1, 1));
    CHECK(add_days(date(2024, 3, 1), -1) == date(2024, 2, 29));
    CHECK(add_days(date(2024, 4, 29), 30) == date(2024, 5, 29));
    CHECK(add_days(date(2024, 4, 29), 0) == date(2024, 4, 29));
    CHECK(days_between(date(2024, 4, 29), date(2024, 5, 29)) == 30);
    CHECK(days_between(date(2024, 5, 29), date(2024, 4, 29)) == -30);
    CHECK(days_between(date(2024, 4, 29), date(2024, 4, 29)) == 0);
}

TEST_CASE("instants are written in UTC to the millisecond, before 1970 too") {
    CHECK(format_instant(from_unix_ms(0)) == "1970-01-01T00:00:00.000Z");
    CHECK(format_instant(from_unix_ms(-1)) == "1969-12-31T23:59:59.999Z");
    CHECK(format_instant(from_unix_ms(1'714'125'600'007)) == "2024-04-26T10:00:00.007Z");
}

TEST_CASE("instants written are read back as they were") {
    Instant instant = from_unix_ms(-2'208'988'800'000);  // 1900
    for (int count = 0; count < 50'000; ++count) {
        const auto text = format_instant(instant);
        if (parse_instant(text) != instant) FAIL(text);
        if (from_unix_ms(to_unix_ms(instant)) != instant) FAIL(text);
        instant += 36h + 7min + 13s + 489ms;
    }
}

TEST_CASE("an instant without milliseconds may be read; other forms are refused") {
    CHECK(parse_instant("2024-04-26T10:00:00Z") == from_unix_ms(1'714'125'600'000));
    for (const std::string_view text :
         {"", "2024-04-26", "2024-04-26T10:00Z", "2024-04-26T10:00:00", "2024-04-26 10:00:00Z",
          "2024-04-26t10:00:00z", "2024-04-26T10:00:00.7Z", "2024-04-26T10:00:00.0070Z",
          "2024-04-26T10:00:00,007Z", "2024-04-26T10:00:00+00:00", "2024-04-26T10:00:00Z ",
          "2024-04-26T24:00:00Z", "2024-04-26T10:60:00Z", "2024-04-26T10:00:60Z",
          "2024-02-30T10:00:00Z", "2024-04-26T-1:00:00Z"}) {
        INFO(text);
        CHECK_FALSE(parse_instant(text).has_value());
    }
}

}  // namespace saksgang
