// SPDX-License-Identifier: EUPL-1.2
// The structure of a text: sections, blocks, numbers and hashes, for texts of any shape and bytes.
#include "repo/text/structure.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"
#include "workflows/journal/merkle.hpp"

namespace saksgang::repo {
namespace {

Structure structure_of(std::string_view text) {
    auto structure = read_structure(text);
    REQUIRE(structure);
    return *std::move(structure);
}

// "number id heading", one line a section, indented as they stand.
std::string outline_of(const Structure& structure) {
    std::string outline;
    for (const Section& section : structure.sections) {
        if (section.depth == 0) continue;
        outline += std::string(static_cast<std::size_t>(section.depth - 1), ' ');
        outline += section.number + '|' + section.id + '|' + section.heading + '\n';
    }
    return outline;
}

std::string blocks_of(const Structure& structure) {
    std::string all;
    for (const Block& block : structure.blocks) {
        all += fmt::format("{} {} {}-{} {}\n", to_string(block.kind), block.paragraph,
                           block.lines.first, block.lines.last, block.text);
    }
    return all;
}

TEST_CASE("headings make sections, counted where no number is written") {
    const auto structure = structure_of(
        "# Strategi\n\nIngress.\n\n## Visjon\n\nBo godt.\n\n## Mål\n### Første\n### Andre\n");
    CHECK(outline_of(structure) ==
          "|strategi|Strategi\n"
          " 1|visjon|Visjon\n"
          " 2|mal|Mål\n"
          "  2.1|forste|Første\n"
          "  2.2|andre|Andre\n");
    CHECK(structure.sections[1].title);
    CHECK(structure.sections[1].own == LineRange{1, 4});
    CHECK(structure.sections[3].own == LineRange{9, 9});
    CHECK(structure.sections[3].whole == LineRange{9, 11});
    CHECK(structure.section_at(7) == 2);
    CHECK(structure.section_at(1) == 1);
}

TEST_CASE("numbers that are written are taken, and nothing is counted beside them") {
    const auto structure = structure_of(
        "# Saken\n## 1. Bakgrunn\n### 1.1 Mål\n### Uten\n## 2) Veien\n## 30 prosent\n");
    CHECK(outline_of(structure) ==
          "|saken|Saken\n"
          " 1|bakgrunn|Bakgrunn\n"
          "  1.1|mal|Mål\n"
          "  |uten|Uten\n"
          " 2|veien|Veien\n"
          " |30-prosent|30 prosent\n");
}

TEST_CASE("headings alike are told apart by what they stand under, then by number") {
    const auto structure = structure_of(
        "# A\n## Klima\n### Delmål\n## Bane\n### Delmål\n### Delmål\n## P12\n## 🌍\n## שלום\n");
    CHECK(outline_of(structure) ==
          "|a|A\n"
          " 1|klima|Klima\n"
          "  1.1|klima-delmal|Delmål\n"
          " 2|bane|Bane\n"
          "  2.1|bane-delmal|Delmål\n"
          "  2.2|bane-delmal-2|Delmål\n"
          " 3|section-p12|P12\n"
          " 4|section|🌍\n"
          " 5|section-2|שלום\n");
}

TEST_CASE("blocks are numbered through the text, with their lines") {
    const auto structure = structure_of(
        "# T\n\nEn\nto\n\n- a\n  - b\n\n  mer\n\n> sitat\n> - x\n\n```\nkode\n```\n\n<div>\nx\n"
        "</div>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n***\n\n[a]: http://example.org\n");
    CHECK(blocks_of(structure) ==
          "heading 0 1-1 T\n"
          "paragraph 1 3-4 En to\n"
          "item 2 6-6 a\n"
          "item 3 7-7 b\n"
          "paragraph 4 9-9 mer\n"
          "quote 5 11-12 sitat x\n"
          "code 6 14-16 kode\n"
          "html 7 18-20 <div>\nx\n</div>\n"
          "table 8 22-24 | a | b | |---|---| | 1 | 2 |\n"
          "rule 0 26-26 \n");
}

TEST_CASE("a text without headings is its root") {
    for (const std::string text : {"", "\n", "bare tekst", "- liste", "\xEF\xBB\xBF", "\r\r\r"}) {
        const auto structure = structure_of(text);
        REQUIRE(structure.sections.size() == 1);
        CHECK(structure.sections[0].id == "text");
        CHECK(structure.sections[0].depth == 0);
    }
}

TEST_CASE("line ends and byte order mark change neither ids nor hashes") {
    const std::string plain = "# Mål\n\nEn linje\nto linjer\n\n## Delmål\n\n- a\n- b\n";
    const auto expected = structure_of(plain);
    const auto replaced = [&](std::string_view line_end) {
        std::string text;
        for (const char byte : plain)
            text += byte == '\n' ? std::string{line_end} : std::string{byte};
        return text;
    };
    for (const auto& text : {replaced("\r\n"), replaced("\r"), "\xEF\xBB\xBF" + plain,
                             plain.substr(0, plain.size() - 1), plain + "\n\n"}) {
        const auto structure = structure_of(text);
        REQUIRE(structure.sections.size() == expected.sections.size());
        for (std::size_t i = 0; i < expected.sections.size(); ++i) {
            CHECK(structure.sections[i].id == expected.sections[i].id);
            CHECK(structure.sections[i].own_hash == expected.sections[i].own_hash);
            CHECK(structure.sections[i].whole_hash == expected.sections[i].whole_hash);
        }
    }
}

TEST_CASE("a section's hash is that of its lines, as sed and sha256sum see them") {
    const auto structure = structure_of("# T\n\n## A\n\nen\n\n## B\n\nto\n");
    CHECK(structure.sections[2].own_hash == journal::sha256("## A\n\nen\n"));
    CHECK(structure.sections[1].own_hash == journal::sha256("# T\n"));
    CHECK(structure.sections[1].whole_hash == journal::sha256("# T\n\n## A\n\nen\n\n## B\n\nto\n"));
}

TEST_CASE("headings say the same with letters composed or apart") {
    const auto composed = structure_of("## M\xC3\xA5l \xC3\xA9n\n");
    const auto apart = structure_of("## Ma\xCC\x8Al e\xCC\x81n\n");
    CHECK(composed.sections[1].id == "mal-en");
    CHECK(apart.sections[1].id == composed.sections[1].id);
}

TEST_CASE("bytes that are no text have a structure too") {
    for (const std::string& text :
         {std::string("# a\0b\n\nc", 8), std::string("# \xFF\xFE\n\n\xC3\n"),
          std::string("## \xE2\x80\xAE"
                      "abc\n\n\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xAC\n")}) {
        const auto structure = structure_of(text);
        CHECK(structure.sections.size() == 2);
        CHECK(is_slug(structure.sections[1].id));
    }
}

TEST_CASE("more than the limits is refused by name") {
    const auto refused = [](const std::string& text) {
        const auto structure = read_structure(text);
        REQUIRE_FALSE(structure);
        CHECK(structure.error().code == Errc::body_too_large);
        CHECK(structure.error().field == "text");
    };
    std::string headings;
    for (std::size_t i = 0; i <= limits::text_sections_max; ++i)
        headings += "# a\n";
    refused(headings);
    std::string items;
    for (std::size_t i = 0; i <= limits::text_blocks_max; ++i)
        items += "- a\n";
    refused(items);
    refused(std::string(limits::text_bytes_max + 1, 'a'));
}

}  // namespace
}  // namespace saksgang::repo
