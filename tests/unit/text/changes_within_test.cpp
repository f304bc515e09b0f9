// SPDX-License-Identifier: EUPL-1.2
// What changed in some lines of a text, out of what changed in all of it.
#include "repo/text/changes_within.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

const std::string old_text =
    "# Plan\n\nInnledning.\n\n## Klima\n\nUtslippene skal ned med 50 prosent.\n\n"
    "Dette avsnittet handler om skog.\n\n## Bane\n\nTogene skal gå.\n";

std::string replaced(std::string text, const std::string& old, const std::string& fresh) {
    return text.replace(text.find(old), old.size(), fresh);
}

// From "## Klima" to the heading behind it.
LineRange climate_of(const std::string& text) {
    const auto line = [&](std::string_view words) {
        const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find(words));
        return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
    };
    return {.first = line("## Klima"), .last = line("## Bane") - 1};
}

TextChanges in_climate(const std::string& after) {
    return changes_within(*text_changes(old_text, after), {climate_of(old_text)},
                          {climate_of(after)});
}

}  // namespace

TEST_CASE("what changed elsewhere is neither shown nor counted") {
    const auto elsewhere =
        replaced(replaced(old_text, "Innledning", "Noe nytt"), "gå", "stå\n\n\n");
    CHECK(in_climate(elsewhere).level == ChangeClass::identical);
    CHECK(in_climate(elsewhere).counts == ChangeCounts{});
    const auto both = replaced(elsewhere, "50 prosent", "55 prosent");
    CHECK(in_climate(both).counts == ChangeCounts{.changed = 1});
    CHECK(in_climate(both).level == ChangeClass::particulars);
    REQUIRE(in_climate(both).highlights.size() == 1);
    CHECK(in_climate(both).highlights[0].passage == 1);
    CHECK(in_climate(both).passages.size() == 3);
}

TEST_CASE("white space around the lines is not theirs") {
    CHECK(in_climate(replaced(old_text, "skog.\n\n", "skog.\n\n\n\n")).level ==
          ChangeClass::identical);
    CHECK(in_climate(replaced(old_text, "prosent.\n\n", "prosent.\n\n\n")).level ==
          ChangeClass::typographic);
}

TEST_CASE("what was moved in or out is shown at both places") {
    const std::string forest = "Dette avsnittet handler om skog.\n\n";
    const auto moved = in_climate(replaced(old_text, forest, "") + "\n" + forest);
    CHECK(moved.counts == ChangeCounts{.moved = 1});
    REQUIRE(moved.passages.size() == 4);
    CHECK(moved.passages[2].state == PassageState::moved_away);
    CHECK(moved.passages[2].counterpart == 3);
    CHECK(moved.passages[3].counterpart == 2);
}

TEST_CASE("what came into the lines is shown, and what went out of the text") {
    CHECK(in_climate(replaced(old_text, "## Bane", "Helt nytt her.\n\n## Bane")).counts ==
          ChangeCounts{.inserted = 1});
    CHECK(in_climate(replaced(old_text, "Dette avsnittet handler om skog.\n\n", "")).counts ==
          ChangeCounts{.removed = 1});
    const auto gone = old_text.substr(0, old_text.find("## Klima"));
    CHECK(changes_within(*text_changes(old_text, gone), {climate_of(old_text)}, {}).counts ==
          ChangeCounts{.removed = 3});
}

}  // namespace saksgang::repo
