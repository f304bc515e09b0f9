// SPDX-License-Identifier: EUPL-1.2
// The tables of sentences hold together, and sentences come out whole.
#include "workflows/core/words.hpp"

#include <algorithm>
#include <set>

#include "tests/support/catch.hpp"
#include "workflows/core/words_tables.hpp"

namespace saksgang {
namespace {

constexpr Language languages[] = {Language::nb, Language::nn, Language::en};

// The names in {braces}; fails where a brace has no partner.
std::set<std::string_view> arguments_of(std::string_view sentence) {
    std::set<std::string_view> names;
    for (std::size_t open = sentence.find('{'); open != std::string_view::npos;
         open = sentence.find('{', open + 1)) {
        const std::size_t close = sentence.find('}', open);
        INFO(sentence);
        REQUIRE(close != std::string_view::npos);
        names.insert(sentence.substr(open + 1, close - open - 1));
    }
    CHECK(std::ranges::count(sentence, '{') == std::ranges::count(sentence, '}'));
    return names;
}

bool is_argument_name(std::string_view name) {
    return !name.empty() &&
           std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

}  // namespace

TEST_CASE("keys are sorted within their table, and none stands in two") {
    std::set<std::string_view> seen;
    for (const auto& rows : words_tables()) {
        CHECK(std::ranges::is_sorted(rows, {}, &WordsRow::key));
        for (const WordsRow& row : rows) {
            INFO(row.key);
            CHECK(seen.insert(row.key).second);
        }
    }
    CHECK(seen.size() >= 12);
}

TEST_CASE("a sentence takes the same arguments in each language") {
    for (const auto& rows : words_tables()) {
        for (const WordsRow& row : rows) {
            INFO(row.key);
            CHECK(arguments_of(row.nn) == arguments_of(row.nb));
            CHECK(arguments_of(row.en) == arguments_of(row.nb));
        }
    }
}

TEST_CASE("keys are area.name, sentences are not blank, arguments have plain names") {
    for (const auto& rows : words_tables()) {
        for (const WordsRow& row : rows) {
            INFO(row.key);
            const auto dot = row.key.find('.');
            REQUIRE(dot != std::string_view::npos);
            CHECK(dot > 0);
            CHECK(dot + 1 < row.key.size());
            CHECK(row.key.find(' ') == std::string_view::npos);
            for (const auto sentence : {row.nb, row.nn, row.en}) {
                REQUIRE_FALSE(sentence.empty());
                CHECK(sentence.front() != ' ');
                CHECK(sentence.back() != ' ');
                for (const auto name : arguments_of(sentence))
                    CHECK(is_argument_name(name));
            }
        }
    }
}

TEST_CASE("a key is said in its language, and an unknown one is shown rather than nothing") {
    CHECK(say(Language::nb, "month.05") == "mai");
    CHECK(say(Language::en, "month.05") == "May");
    for (const Language language : languages) {
        CHECK(say(language, "no.such_key") == "no.such_key");
        CHECK(say(language, "") == "");
        CHECK(say(language, Phrase{"no.such_key", {{"a", "b"}}}) == "no.such_key");
    }
}

TEST_CASE("arguments stand where the sentence wants them") {
    // A key that no table has is its own sentence: the way to test without leaning on wording.
    const auto said = [](std::string key,
                         std::vector<std::pair<std::string, std::string>> arguments) {
        return say(Language::nn, Phrase{std::move(key), std::move(arguments)});
    };
    CHECK(said("{who} svarte {when}", {{"when", "i går"}, {"who", "Asker"}}) ==
          "Asker svarte i går");
    CHECK(said("{who}, {who}", {{"who", "Asker"}}) == "Asker, Asker");
    CHECK(said("{who} svarte", {}) == "who svarte");
    CHECK(said("{who} svarte", {{"who", ""}}) == " svarte");
    CHECK(said("{who}", {{"who", "{when}"}, {"when", "i går"}}) == "{when}");
    CHECK(said("{who", {{"who", "Asker"}}) == "{who");
    CHECK(said("svarte}", {}) == "svarte}");
}

TEST_CASE("an argument may come in each language, and the plain one serves the rest") {
    const Phrase phrase{"{stage}", {{"stage", "høring"}, {"stage.nn", "høyring"}}};
    CHECK(say(Language::nb, phrase) == "høring");
    CHECK(say(Language::nn, phrase) == "høyring");
    CHECK(say(Language::en, phrase) == "høring");
}

TEST_CASE("the first language we speak is taken, and bokmål where there is none") {
    struct Row {
        std::string_view header;
        Language language;
    };
    const Row rows[] = {
        {"", Language::nb},
        {"n", Language::nb},
        {"nb", Language::nb},
        {"no", Language::nb},
        {"nb-NO,nb;q=0.9,en;q=0.8", Language::nb},
        {"nn-NO,nn;q=0.9,nb;q=0.8", Language::nn},
        {"en-GB,en;q=0.9", Language::en},
        {"de-DE,de;q=0.9,en;q=0.5", Language::en},
        {"sv, nn;q=0.5", Language::nn},
        {"de,fr", Language::nb},
        {"*", Language::nb},
        {"sma-NO", Language::nb},
        {"fr-en", Language::nb},
    };
    for (const Row& row : rows) {
        INFO(row.header);
        CHECK(language_from(row.header) == row.language);
    }
    for (const Language language : languages)
        CHECK(language_from(to_string(language)) == language);
}

TEST_CASE("days are said as they are written in each language") {
    const auto day = parse_date("2024-04-02").value();
    CHECK(say_date(Language::nb, day) == "2. april 2024");
    CHECK(say_date(Language::nn, day) == "2. april 2024");
    CHECK(say_date(Language::en, day) == "2 April 2024");
    for (const Language language : languages) {
        std::set<std::string> months;
        for (int month = 0; month < 12; ++month) {
            months.insert(
                say_date(language, add_days(parse_date("2024-01-15").value(), 30 * month)));
        }
        CHECK(months.size() == 12);
        for (const auto& said : months)
            CHECK(said.find("month.") == std::string::npos);
    }
}

}  // namespace saksgang
