// SPDX-License-Identifier: EUPL-1.2
// Changes between texts: they are both texts to the byte, and stay so and quick on hostile ones.
// SAKSGANG_LONG in the environment (`./dev test --long`) tries many more pairs.
#include "repo/text/text_changes.hpp"

#include <chrono>
#include <cstdlib>
#include <random>

#include "repo/text/changes_as_text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/patience.hpp"
#include "tests/unit/text/marked.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::repo {
namespace {

class RandomTexts {
public:
    explicit RandomTexts(unsigned seed) : random_{seed} {}

    unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

    std::string text() {
        std::string result;
        for (unsigned count = below(8); count > 0; --count)
            result += passage() + gap();
        return result;
    }

    // The same text with words, passages and white space changed, dropped and moved.
    std::string edited(const std::string& text) {
        std::string result = text;
        for (unsigned count = below(5); count > 0; --count)
            edit(result);
        return result;
    }

private:
    template <std::size_t N>
    std::string one_of(const std::string_view (&choices)[N]) {
        return std::string{choices[below(N)]};
    }

    std::string word() {
        return one_of({"kommune",
                       "ål",
                       "a\xCC\x8Aret",
                       "50 %",
                       "1 000,5",
                       "29. april 2024",
                       "ikke",
                       "skal",
                       "bør",
                       "«",
                       "»",
                       "–",
                       "-",
                       "**",
                       "_",
                       "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4",
                       "\xFF",
                       "](https://a.no)",
                       "og",
                       "samt",
                       "Styret",
                       ".",
                       ",",
                       "\\",
                       "<b>",
                       "CO2-utslipp",
                       "\xE2\x80\x8D",
                       "\xCC\x81",
                       "fire",
                       "fem",
                       "`",
                       "|"});
    }

    std::string passage() {
        std::string result = one_of(
            {"", "", "", "# ", "## ", "- ", "* ", "1. ", "> ", "| ", "    ", "```\n", "<div>"});
        for (unsigned count = below(9); count > 0; --count)
            result += word() + one_of({" ", " ", " ", "", "  ", "\n", "\xC2\xA0"});
        return result;
    }

    std::string gap() { return one_of({"\n\n", "\n\n", "\n", "\r\n\r\n", "\n \n", "", "\n\n\n"}); }

    void edit(std::string& text) {
        const std::size_t at = text.empty() ? 0 : below(static_cast<unsigned>(text.size()));
        const std::size_t length = below(30);
        switch (below(6)) {
            case 0:
                text.insert(at, word());
                return;
            case 3:
                split(text, at);
                return;
            case 4:
                join(text, at);
                return;
            case 1:
                text.erase(at, length);
                return;
            case 2:
                text.insert(at, passage() + "\n\n");
                return;
            default: {
                const std::string moved = text.substr(at, length);
                text.erase(at, length);
                text.insert(text.empty() ? 0 : below(static_cast<unsigned>(text.size())), moved);
            }
        }
    }

    void split(std::string& text, std::size_t at) {
        const std::size_t space = text.find(' ', at);
        if (space != std::string::npos) text.replace(space, 1, gap() + one_of({"", "", "- "}));
    }

    static void join(std::string& text, std::size_t at) {
        const std::size_t gap = text.find("\n\n", at);
        if (gap != std::string::npos) text.replace(gap, 2, " ");
    }

    std::mt19937 random_;
};

void check_pair(const std::string& before, const std::string& after) {
    const auto changes = text_changes(before, after);
    REQUIRE(changes);
    const bool whole = old_text_from(*changes) == before && new_text_from(*changes) == after &&
                       (changes->level == ChangeClass::identical) == (before == after);
    if (whole) return;
    INFO("before:\n" << before << "\nafter:\n" << after << "\n" << marked(*changes));
    CHECK(old_text_from(*changes) == before);
    CHECK(new_text_from(*changes) == after);
    CHECK((changes->level == ChangeClass::identical) == (before == after));
}

TEST_CASE("old and changes make new, new and changes make old, to the byte") {
    const int pairs = std::getenv("SAKSGANG_LONG") != nullptr ? 100'000 : 2'000;
    RandomTexts random{20240426};
    for (int round = 0; round < pairs; ++round) {
        const std::string before = random.text();
        check_pair(before, random.below(8) == 0 ? random.text() : random.edited(before));
    }
}

TEST_CASE("a text is identical with itself, and nothing is said of it") {
    RandomTexts random{1};
    for (int round = 0; round < 200; ++round) {
        const std::string text = random.text();
        const auto changes = text_changes(text, text);
        CHECK(changes->level == ChangeClass::identical);
        CHECK(changes->counts == ChangeCounts{});
        CHECK(changes->highlights.empty());
    }
}

std::string repeated(std::string_view part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += part;
    return text;
}

std::string numbered(std::size_t count, bool reversed) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = std::to_string(reversed ? count - i : i + 1);
        text += "Avsnitt nummer " + number + " handler om noe ganske eget.\n\n";
    }
    return text;
}

// As many passages of two sentences, or of one each.
std::string sentences(std::size_t count, std::string_view between) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = std::to_string(i);
        text += "Banen nummer " + number + " er lang." + std::string{between} + "Bussen venter " +
                number + ".\n\n";
    }
    return text;
}

TEST_CASE("hostile texts are compared to the byte, without growing out of hand") {
    const std::string word(1024 * 1024, 'a');
    const std::string words = repeated("ord ", 250'000);
    const std::string rows = repeated("| Asker | 12 | ja |\n", 2'200);
    const std::vector<std::pair<std::string, std::string>> pairs{
        {word, word + "b"},
        {word, std::string(1024 * 1024, 'b')},
        {words, words + "til"},
        {words, repeated("nei ord ", 125'000)},
        {repeated("\n", 100'000), repeated("\n", 99'999) + "a"},
        {numbered(10'000, false), numbered(10'000, true)},
        {repeated("a\n\n", 50'000), repeated("a\n\nb\n\n", 25'000)},
        {repeated("a b c d\n\n", 20'000), repeated("a b c e\n\n", 20'000)},
        {rows, repeated("| Asker | 13 | ja |\n", 2'200)},
        {repeated("*", 300'000), repeated("_", 300'000)},
        {repeated("> ", 100'000), repeated("- ", 100'000)},
        {repeated("](", 100'000), repeated("[](", 100'000)},
        {repeated("1 000 ", 100'000), repeated("1 000,", 100'000)},
        {sentences(10'000, " "), sentences(10'000, "\n\n")},
        {sentences(10'000, "\n\n"), sentences(10'000, " ")},
        {repeated("Ett ord. ", 50'000), repeated("Ett ord.\n\n", 50'000)},
        {repeated("a b c. d e f.\n\n", 20'000), repeated("a b c.\n\nf e d.\n\n", 20'000)},
    };
    for (const auto& [before, after] : pairs) {
        const auto start = std::chrono::steady_clock::now();
        check_pair(before, after);
        const auto spent = std::chrono::steady_clock::now() - start;
        INFO(before.substr(0, 20) << " … " << after.substr(0, 20));
        CHECK(spent < support::patience);
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(spent).count();
        if (std::getenv("SAKSGANG_LONG") != nullptr)
            WARN(before.substr(0, 20) << " … " << after.substr(0, 20) << ": " << ms << " ms");
    }
}

TEST_CASE("changes can be read through in one row") {
    const auto changes = text_changes("- Et mål\n- To tog\n- Tre båter\n",
                                      "- Et mål til\n- Tre båter\n- Fire busser\n");
    std::string read;
    for (const Run& run : runs_through(*changes)) {
        const std::string_view marks = run.kind == RunKind::removed    ? "[]"
                                       : run.kind == RunKind::inserted ? "{}"
                                                                       : "  ";
        read += marks[0] + run.text + marks[1];
    }
    CHECK(read == " - Et mål { til} \n [- To tog\n] - Tre båter\n {- Fire busser\n}");
}

TEST_CASE("a break is a run of its own, and the words on both sides of it stand") {
    const auto split = text_changes("Vi er her.\n\nBanen er lang. Bussen venter på den.\n",
                                    "Vi er her.\n\nBanen er lang.\n\nBussen venter på den.\n");
    const PassageChange& change = split->passages.at(1);
    CHECK(change.state == PassageState::split);
    CHECK(change.parts == 2);
    const std::vector<Run> runs{{RunKind::same, "Banen er lang."},
                                {RunKind::removed, " "},
                                {RunKind::inserted, "\n\n", true},
                                {RunKind::same, "Bussen venter på den."}};
    CHECK(change.runs == runs);
    CHECK(split->counts == ChangeCounts{.split = 1});
    CHECK(summary_in_words(*split, Language::nb) == "1 avsnitt delt opp.");

    const auto joined = text_changes("Banen er lang.\n\nBussen venter på den.\n",
                                     "Banen er lang. Bussen venter på den.\n");
    CHECK(joined->passages.at(0).state == PassageState::joined);
    CHECK(joined->counts == ChangeCounts{.joined = 1});
    CHECK(changes_as_text(*joined, Language::en) ==
          "1 paragraph joined from several.\n- 2 paragraphs were joined into one\n\n"
          "(Order and structure: 2 paragraphs were joined into one)\n"
          "Banen er lang.[- ¶ -]Bussen venter på den.\n");
}

TEST_CASE("only plain sentences are parted without a change of substance") {
    const std::string head = "Vi er her.\n\n";
    const auto level = [&](std::string text) {
        const auto bar = text.find('/');
        const auto before = head + text.replace(bar, 1, " ");
        const auto after = head + text.replace(bar, 1, "\n\n");
        const auto there = text_changes(before, after);
        const auto back = text_changes(after, before);
        CHECK(there->counts.split == 1);
        CHECK(back->counts.joined == 1);
        CHECK(there->level == back->level);
        return there->level;
    };
    CHECK(level("Banen er lang./Bussen venter på den.") == ChangeClass::structure);
    CHECK(level("Er banen lang?/Bussen (som er ny) venter.") == ChangeClass::structure);
    for (const std::string text :
         {"Banen er lang og/bussen venter på den.", "Vi vil ikke ha dette:/Bussen venter alltid.",
          "Han sa «banen er lang./Bussen venter på den».", "Banen (den er lang./Den er smal) går.",
          "Det gjelder nr./5 og bussen som venter.", "~~Banen er lang./Bussen~~ venter på den.",
          "**Banen er lang./Bussen** venter på den.",
          "[Banen er lang./Bussen](https://a.no) går."}) {
        INFO(text);
        CHECK(level(text) == ChangeClass::substance);
    }
}

TEST_CASE("what is too different to be compared word by word says so") {
    std::string before;
    std::string after;
    for (int i = 0; i < 4000; ++i) {
        before += "felles gammel" + std::to_string(i) + " ";
        after += "felles ny" + std::to_string(i) + " ";
    }
    const auto changes = text_changes(before, after);
    CHECK(changes->coarse);
    CHECK(changes->level == ChangeClass::substance);
    CHECK_FALSE(text_changes("en to tre", "en to fire")->coarse);
}

TEST_CASE("a text beyond the limit is refused by name") {
    const std::string huge(limits::text_bytes_max + 1, 'a');
    CHECK(text_changes(huge, "a").error().field == "before");
    CHECK(text_changes("a", huge).error().field == "after");
    CHECK(text_changes("a", huge).error().code == Errc::body_too_large);
}

}  // namespace
}  // namespace saksgang::repo
