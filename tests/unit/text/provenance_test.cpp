// SPDX-License-Identifier: EUPL-1.2
// Who brought which words: through edits, moves and splits, beside an oracle that follows every
// word by hand. SAKSGANG_LONG in the environment (`./dev test --long`) tries many more histories.
#include "repo/text/provenance.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>

#include "repo/text/paragraphs.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/patience.hpp"
#include "tests/unit/text/edited_text.hpp"

namespace saksgang::repo {
namespace {

using Texts = std::vector<std::string>;

VersionNumber number_of(std::size_t place) {
    return VersionNumber{static_cast<std::int64_t>(place) + 1};
}

Provenance carried(const Provenance& before, const std::string& old_text,
                   const std::string& new_text) {
    const auto changes = text_changes(old_text, new_text);
    REQUIRE(changes);
    const auto after =
        carry(before, {old_text, new_text}, *changes, VersionNumber{before.version.value + 1});
    REQUIRE(after);
    return *after;
}

Provenance after_all(const Texts& texts) {
    auto provenance = first_provenance(texts.front(), number_of(0));
    REQUIRE(provenance);
    for (std::size_t i = 1; i < texts.size(); ++i)
        *provenance = carried(*provenance, texts[i - 1], texts[i]);
    return *provenance;
}

// "1:Styret ¦2:skal ¦1:svare."
std::string marked(const Provenance& provenance, const std::string& text) {
    std::string result;
    std::size_t at = 0;
    for (const Origin& origin : provenance.origins) {
        if (!result.empty()) result += "¦";
        result += fmt::format("{}:{}", origin.version.value, text.substr(at, origin.bytes));
        at += origin.bytes;
    }
    return result;
}

// "1:Styret 2:skal 1:svare. ": a word that several versions brought has all their numbers.
std::string words_marked(const Provenance& provenance, const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \n", at);
        if (begin == std::string::npos) break;
        at = std::min(text.find_first_of(" \n", begin), text.size());
        for (const Origin& origin : origins_within(provenance.origins, begin, at))
            result += fmt::format("{}:", origin.version.value);
        result += text.substr(begin, at - begin) + " ";
    }
    return result;
}

// "1/2 <-3 moved": since version 1, where it was paragraph 2, …
std::string line_of(const ParagraphOrigin& origin) {
    std::string line = fmt::format("{}/{}", origin.since.value, origin.number);
    if (origin.before > 0) line += fmt::format(" <-{}", origin.before);
    return origin.moved ? line + " moved" : line;
}

std::string lines_of(const Provenance& provenance) {
    std::string lines;
    for (const ParagraphOrigin& origin : provenance.paragraphs)
        lines += (lines.empty() ? "" : ", ") + line_of(origin);
    return lines;
}

void check_whole(const Provenance& provenance, const std::string& text) {
    std::size_t bytes = 0;
    VersionNumber last;
    for (const Origin& origin : provenance.origins) {
        CHECK(origin.bytes > 0);
        CHECK(origin.version != last);
        CHECK(origin.version <= provenance.version);
        last = origin.version;
        bytes += origin.bytes;
    }
    CHECK(bytes == text.size());
    const auto decoded = decode_provenance(encode(provenance), text.size());
    REQUIRE(decoded);
    CHECK(*decoded == provenance);
}

TEST_CASE("words have the version that brought them") {
    struct Row {
        const char* what;
        Texts texts;
        const char* expected;
    };
    const Row rows[] = {
        {"a first text", {"Styret svarer."}, "1:Styret svarer."},
        {"a word came", {"Styret svarer.", "Styret svarer snart."}, "1:Styret svarer¦2: snart¦1:."},
        {"a word was replaced",
         {"Innen fire år skal alle svare.", "Innen fem år skal alle svare."},
         "1:Innen ¦2:fem¦1: år skal alle svare."},
        {"a word came back",
         {"Alle skal svare snart.", "Alle skal svare.", "Alle skal svare snart."},
         "1:Alle skal svare¦3: snart¦1:."},
        {"quotes, dashes and line ends bring no wording",
         {"Vi sier \"ja\" - alle\nsom en.", "Vi sier «ja» – alle som en."},
         "1:Vi sier «ja» – alle som en."},
        {"the form of a letter brings no wording",
         {"Vi g\xC3\xA5r alle dit i dag.", "Vi ga\xCC\x8Ar alle dit i dag."},
         "1:Vi ga\xCC\x8Ar alle dit i dag."},
        {"a passage came",
         {"Det første avsnittet.\n", "Noe helt nytt her.\n\nDet første avsnittet.\n"},
         "2:Noe helt nytt her.\n\n¦1:Det første avsnittet.\n"},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        const auto provenance = after_all(row.texts);
        CHECK(marked(provenance, row.texts.back()) == row.expected);
        check_whole(provenance, row.texts.back());
    }
}

const std::string one = "Regionen skal vokse der folk allerede bor og reiser til arbeid.";
const std::string two = "Hver kommune svarer for sin del av planen innen utgangen av året.";
const std::string three = "Godstrafikken flyttes fra vei til bane så langt det lar seg gjøre.";

TEST_CASE("a passage keeps its words' origin where it is moved") {
    const auto provenance = after_all({one + "\n\n" + two, three + "\n\n" + one + "\n\n" + two,
                                       three + "\n\n" + two + "\n\n" + one});
    CHECK(marked(provenance, three + "\n\n" + two + "\n\n" + one) ==
          "2:" + three + "\n\n¦1:" + two + "\n\n" + one);
}

TEST_CASE("a passage that is split, or joined, brings no wording") {
    const std::string joined = one + " " + two;
    const std::string parted = one + "\n\n" + two;
    CHECK(after_all({joined, parted}).origins.size() == 1);
    CHECK(after_all({parted, joined}).origins.size() == 1);
    CHECK(lines_of(after_all({joined, parted})) == "2/1 <-1, 2/2 <-1");
    CHECK(lines_of(after_all({parted, joined})) == "2/1 <-2");  // most of it
}

TEST_CASE("few words, or three parts, or a word changed on the way, bring no more than they must") {
    const auto origins = [](std::vector<std::string> texts) {
        return after_all(texts).origins.size();
    };
    CHECK(origins({"Vi er her. Kom du og.\n", "Vi er her.\n\nKom du og.\n"}) == 1);
    CHECK(origins({"Vi er her.\n\nKom du og.\n", "Vi er her. Kom du og.\n"}) == 1);
    CHECK(origins({"Ett ord. To ord. Tre ord.", "Ett ord.\n\nTo ord.\n\nTre ord."}) == 1);
    CHECK(origins({"- Tog til alle. Buss til noen.\n", "- Tog til alle.\n- Buss til noen.\n"}) ==
          3);
    CHECK(origins({"Vi er her i dag. Kom du og.\n", "Vi er der i dag.\n\nKom du og.\n"}) == 3);
}

TEST_CASE("a sentence that goes to another passage brings no wording") {
    const std::string before = one + " " + two + "\n\n" + three;
    const std::string after = one + "\n\n" + three + " " + two;
    CHECK(after_all({before, after}).origins.size() == 1);
}

TEST_CASE("each paragraph knows since when, and from which, it is as it is") {
    const std::string longer = two + " Styret følger med.";
    CHECK(lines_of(after_all({one + "\n\n" + two})) == "1/1, 1/2");
    CHECK(lines_of(after_all({one + "\n\n" + two, one + "\n\n" + longer})) == "1/1, 2/2 <-2");
    CHECK(lines_of(after_all({one + "\n\n" + two, three + "\n\n" + one + "\n\n" + two})) ==
          "2/1, 1/1, 1/2");
    CHECK(lines_of(after_all({one + "\n\n" + two, three + "\n\n" + one + "\n\n" + longer,
                              "# Nytt\n\n" + one + "\n\n" + longer})) == "1/1, 2/3");
    CHECK(lines_of(after_all({one + "\n\n" + two + "\n\n" + three,
                              three + "\n\n" + one + "\n\n" + two})) == "2/1 <-3 moved, 1/1, 1/2");
}

TEST_CASE("a table is one paragraph, whichever of its rows changed") {
    const std::string table =
        "| Mål | Når |\n|---|---|\n| Færre ord | 2026 |\n| Flere tog | 2027 |\n";
    const std::string shorter = "| Mål | Når |\n|---|---|\n| Flere tog | 2027 |\n";
    const auto provenance = after_all({one + "\n\n" + table, one + "\n\n" + shorter});
    CHECK(lines_of(provenance) == "1/1, 2/2 <-2");
    CHECK(provenance.origins.size() == 1);
}

TEST_CASE("a history of edits agrees with an oracle that follows every word") {
    const unsigned histories = std::getenv("SAKSGANG_LONG") != nullptr ? 1500 : 60;
    for (unsigned seed = 1; seed <= histories; ++seed) {
        EditedText text{seed};
        std::string before = text.written();
        auto provenance = *first_provenance(before, VersionNumber{1});
        for (std::int64_t version = 2; version <= 25; ++version) {
            const std::string what = text.edit(version);
            const std::string after = text.written();
            provenance = carried(provenance, before, after);
            INFO("seed " << seed << ", version " << version << ": " << what << "\n"
                         << before << "\n====\n"
                         << after);
            REQUIRE(words_marked(provenance, after) == text.marked());
            before = after;
        }
        check_whole(provenance, before);
    }
}

TEST_CASE("texts of any bytes have a provenance that covers them") {
    const unsigned histories = std::getenv("SAKSGANG_LONG") != nullptr ? 3000 : 150;
    for (unsigned seed = 1; seed <= histories; ++seed) {
        RandomBytes random{seed};
        std::string before = random.text();
        auto provenance = *first_provenance(before, VersionNumber{1});
        for (int version = 2; version <= 6; ++version) {
            const std::string after = random.edited(before);
            INFO("seed " << seed << ", version " << version);
            provenance = carried(provenance, before, after);
            check_whole(provenance, after);
            CHECK(provenance.paragraphs.size() == paragraphs_of(after)->size());
            before = after;
        }
    }
}

TEST_CASE("the same bytes bring nothing") {
    const std::string text = one + "\n\n- " + two + "\n- " + three + "\n";
    const auto first = after_all({text});
    auto second = carried(first, text, text);
    CHECK(second.origins == first.origins);
    CHECK(second.paragraphs == first.paragraphs);
}

TEST_CASE("what is no provenance is refused, and never more than what was written is read") {
    const Texts texts{one + "\n\n" + two, three + "\n\n" + one + " Og mer.\n\n" + two};
    const std::string bytes = encode(after_all(texts));
    const std::size_t size = texts.back().size();
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK(decode_provenance(bytes.substr(0, length), size).error().code == Errc::tampered);
    CHECK_FALSE(decode_provenance(bytes + '\0', size));
    CHECK_FALSE(decode_provenance(bytes, size + 1));
    CHECK_FALSE(decode_provenance(bytes, size - 1));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string other = bytes;
            other[at] = static_cast<char>(other[at] ^ (1 << bit));
            const auto decoded = decode_provenance(other, size);
            if (decoded) CHECK(encode(*decoded) == other);
        }
    }
}

TEST_CASE("the provenance of another text is not carried on") {
    const auto changes = text_changes(one, two);
    const auto of_other = first_provenance(three, VersionNumber{1});
    CHECK(carry(*of_other, {one, two}, *changes, VersionNumber{2}).error().code == Errc::tampered);
}

TEST_CASE("origins are cut out to the byte") {
    const std::vector<Origin> origins{{3, VersionNumber{1}}, {4, VersionNumber{2}}};
    CHECK(origins_within(origins, 0, 7) == origins);
    CHECK(origins_within(origins, 2, 4) ==
          std::vector<Origin>{{1, VersionNumber{1}}, {1, VersionNumber{2}}});
    CHECK(origins_within(origins, 3, 7) == std::vector<Origin>{{4, VersionNumber{2}}});
    CHECK(origins_within(origins, 5, 5).empty());
}

TEST_CASE("ranges read in passing are those cut out one by one, in any order") {
    const std::vector<Origin> origins{
        {3, VersionNumber{1}}, {1, VersionNumber{4}}, {4, VersionNumber{2}}};
    for (std::size_t first = 0; first <= 8; ++first) {
        for (std::size_t begin = 0; begin <= 8; ++begin) {
            for (std::size_t end = begin; end <= 8; ++end) {
                OriginWalk walk{origins};
                walk.within(first, 8);
                CHECK(walk.within(begin, end) == origins_within(origins, begin, end));
                CHECK(walk.within(0, 8) == origins);
            }
        }
    }
}

TEST_CASE("hostile texts have their provenance without growing out of hand") {
    const auto repeated = [](std::string_view piece, int times) {
        std::string text;
        while (times-- > 0)
            text += piece;
        return text;
    };
    const std::vector<std::pair<std::string, std::string>> pairs{
        {repeated("ord ", 250'000), repeated("nei ord ", 125'000)},
        {repeated("a b c d e\n\n", 20'000), repeated("e d c b a\n\n", 20'000)},
        {repeated("a b c d e f\n\n", 15'000), repeated("a b c d e g ", 15'000)},
        {repeated("a ", 200'000), repeated("- - - - a\n", 10'000)},
        {repeated("> a\n\n", 20'000), repeated("- > a\n\n", 20'000)},
        {repeated("1 000 ", 100'000), repeated("1 000,", 100'000)},
    };
    for (const auto& [before, after] : pairs) {
        const auto start = std::chrono::steady_clock::now();
        const auto first = first_provenance(before, VersionNumber{1});
        REQUIRE(first);
        check_whole(carried(*first, before, after), after);
        INFO(before.substr(0, 20) << " … " << after.substr(0, 20));
        CHECK(std::chrono::steady_clock::now() - start < support::patience);
    }
}

}  // namespace
}  // namespace saksgang::repo
