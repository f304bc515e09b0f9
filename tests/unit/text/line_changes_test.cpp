// SPDX-License-Identifier: EUPL-1.2
// Line changes: what is shown, and that it is enough to make the new text of the old.
#include "repo/text/line_changes.hpp"

#include <algorithm>
#include <random>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

// Lines of `before` with the hunks applied; fails where a hunk does not fit.
std::vector<std::string> patched(std::string_view before, const LineChanges& changes) {
    const auto old_lines = lines_of(before);
    std::vector<std::string> result;
    std::size_t at = 0;
    for (const Hunk& hunk : changes.hunks) {
        // A hunk that takes nothing from the old text stands after the line it names.
        const bool takes_nothing = std::ranges::all_of(
            hunk.lines, [](const ChangedLine& line) { return line.change == LineChange::added; });
        const auto start = static_cast<std::size_t>(hunk.old_start) - (takes_nothing ? 0 : 1);
        REQUIRE(start >= at);
        while (at < start)
            result.push_back(old_lines.at(at++));
        for (const ChangedLine& line : hunk.lines) {
            if (line.change != LineChange::added) REQUIRE(old_lines.at(at++) == line.text);
            if (line.change != LineChange::removed) result.push_back(line.text);
        }
    }
    while (at < old_lines.size())
        result.push_back(old_lines.at(at++));
    return result;
}

TEST_CASE("the same text has no hunks") {
    const std::string text = GENERATE("", "en\n", "en\nto");
    const auto changes = line_changes(text, text);
    REQUIRE(changes);
    CHECK(changes->hunks.empty());
    CHECK(changes->added == 0);
    CHECK(changes->removed == 0);
}

TEST_CASE("a changed line stands between its neighbours") {
    const auto changes = line_changes("en\nto\ntre\nfire\nfem\n", "en\nto\n3\nfire\nfem\n", 1);
    REQUIRE(changes);
    CHECK(changes->hunks == std::vector<Hunk>{{.old_start = 2,
                                               .new_start = 2,
                                               .lines = {{LineChange::same, "to"},
                                                         {LineChange::removed, "tre"},
                                                         {LineChange::added, "3"},
                                                         {LineChange::same, "fire"}}}});
    CHECK(changes->added == 1);
    CHECK(changes->removed == 1);
}

TEST_CASE("context is what was asked for") {
    const std::string before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    const std::string after = "1\n2\n3\n4\nfem\n6\n7\n8\n9\n";
    for (const int context : {0, 1, 3, 4}) {
        const auto changes = line_changes(before, after, context);
        REQUIRE(changes->hunks.size() == 1);
        CHECK(changes->hunks.front().lines.size() == 2U + 2U * static_cast<unsigned>(context));
    }
}

TEST_CASE("changes far apart are hunks of their own") {
    const auto changes = line_changes("a\n1\n2\n3\n4\n5\n6\nb\n", "A\n1\n2\n3\n4\n5\n6\nB\n", 1);
    REQUIRE(changes->hunks.size() == 2);
    CHECK(changes->hunks[1].old_start == 7);
}

TEST_CASE("empty texts, missing line ends and foreign line ends are lines like others") {
    struct Row {
        std::string before;
        std::string after;
        std::vector<ChangedLine> lines;
    };
    const std::vector<Row> rows{
        {"", "en\n", {{LineChange::added, "en"}}},
        {"", "en", {{LineChange::added, "en"}}},
        {"en\n", "", {{LineChange::removed, "en"}}},
        {"en", "en\n", {{LineChange::removed, "en"}, {LineChange::added, "en"}}},
        {"en\n", "en\r\n", {{LineChange::removed, "en"}, {LineChange::added, "en\r"}}},
        {"", "\n", {{LineChange::added, ""}}},
        {"blåbær\n",
         "blåbær!\n",
         {{LineChange::removed, "blåbær"}, {LineChange::added, "blåbær!"}}},
        {std::string("a\0b\n", 4),
         "a\n",
         {{LineChange::removed, std::string("a\0b", 3)}, {LineChange::added, "a"}}},
    };
    for (const Row& row : rows) {
        const auto changes = line_changes(row.before, row.after);
        REQUIRE(changes);
        REQUIRE(changes->hunks.size() == 1);
        CHECK(changes->hunks.front().lines == row.lines);
    }
}

TEST_CASE("hunks applied to the old text give the new") {
    std::mt19937 random{20240312};
    const auto below = [&](unsigned int bound) {
        return static_cast<unsigned int>(random() % bound);
    };
    const auto random_text = [&] {
        std::string text;
        for (unsigned int line = below(30); line > 0; --line) {
            text += std::string(below(3), static_cast<char>('a' + below(3)));
            if (line > 1 || below(2) == 0) text += '\n';
        }
        return text;
    };
    for (int round = 0; round < 3000; ++round) {
        const std::string before = random_text();
        const std::string after = random_text();
        const auto changes = line_changes(before, after, static_cast<int>(below(5)));
        INFO("before:\n" << before << "\nafter:\n" << after);
        REQUIRE(changes);
        CHECK(patched(before, *changes) == lines_of(after));
        const auto net =
            static_cast<int>(lines_of(after).size()) - static_cast<int>(lines_of(before).size());
        CHECK(changes->added - changes->removed == net);
    }
}

TEST_CASE("a text beyond the limit is refused by name") {
    const std::string huge(limits::text_bytes_max + 1, 'a');
    CHECK(line_changes(huge, "a").error().field == "before");
    CHECK(line_changes("a", huge).error().field == "after");
    CHECK(line_changes("a", huge).error().code == Errc::body_too_large);
}

}  // namespace
}  // namespace saksgang::repo
