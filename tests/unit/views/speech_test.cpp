// SPDX-License-Identifier: EUPL-1.2
// Dates, periods and distances as people say them.
#include "daemon/views/speech.hpp"

#include "tests/support/builders.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::views {

using support::day;

TEST_CASE("a period says no more of its first day than its last day leaves unsaid") {
    struct Row {
        LocalDate from;
        std::optional<LocalDate> until;
        std::string nb;
        std::string en;
    };
    const Row rows[] = {
        {day(2024, 4, 26), std::nullopt, "26. april 2024", "26 April 2024"},
        {day(2024, 4, 26), day(2024, 4, 26), "26. april 2024", "26 April 2024"},
        {day(2024, 3, 19), day(2024, 3, 21), "19.–21. mars 2024", "19–21 March 2024"},
        {day(2024, 4, 29), day(2024, 5, 29), "29. april–29. mai 2024", "29 April–29 May 2024"},
        {day(2023, 12, 28), day(2024, 1, 3), "28. desember 2023 – 3. januar 2024",
         "28 December 2023 – 3 January 2024"},
        {day(2023, 5, 1), day(2024, 5, 1), "1. mai 2023 – 1. mai 2024", "1 May 2023 – 1 May 2024"},
    };
    for (const Row& row : rows) {
        CHECK(Speech{Language::nb}.period(row.from, row.until) == row.nb);
        CHECK(Speech{Language::nn}.period(row.from, row.until) == row.nb);
        CHECK(Speech{Language::en}.period(row.from, row.until) == row.en);
    }
}

TEST_CASE("a distance in days is said from today") {
    const auto today = day(2024, 2, 28);  // a leap year: the day after tomorrow is 1 March
    const Speech nb{Language::nb};
    CHECK(nb.distance(today, today) == "i dag");
    CHECK(nb.distance(today, day(2024, 2, 29)) == "i morgen");
    CHECK(nb.distance(today, day(2024, 2, 27)) == "i går");
    CHECK(nb.distance(today, day(2024, 3, 1)) == "om 2 dager");
    CHECK(nb.distance(today, day(2024, 2, 18)) == "for 10 dager siden");
    CHECK(Speech{Language::nn}.distance(today, day(2024, 2, 18)) == "for 10 dagar sidan");
    CHECK(Speech{Language::en}.distance(today, day(2025, 2, 28)) == "in 366 days");
}

TEST_CASE("one is counted in words, and other numbers in figures") {
    const Speech nb{Language::nb};
    CHECK(nb.count("changes_unchanged", 1) == "Ett avsnitt uten endringer");
    CHECK(nb.count("changes_unchanged", 0) == "0 avsnitt uten endringer");
    CHECK(nb.count("changes_unchanged", 12) == "12 avsnitt uten endringer");
}

}  // namespace saksgang::views
