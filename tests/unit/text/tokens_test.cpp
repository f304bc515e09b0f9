// SPDX-License-Identifier: EUPL-1.2
// Tokens: what a reader would call one word, number, date or sign; and every byte in one of them.
#include "repo/text/tokens.hpp"

#include "repo/text/characters.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

std::string cut(std::string_view text) {
    std::string result;
    for (const Token& token : tokens_of(text)) {
        if (token.kind == TokenKind::white) continue;
        if (!result.empty()) result += " · ";
        result += token.text;
    }
    return result;
}

TEST_CASE("words, numbers, dates and signs are one token each") {
    struct Row {
        std::string_view text;
        std::string_view tokens;
    };
    const std::vector<Row> rows{
        {"Blåbær på Ås", "Blåbær · på · Ås"},
        {"a\xCC\x8Aret er a\xCC\x8Apent", "a\xCC\x8Aret · er · a\xCC\x8Apent"},
        {"e-post og klima- og miljø", "e-post · og · klima · - · og · miljø"},
        {"don't council’s", "don't · council’s"},
        {"CO2-utslipp og CO₂", "CO2-utslipp · og · CO₂"},
        {"snake_case _utheving_", "snake_case · _ · utheving · _"},
        {"1 000,5 kroner", "1 000,5 · kroner"},
        {"1\u00A0000\u00A0000 trær", "1\u00A0000\u00A0000 · trær"},
        {"50 % og 50% og 5‰", "50 % · og · 50% · og · 5‰"},
        {"i 2024 100 personer", "i · 2024 · 100 · personer"},
        {"kapittel 2.3.1, spørsmål 2a", "kapittel · 2.3.1 · , · spørsmål · 2a"},
        {"2024–2028 og -5 og (−3)", "2024 · – · 2028 · og · -5 · og · ( · −3 · )"},
        {"29. april 2024, 29. april.", "29. april 2024 · , · 29. april · ."},
        {"12 June 2024 og 2024-04-29 og 29.04.2024",
         "12 June 2024 · og · 2024-04-29 · og · 29.04.2024"},
        {"1. april er dagen", "1. april · er · dagen"},
        {"1. Gå foran", "1. · Gå · foran"},
        {"## Mål", "## · Mål"},
        {"- **Fet** *kursiv*", "- · ** · Fet · ** · * · kursiv · *"},
        {"Se [planen](https://a.no/b) nå", "Se · [ · planen · ](https://a.no/b) · nå"},
        {"https://a.no/b, og www.c.no.", "https://a.no/b · , · og · www.c.no · ."},
        {"<https://a.no>", "<https://a.no>"},
        {"og så ... ferdig…", "og · så · ... · ferdig · …"},
        {"«ja» \"nei\"", "« · ja · » · \" · nei · \""},
        {"🇳🇴🇸🇪 👨‍👩‍👧", "🇳🇴 · 🇸🇪 · 👨‍👩‍👧"},
        {"\xFF\xFE", "\xFF · \xFE"},
    };
    for (const Row& row : rows)
        CHECK(cut(row.text) == row.tokens);
}

TEST_CASE("tokens are the whole text, whatever its bytes") {
    for (int first = 0; first < 256; ++first) {
        for (const std::string_view rest : {"", "a", " ", "5", "\xCC\x81", "\x80\x80", "](x)"}) {
            const std::string text = std::string{static_cast<char>(first)} + std::string{rest};
            std::string whole;
            for (const Token& token : tokens_of(text))
                whole += token.text;
            CHECK(whole == text);
        }
    }
}

TEST_CASE("a normal form levels how a thing is written, not what it says") {
    const auto normal = [](std::string_view text) {
        std::string result;
        for (const Token& token : tokens_of(text))
            result += normal_form(token);
        return result;
    };
    CHECK(normal("Ra\xCC\x8A"
                 "det") == normal("Rådet"));
    CHECK(normal("1 000 kr") == normal("1000 kr"));
    CHECK(normal("«ja»") == normal("\"ja\""));
    CHECK(normal("a – b") == normal("a - b"));
    CHECK(normal("kom\xC2\xADmune") == normal("kommune"));
    CHECK(normal("1.000") != normal("1 000"));
    CHECK(normal("1,5") != normal("15"));
    CHECK(normal("-5") != normal("5"));
    CHECK(normal("Ås") != normal("ås"));
    CHECK(normal("ål") != normal("al"));
}

TEST_CASE("letters of Latin-1 and Latin Extended-A have a small form") {
    CHECK(lower("ÆØÅ ÉÜ ŠČ Ž Đ") == "æøå éü šč ž đ");
    CHECK(lower("æøå ÷ ×") == "æøå ÷ ×");
}

}  // namespace
}  // namespace saksgang::repo
