// SPDX-License-Identifier: EUPL-1.2
// One splits a paragraph or joins two, the other changes words in it: what is joined, and what is
// asked about.
#include <algorithm>

#include "repo/text/merge.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

const std::string base =
    "# Strategi\n\n## Havn\n\n"
    "Havna skal flyttes ut av sentrum. Arealene blir til nye boliger. Jernbanen tar godset.\n\n"
    "Kommunene eier havna sammen.\n\nDe deler utgiftene etter folketall.\n\n"
    "- kaier som tåler større skip og strøm fra land til alle\n- spor helt ut på kaia\n\n"
    "## Næring\n\nNæringslivet trenger areal.\n";

std::string with(std::string text, const std::string& old, const std::string& fresh) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
}

Merge merged(const std::string& theirs, const std::string& mine) {
    return *merge_texts({.base = base, .theirs = theirs, .mine = mine});
}

std::string split_at(const std::string& text, const std::string& sentence) {
    return with(text, " " + sentence, "\n\n" + sentence);
}

const std::string two_owners = "sammen.\n\nDe deler";

struct Both {
    std::string name;
    std::string broken;
    std::string changed;
    std::string joined;
};

struct Asked {
    std::string name;
    std::string broken;
    std::string changed;
};

}  // namespace

TEST_CASE("what one split or joined keeps the words that the other changed in it") {
    const auto split = split_at(base, "Arealene");
    const auto thrice = split_at(split, "Jernbanen");
    const auto joined = with(base, two_owners, "sammen. De deler");
    const auto items = with(base, " og strøm", "\n- og strøm");
    const auto change = [](const std::string& name, const std::string& broken,
                           const std::string& old, const std::string& fresh) {
        return Both{name, broken, with(base, old, fresh), with(broken, old, fresh)};
    };
    const Both rows[] = {
        change("a word in the first half", split, "ut av", "bort fra"),
        change("a word in the second half", split, "boliger", "hjem"),
        change("the first word behind the break", split, "Arealene", "Tomtene"),
        change("the sign before the break", split, "sentrum.", "sentrum!"),
        change("a sentence at the end", split, "tar godset.", "tar godset. Det haster."),
        change("a sentence taken out", split, " Jernbanen tar godset.", ""),
        change("in three, and words in the middle", thrice, "nye boliger", "hjem og parker"),
        change("a word in what was joined", joined, "etter folketall", "etter evne"),
        change("the first word behind a break that went", joined, "De deler", "De fordeler"),
        change("a list item split in two", items, "større", "mye større"),
        change("a word in the new item", items, "til alle", "til hvert skip"),
        change("a paragraph put in after it", split, "Kommunene", "Ny kai må til.\n\nKommunene"),
        change("a paragraph put in before it", split, "Havna skal", "Ny kai må til.\n\nHavna skal"),
        change("a paragraph taken out beside it", split, "Kommunene eier havna sammen.\n\n", ""),
        {"both split it alike", split, split, split},
        {"both split it alike, and one something more", split, with(split, "areal.", "plass."),
         with(split, "areal.", "plass.")},
    };
    for (const Both& row : rows) {
        INFO(row.name);
        for (const auto& merge :
             {merged(row.broken, row.changed), merged(row.changed, row.broken)}) {
            REQUIRE(merge.clean());
            CHECK(joined_text(merge) == row.joined);
        }
    }
}

TEST_CASE("two words of the same passage join where one did nothing there but break it") {
    auto broken = split_at(split_at(base, "Arealene"), "Jernbanen");
    broken = with(broken, two_owners, "sammen. De deler");
    auto changed = with(with(base, "ut av", "bort fra"), "tar godset", "tar alt godset");
    changed = with(with(changed, "eier", "styrer"), "utgiftene", "utgifter");
    const auto merge = merged(broken, changed);
    REQUIRE(merge.clean());
    CHECK(joined_text(merge) ==
          with(with(with(with(broken, "ut av", "bort fra"), "tar godset", "tar alt godset"), "eier",
                    "styrer"),
               "utgiftene", "utgifter"));
}

TEST_CASE("where a break cannot be proved to stand beside the other's words, one is asked once") {
    const auto split = split_at(base, "Arealene");
    const auto joined = with(base, two_owners, "sammen. De deler");
    const auto paragraph =
        base.substr(base.find("Havna skal"), base.find("Kommunene") - base.find("Havna skal"));
    const Asked rows[] = {
        {"words changed across the break", split,
         with(base, "sentrum. Arealene blir", "sentrum, og arealene blir")},
        {"a sentence put in right there", split, with(base, " Arealene", " Det haster. Arealene")},
        {"split and reworded", with(split, "Jernbanen", "Toget"), with(base, "boliger", "hjem")},
        {"split here and there", split, split_at(base, "Jernbanen")},
        {"split, and taken out", split, with(base, paragraph, "")},
        {"joined, and reworded", with(joined, "folketall", "innbyggertall"),
         with(base, "Kommunene eier", "Kommunene styrer")},
        {"joined, and something put in between", joined,
         with(base, "De deler", "Staten bidrar.\n\nDe deler")},
        {"joined, and one of them taken out", joined,
         with(base, "De deler utgiftene etter folketall.\n\n", "")},
    };
    for (const Asked& row : rows) {
        INFO(row.name);
        const auto merge = merged(row.broken, row.changed);
        REQUIRE(merge.conflicts.size() == 1);
        const auto& conflict = merge.conflicts.front();
        CHECK(conflict.heading == "Havn");
        CHECK(joined_text(merge, std::vector{conflict.theirs}) == row.broken);
        CHECK(joined_text(merge, std::vector{conflict.mine}) == row.changed);
        const auto other = merged(row.changed, row.broken);
        REQUIRE(other.conflicts.size() == 1);
        CHECK(other.conflicts.front().theirs == conflict.mine);
        CHECK(other.conflicts.front().mine == conflict.theirs);
    }
}

TEST_CASE("what one moved and the other split is asked about in its new place, whole") {
    const auto split = split_at(base, "Arealene");
    const std::string paragraph =
        "Havna skal flyttes ut av sentrum. Arealene blir til nye boliger. Jernbanen tar godset.";
    const auto moved = with(base, paragraph + "\n\n", "") + "\n" + paragraph + "\n";
    const auto merge = merged(moved, split);
    REQUIRE(merge.conflicts.size() == 1);
    const auto& conflict = merge.conflicts.front();
    CHECK(conflict.heading == "Næring");
    CHECK(conflict.theirs == paragraph);
    CHECK(conflict.mine == split_at(paragraph, "Arealene"));
    CHECK(joined_text(merge, std::vector{conflict.theirs}) == moved);
    CHECK(joined_text(merge, std::vector{conflict.mine}) == split_at(moved, "Arealene"));
}

TEST_CASE("what one moved away from what the other joined is nowhere twice, and nowhere lost") {
    const auto joined = with(base, two_owners, "sammen. De deler");
    for (const std::string one :
         {"Kommunene eier havna sammen.", "De deler utgiftene etter folketall."}) {
        INFO(one);
        const auto moved = with(base, one + "\n\n", "") + "\n" + one + "\n";
        const auto merge = merged(moved, joined);
        std::string all;
        for (const auto& stretch : merge.stretches)
            all += stretch;
        CHECK(all.find("Kommunene") == all.rfind("Kommunene"));
        CHECK(all.find("De deler") == all.rfind("De deler"));
        for (const auto& conflict : merge.conflicts)
            all += conflict.theirs + conflict.mine;
        CHECK(all.contains("Kommunene"));
        CHECK(all.contains("De deler"));
    }
}

}  // namespace saksgang::repo
