// SPDX-License-Identifier: EUPL-1.2
// Two people's changes to one text, joined: by hand for each rule, and by the thousand at random
// for what must hold of every merge. SAKSGANG_LONG in the environment tries many more.
#include "repo/text/merge.hpp"

#include <chrono>
#include <cstdlib>
#include <random>
#include <set>

#include "tests/support/catch.hpp"
#include "tests/support/patience.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

const std::string base =
    "# Strategi\n\nVi skal bygge tett ved stasjonene i regionen.\n\n## Klima\n\n"
    "Utslippene skal ned med 55 prosent innen 2030.\n\nTransport er den viktigste kilden.\n\n"
    "- flere skal reise kollektivt\n- gods skal over på bane\n- gange og sykkel skal vokse\n\n"
    "## Næring\n\nNæringslivet trenger areal og arbeidskraft.\n";

std::string with(std::string text, const std::string& old, const std::string& fresh) {
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
}

Merge merged(const std::string& theirs, const std::string& mine, const std::string& from = base) {
    return *merge_texts({.base = from, .theirs = theirs, .mine = mine});
}

std::string clean(const Merge& merge) {
    INFO("conflicts: " << merge.conflicts.size());
    REQUIRE(merge.clean());
    return joined_text(merge);
}

const std::string transport = "Transport er den viktigste kilden.";
const std::string transport_paragraph = transport + "\n\n";
const std::string goods = "- gods skal over på bane\n";

struct Row {
    std::string name;
    std::string theirs;
    std::string mine;
    std::string joined;
};

}  // namespace

TEST_CASE("what two people did to different passages is joined, to the byte") {
    const auto percent = with(base, "55", "60");
    const Row rows[] = {
        {"words in two paragraphs", percent, with(base, "areal", "plass"),
         with(percent, "areal", "plass")},
        {"words in neighbours", percent, with(base, "viktigste", "største"),
         with(percent, "viktigste", "største")},
        {"words in two items", with(base, "flere", "mange flere"), with(base, "gange", "Gange"),
         with(with(base, "flere", "mange flere"), "gange", "Gange")},
        {"a new paragraph beside a changed one", percent,
         with(base, transport, "Skip og fly må også med.\n\n" + transport),
         with(percent, transport, "Skip og fly må også med.\n\n" + transport)},
        {"a paragraph taken out beside a changed one", percent, with(base, transport_paragraph, ""),
         with(percent, transport_paragraph, "")},
        {"neighbours taken out", with(base, transport_paragraph, ""),
         with(base, "- flere skal reise kollektivt\n", ""),
         with(with(base, transport_paragraph, ""), "- flere skal reise kollektivt\n", "")},
        {"an item put in, another taken out", with(base, goods, ""),
         with(base, "- gange", "- barn skal sykle trygt\n- gange"),
         with(with(base, goods, ""), "- gange", "- barn skal sykle trygt\n- gange")},
        {"an end put on, a beginning changed", base + "\nTil slutt takker vi alle.\n",
         with(base, "# Strategi", "# Strategi 2028"),
         with(base, "# Strategi", "# Strategi 2028") + "\nTil slutt takker vi alle.\n"},
        {"the same by both", percent, percent, percent},
        {"the same by both, and something more", with(percent, "areal", "plass"), percent,
         with(percent, "areal", "plass")},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        CHECK(clean(merged(row.theirs, row.mine)) == row.joined);
        CHECK(clean(merged(row.mine, row.theirs)) == row.joined);
    }
}

TEST_CASE("where one moved a passage, the other's words go with it") {
    const auto moved = with(base, transport_paragraph, "") + "\n" + transport + "\n";
    const auto changed = with(base, "den viktigste kilden", "den største kilden");
    const auto both = with(moved, "den viktigste kilden", "den største kilden");
    CHECK(clean(merged(moved, changed)) == both);
    CHECK(clean(merged(changed, moved)) == both);
    CHECK(clean(merged(moved, moved)) == moved);
    CHECK(clean(merged(both, moved)) == both);
    CHECK(clean(merged(moved, with(base, "55", "60"))) == with(moved, "55", "60"));
}

TEST_CASE("where both touched a passage, all three wordings are there to choose among") {
    const auto theirs = with(base, "den viktigste kilden", "den største kilden");
    const auto mine = with(base, "den viktigste kilden", "en viktig kilde");
    const auto merge = merged(theirs, with(mine, "55", "60"));
    REQUIRE(merge.conflicts.size() == 1);
    const auto& conflict = merge.conflicts.front();
    CHECK(conflict.kind == ConflictKind::wording);
    CHECK(conflict.heading == "Klima");
    CHECK(conflict.base == transport);
    CHECK(conflict.theirs == "Transport er den største kilden.");
    CHECK(conflict.mine == "Transport er en viktig kilde.");
    const auto joined = [&](std::string words) {
        return joined_text(merge, std::vector<std::string>{std::move(words)});
    };
    CHECK(joined(conflict.theirs) == with(theirs, "55", "60"));
    CHECK(joined(conflict.mine) == with(mine, "55", "60"));
    CHECK(joined("\nNoe helt nytt.\n\n") ==
          with(with(base, "55", "60"), transport, "Noe helt nytt."));
    CHECK(joined("") == with(with(base, "55", "60"), transport_paragraph, ""));
}

TEST_CASE("what one took out and the other changed or moved is asked about") {
    const auto gone = with(base, transport_paragraph, "");
    const auto changed = with(base, "den viktigste", "den aller viktigste");
    const auto moved = gone + "\n" + transport + "\n";
    for (const auto& touched : {changed, moved}) {
        const auto merge = merged(gone, touched);
        REQUIRE(merge.conflicts.size() == 1);
        CHECK(merge.conflicts.front().kind == ConflictKind::removed);
        CHECK(merge.conflicts.front().theirs.empty());
        CHECK(joined_text(merge, std::vector<std::string>{""}) == gone);
        CHECK(joined_text(merge, std::vector{merge.conflicts.front().mine}) == touched);
        CHECK(merged(touched, gone).conflicts.front().mine.empty());
    }
}

TEST_CASE("two additions at the same place are asked about, and both may stay") {
    const auto theirs = with(base, transport, "Industrien må med.\n\n" + transport);
    const auto mine = with(base, transport, "Landbruket må bidra.\n\n" + transport);
    const auto merge = merged(theirs, mine);
    REQUIRE(merge.conflicts.size() == 1);
    CHECK(merge.conflicts.front().kind == ConflictKind::added);
    CHECK(joined_text(merge,
                      std::vector<std::string>{"Industrien må med.\n\nLandbruket må bidra."}) ==
          with(base, transport, "Industrien må med.\n\nLandbruket må bidra.\n\n" + transport));
    CHECK(merged(theirs, theirs).clean());
}

TEST_CASE("a passage that both moved to different places stands once, and is asked about") {
    const auto gone = with(base, transport_paragraph, "");
    const auto last = gone + "\n" + transport + "\n";
    const auto first = with(gone, "## Klima", transport_paragraph + "## Klima");
    const auto merge = merged(last, first);
    REQUIRE(merge.conflicts.size() == 1);
    CHECK(merge.conflicts.front().kind == ConflictKind::moved);
    CHECK(joined_text(merge, std::vector{transport}) == last);
}

TEST_CASE("what both put in alike is not asked about beside something that is") {
    const auto merge =
        merged("# Plan\nVi skal bygge.", "Vi skal med noe mer.\n# Plan\nVi skal bygge.",
               "Vi skal bygge.\n\nVi skal med noe.");
    REQUIRE(merge.conflicts.size() == 1);
    CHECK(merge.conflicts.front().kind == ConflictKind::removed);
    CHECK(merge.conflicts.front().base == "Vi skal med noe.");
    CHECK(merge.conflicts.front().mine == "Vi skal med noe mer.");
    CHECK(joined_text(merge, std::vector<std::string>{""}) == "# Plan\n\nVi skal bygge.");
}

TEST_CASE("passages never run together where what stood between them went") {
    const std::string three =
        "Første avsnitt står her.\n\nAndre avsnitt står her.\n\nTredje står her.";
    const auto shorter = with(three, "\n\nTredje står her.", "\n");
    const auto longer = with(three, "\n\nTredje", "\n\nEt nytt avsnitt kom.\n\nTredje");
    CHECK(clean(merged(shorter, longer, three)) ==
          "Første avsnitt står her.\n\nAndre avsnitt står her.\n\nEt nytt avsnitt kom.\n");
}

TEST_CASE("where nobody or one person changed anything, there is nothing to join") {
    const auto other = with(base, "55", "60");
    CHECK(clean(merged(base, other)) == other);
    CHECK(clean(merged(other, base)) == other);
    CHECK(clean(merged(base, base)) == base);
    CHECK(clean(merged("Ny.\n", "Ny.\n", "")) == "Ny.\n");
    CHECK(merged("Deres.\n", "Min.\n", "").conflicts.size() == 1);
    CHECK(clean(merged("", "", base)).empty());
}

TEST_CASE("a text beyond the limit is not joined") {
    const std::string large(limits::text_bytes_max + 1, 'a');
    CHECK(merge_texts({.base = "", .theirs = "", .mine = large}).error().field == "text");
    CHECK(merge_texts({.base = "", .theirs = large, .mine = ""}).error().field == "theirs");
    CHECK(merge_texts({.base = large, .theirs = "", .mine = ""}).error().code ==
          Errc::body_too_large);
}

namespace {

// A text of passages whose words are all different, and edits to it whose words are new.
class RandomEdits {
public:
    explicit RandomEdits(unsigned seed) : random_{seed} {}

    unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

    std::string word() { return "ord" + std::to_string(++words_); }

    std::string passage() {
        static constexpr const char* starts[] = {"", "", "", "- ", "## ", "> ", "1. "};
        std::string made = starts[below(7)];
        for (unsigned count = 4 + below(8); count > 0; --count)
            made += word() + (count > 1 ? " " : ".");
        return made;
    }

    std::vector<std::string> passages(unsigned count) {
        std::vector<std::string> made;
        while (made.size() < count)
            made.push_back(passage());
        return made;
    }

    std::string text_of(const std::vector<std::string>& passages) {
        std::string text;
        for (const auto& one : passages)
            text += one + "\n\n";
        return text;
    }

    // One change that `fresh` gets the new words of.
    void change(std::vector<std::string>& passages, std::set<std::string>& fresh) {
        const auto at = passages.empty() ? 0 : below(static_cast<unsigned>(passages.size()));
        const auto place = passages.begin() + static_cast<std::ptrdiff_t>(at);
        const unsigned what = passages.empty() ? 0 : below(7);
        if (what == 0) {
            const auto put_in = passage();
            note(put_in, fresh);
            passages.insert(place, put_in);
        } else if (what == 1) {
            passages.erase(place);
        } else if (what == 2) {
            auto moving = *place;
            passages.erase(place);
            const auto to = below(static_cast<unsigned>(passages.size()) + 1);
            passages.insert(passages.begin() + static_cast<std::ptrdiff_t>(to), moving);
        } else if (what == 3) {
            split(passages, at);
        } else if (what == 4 && at + 1 < passages.size()) {
            passages[at] += " " + passages[at + 1];
            passages.erase(place + 1);
        } else {
            const auto put_in = word();
            fresh.insert(put_in);
            place->insert(std::min(place->size(), place->find(' ') + 1), put_in + " ");
        }
    }

private:
    // At a space somewhere behind its first word.
    void split(std::vector<std::string>& passages, std::size_t at) {
        const auto size = static_cast<unsigned>(passages[at].size());
        const auto space = passages[at].find(' ', 5 + below(size));
        if (space == std::string::npos) return;
        const auto rest = passages[at].substr(space + 1);
        passages[at].resize(space);
        passages.insert(passages.begin() + static_cast<std::ptrdiff_t>(at) + 1, rest);
    }

    static void note(const std::string& passage, std::set<std::string>& fresh) {
        for (auto at = passage.find("ord"); at != std::string::npos;
             at = passage.find("ord", at + 1))
            fresh.insert(passage.substr(at, passage.find_first_of(" .\n", at) - at));
    }

    std::mt19937 random_;
    unsigned words_ = 0;
};

std::set<std::string> words_in(const std::string& text) {
    std::set<std::string> words;
    for (auto at = text.find("ord"); at != std::string::npos; at = text.find("ord", at + 1))
        words.insert(text.substr(at, text.find_first_of(" .\n", at) - at));
    return words;
}

unsigned rounds() {
    return std::getenv("SAKSGANG_LONG") == nullptr ? 3000 : 200'000;
}

}  // namespace

TEST_CASE("every word that either put in is in the joined text or in a conflict") {
    unsigned joined = 0;
    for (unsigned seed = 0; seed < rounds(); ++seed) {
        INFO("seed " << seed);
        RandomEdits edits{seed};
        const auto from = edits.passages(edits.below(10));
        auto theirs = from;
        auto mine = from;
        std::set<std::string> fresh;
        for (unsigned count = 1 + edits.below(4); count > 0; --count)
            edits.change(theirs, fresh);
        for (unsigned count = 1 + edits.below(4); count > 0; --count)
            edits.change(mine, fresh);
        const auto kept = words_in(edits.text_of(theirs));
        const auto kept_too = words_in(edits.text_of(mine));
        const auto merge = merged(edits.text_of(theirs), edits.text_of(mine), edits.text_of(from));
        std::string all;
        for (const auto& stretch : merge.stretches)
            all += stretch + "\n";
        if (merge.clean()) ++joined;
        for (const auto& conflict : merge.conflicts)
            all += conflict.theirs + " " + conflict.mine + " ";
        const auto found = words_in(all);
        for (const auto& word : fresh) {
            const bool lives = kept.contains(word) || kept_too.contains(word);
            if (lives && !found.contains(word)) FAIL_CHECK("lost " << word);
        }
        // What both kept is kept too.
        for (const auto& word : words_in(edits.text_of(from))) {
            if (kept.contains(word) && kept_too.contains(word) && !found.contains(word))
                FAIL_CHECK("lost " << word << " of the base");
        }
    }
    CHECK(joined > rounds() / 4);
}

TEST_CASE("changes to different passages always join to the text with both") {
    for (unsigned seed = 0; seed < rounds(); ++seed) {
        INFO("seed " << seed);
        RandomEdits edits{seed};
        auto passages = edits.passages(2 + edits.below(12));
        const auto from = edits.text_of(passages);
        auto theirs = passages;
        auto mine = passages;
        for (std::size_t i = 0; i < passages.size(); ++i) {
            const auto who = edits.below(3);
            if (who == 0) continue;
            auto& side = who == 1 ? theirs : mine;
            side[i] += " Og " + edits.word() + ".";
            passages[i] = side[i];
        }
        CHECK(clean(merged(edits.text_of(theirs), edits.text_of(mine), from)) ==
              edits.text_of(passages));
    }
}

TEST_CASE(
    "any bytes at all are joined or asked about, and one side's changes alone are that side") {
    std::mt19937 random{7};
    static constexpr char alphabet[] = "ab #->|`~*\n\n\n\t1.\r\\<";
    const auto noise = [&] {
        std::string text;
        for (auto count = random() % 60; count > 0; --count)
            text += alphabet[random() % (sizeof alphabet - 1)];
        return text;
    };
    for (unsigned round = 0; round < rounds(); ++round) {
        const auto one = noise();
        const auto two = noise();
        const auto three = noise();
        INFO(one << "\n----\n" << two << "\n----\n" << three);
        const auto merge = merged(two, three, one);
        CHECK(merge.stretches.size() == merge.conflicts.size() + 1);
        const std::vector<std::string> nothing(merge.conflicts.size());
        CHECK(joined_text(merge, nothing).size() <= two.size() + three.size() + one.size() + 200);
        CHECK(clean(merged(one, two, one)) == two);
        CHECK(clean(merged(two, one, one)) == two);
        CHECK(clean(merged(two, two, one)) == two);
    }
}

TEST_CASE("hostile texts take no longer than their size") {
    std::string from;
    std::string theirs;
    std::string mine;
    for (int i = 0; from.size() < 1'000'000; ++i) {
        from += "- a b c " + std::to_string(i % 7) + "\n";
        theirs += "- a b d " + std::to_string(i % 5) + "\n";
        mine += "- a c b " + std::to_string(i % 3) + "\n\n";
    }
    const auto began = std::chrono::steady_clock::now();
    const auto merge = merged(theirs, mine, from);
    CHECK(merge.stretches.size() == merge.conflicts.size() + 1);
    CHECK(std::chrono::steady_clock::now() - began < support::patience);
}

}  // namespace saksgang::repo
