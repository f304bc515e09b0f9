// SPDX-License-Identifier: EUPL-1.2
// One section of two texts, whatever was done to the rest.
#include "repo/text/section_change.hpp"

#include <string>

#include "repo/text/section_ids.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

using enum workflows::ChangeClass;

ChangeClass change_of(std::string_view id, std::string_view before, std::string_view after) {
    const auto was = read_structure(before).value();
    const auto is = carry_ids(was, read_structure(after).value());
    return section_change({.text = before, .structure = was}, {.text = after, .structure = is}, id);
}

const std::string climate_chapter = "## Klima\n\nUtslippene skal ned innen 2030.\n\n";
const std::string transport_chapter =
    "## Samferdsel\n\nTogene skal gå når de skal.\n\n### Delmål\n\n- Godset skal over på "
    "skinner.\n\n";
const std::string whole_text =
    "# Strategi\n\nInnledning.\n\n" + climate_chapter + transport_chapter;

}  // namespace

TEST_CASE("a change elsewhere leaves a section identical") {
    for (const auto& after : {
             whole_text,
             "# Strategi\n\nEn annen innledning.\n\n" + climate_chapter + transport_chapter,
             "# Strategi\n\n## Klima\n\nUtslippene skal opp innen 2040.\n\n" + transport_chapter,
             "# Strategi\n\n" + transport_chapter,
             "# Strategi\n\n" + transport_chapter + climate_chapter,
             "# Strategi\n\n## Natur\n\nNytt kapittel.\n\n" + climate_chapter + "\n\n" +
                 transport_chapter + "\n\n",
         }) {
        INFO(after);
        CHECK(change_of("samferdsel", whole_text, after) == identical);
    }
}

TEST_CASE("a change in a section, or in one below it, has the class of that change") {
    struct Row {
        std::string transport;
        ChangeClass change;
    };
    for (const auto& row : {
             Row{"## Samferdsel\n\nTogene skal gå\nnår de skal.\n\n### Delmål\n\n- Godset skal "
                 "over på skinner.\n\n",
                 typographic},
             Row{"## Samferdsel\n\nTogene skal ikke gå når de skal.\n\n### Delmål\n\n- Godset "
                 "skal over på skinner.\n\n",
                 substance},
             Row{"## Samferdsel\n\nTogene skal gå når de skal.\n\n### Delmål\n\n- Godset kan "
                 "over på skinner.\n\n",
                 substance},
             Row{"## Samferdsel\n\nTogene skal gå når de skal.\n\n", substance},
         }) {
        INFO(row.transport);
        CHECK(change_of("samferdsel", whole_text,
                        "# Strategi\n\n" + climate_chapter + row.transport) == row.change);
    }
    const std::string deeper =
        "### Samferdsel\n\nTogene skal gå når de skal.\n\n#### Delmål\n\n- Godset skal over på "
        "skinner.\n\n";
    CHECK(change_of("samferdsel", whole_text, "# Strategi\n\n" + deeper) == structure);
}

TEST_CASE("a renamed section is found, and its new name is a change of it") {
    const auto renamed = "# Strategi\n\n" + climate_chapter +
                         "## Transport\n\nTogene skal gå når de skal.\n\n### Delmål\n\n- Godset "
                         "skal over på skinner.\n\n";
    CHECK(change_of("samferdsel", whole_text, renamed) == substance);
    CHECK(change_of("klima", whole_text, renamed) == identical);
    const auto dressed =
        "# Strategi\n\n" + climate_chapter + "## *Samferdsel*" + transport_chapter.substr(13);
    CHECK(change_of("samferdsel", whole_text, dressed) >= typographic);
}

TEST_CASE("a section that is gone, or that never was, is a change of substance") {
    CHECK(change_of("samferdsel", whole_text, "# Strategi\n\n" + climate_chapter) == substance);
    CHECK(change_of("natur", whole_text, whole_text) == substance);
}

TEST_CASE("under another heading, the same words are said of something else") {
    const std::string before =
        "# Strategi\n\n## Vi vil\n\n### Bane\n\nTogene skal gå.\n\n"
        "## Vi vil ikke\n\nIngenting.\n";
    const std::string after =
        "# Strategi\n\n## Vi vil\n\n## Vi vil ikke\n\nIngenting.\n\n"
        "### Bane\n\nTogene skal gå.\n";
    CHECK(change_of("bane", before, after) == structure);
}

TEST_CASE("where a section's links may go is part of it, though it is written elsewhere") {
    const std::string linked = "## Samferdsel\n\nSe [planen].\n\n";
    const std::string to_one = "## Lenker\n\n[planen]: https://a.example/\n";
    const std::string to_another = "## Lenker\n\n[planen]: https://b.example/\n";
    CHECK(change_of("samferdsel", linked + to_one, linked + to_one) == identical);
    CHECK(change_of("samferdsel", linked + to_one, linked + to_another) == particulars);
    CHECK(change_of("samferdsel", transport_chapter + to_one, transport_chapter + to_another) ==
          identical);
}

}  // namespace saksgang::repo
