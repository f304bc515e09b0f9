// SPDX-License-Identifier: EUPL-1.2
// One splits a paragraph or joins two, the other changes words in it: what is joined, and what is
// asked about.
#include <algorithm>

#include "repo/text/merge.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

const std::string harbour =
    "# Strategi\n\n## Havn\n\n"
    "Havna skal flyttes ut av sentrum. Arealene blir til nye boliger. Jernbanen tar godset.\n\n"
    "Kommunene eier havna sammen.\n\nDe deler utgiftene etter folketall.\n\n"
    "- kaier som tåler større skip og strøm fra land til alle\n- spor helt ut på kaia\n\n"
    "## Næring\n\nNæringslivet trenger areal.\n";

std::string rewritten(std::string text, const std::string& old, const std::string& fresh) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
}

Merge merge_of(const std::string& theirs, const std::string& mine) {
    return *merge_texts({.base = harbour, .theirs = theirs, .mine = mine});
}

std::string split_at(const std::string& text, const std::string& sentence) {
    return rewritten(text, " " + sentence, "\n\n" + sentence);
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
    const auto split = split_at(harbour, "Arealene");
    const auto thrice = split_at(split, "Jernbanen");
    const auto joined = rewritten(harbour, two_owners, "sammen. De deler");
    const auto items = rewritten(harbour, " og strøm", "\n- og strøm");
    const auto change = [](const std::string& name, const std::string& broken,
                           const std::string& old, const std::string& fresh) {
        return Both{name, broken, rewritten(harbour, old, fresh), rewritten(broken, old, fresh)};
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
        {"both split it alike, and one something more", split, rewritten(split, "areal.", "plass."),
         rewritten(split, "areal.", "plass.")},
    };
    for (const Both& row : rows) {
        INFO(row.name);
        for (const auto& merge :
             {merge_of(row.broken, row.changed), merge_of(row.changed, row.broken)}) {
            REQUIRE(merge.clean());
            CHECK(joined_text(merge) == row.joined);
        }
    }
}

TEST_CASE("two words of the same passage join where one did nothing there but break it") {
    auto broken = split_at(split_at(harbour, "Arealene"), "Jernbanen");
    broken = rewritten(broken, two_owners, "sammen. De deler");
    auto changed =
        rewritten(rewritten(harbour, "ut av", "bort fra"), "tar godset", "tar alt godset");
    changed = rewritten(rewritten(changed, "eier", "styrer"), "utgiftene", "utgifter");
    const auto merge = merge_of(broken, changed);
    REQUIRE(merge.clean());
    CHECK(joined_text(merge) ==
          rewritten(rewritten(rewritten(rewritten(broken, "ut av", "bort fra"), "tar godset",
                                        "tar alt godset"),
                              "eier", "styrer"),
                    "utgiftene", "utgifter"));
}

TEST_CASE("where a break cannot be proved to stand beside the other's words, one is asked once") {
    const auto split = split_at(harbour, "Arealene");
    const auto joined = rewritten(harbour, two_owners, "sammen. De deler");
    const auto paragraph = harbour.substr(harbour.find("Havna skal"),
                                          harbour.find("Kommunene") - harbour.find("Havna skal"));
    const Asked rows[] = {
        {"words changed across the break", split,
         rewritten(harbour, "sentrum. Arealene blir", "sentrum, og arealene blir")},
        {"a sentence put in right there", split,
         rewritten(harbour, " Arealene", " Det haster. Arealene")},
        {"split and reworded", rewritten(split, "Jernbanen", "Toget"),
         rewritten(harbour, "boliger", "hjem")},
        {"split here and there", split, split_at(harbour, "Jernbanen")},
        {"split, and taken out", split, rewritten(harbour, paragraph, "")},
        {"joined, and reworded", rewritten(joined, "folketall", "innbyggertall"),
         rewritten(harbour, "Kommunene eier", "Kommunene styrer")},
        {"joined, and something put in between", joined,
         rewritten(harbour, "De deler", "Staten bidrar.\n\nDe deler")},
        {"joined, and one of them taken out", joined,
         rewritten(harbour, "De deler utgiftene etter folketall.\n\n", "")},
    };
    for (const Asked& row : rows) {
        INFO(row.name);
        const auto merge = merge_of(row.broken, row.changed);
        REQUIRE(merge.conflicts.size() == 1);
        const auto& conflict = merge.conflicts.front();
        CHECK(conflict.heading == "Havn");
        CHECK(joined_text(merge, std::vector{conflict.theirs}) == row.broken);
        CHECK(joined_text(merge, std::vector{conflict.mine}) == row.changed);
        const auto other = merge_of(row.changed, row.broken);
        REQUIRE(other.conflicts.size() == 1);
        CHECK(other.conflicts.front().theirs == conflict.mine);
        CHECK(other.conflicts.front().mine == conflict.theirs);
    }
}

TEST_CASE("what one moved and the other split is asked about in its new place, whole") {
    const auto split = split_at(harbour, "Arealene");
    const std::string paragraph =
        "Havna skal flyttes ut av sentrum. Arealene blir til nye boliger. Jernbanen tar godset.";
    const auto moved = rewritten(harbour, paragraph + "\n\n", "") + "\n" + paragraph + "\n";
    const auto merge = merge_of(moved, split);
    REQUIRE(merge.conflicts.size() == 1);
    const auto& conflict = merge.conflicts.front();
    CHECK(conflict.heading == "Næring");
    CHECK(conflict.theirs == paragraph);
    CHECK(conflict.mine == split_at(paragraph, "Arealene"));
    CHECK(joined_text(merge, std::vector{conflict.theirs}) == moved);
    CHECK(joined_text(merge, std::vector{conflict.mine}) == split_at(moved, "Arealene"));
}

TEST_CASE("what one moved away from what the other joined is nowhere twice, and nowhere lost") {
    const auto joined = rewritten(harbour, two_owners, "sammen. De deler");
    for (const std::string one :
         {"Kommunene eier havna sammen.", "De deler utgiftene etter folketall."}) {
        INFO(one);
        const auto moved = rewritten(harbour, one + "\n\n", "") + "\n" + one + "\n";
        const auto merge = merge_of(moved, joined);
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
