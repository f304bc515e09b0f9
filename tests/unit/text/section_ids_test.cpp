// SPDX-License-Identifier: EUPL-1.2
// Ids of sections through edits, renames and moves.
#include "repo/text/section_ids.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "tests/support/catch.hpp"

namespace saksgang::repo {
namespace {

std::vector<std::string> ids_after(std::string_view before, std::string_view after) {
    const auto structure = carry_ids(*read_structure(before), *read_structure(after));
    std::vector<std::string> ids;
    for (const Section& section : structure.sections) {
        if (section.depth > 0) ids.push_back(section.id);
    }
    return ids;
}

using Ids = std::vector<std::string>;

constexpr std::string_view two_chapters =
    "## Klima\n\nNatur skal ikke bygges ned i strandsonen.\n\n### Delmål\n\n- Utslippene skal "
    "ned.\n"
    "\n## Bane\n\nTogene skal gå når de skal.\n\n### Delmål\n\n- Godset skal over på skinner.\n";

TEST_CASE("an edited section keeps its id, a renamed one too") {
    CHECK(ids_after(two_chapters, two_chapters) ==
          Ids{"klima", "klima-delmal", "bane", "bane-delmal"});
    CHECK(ids_after("## Klima\n\nEn setning.\n", "## Klima\n\nHelt andre ord.\n") == Ids{"klima"});
    CHECK(ids_after("## Klima\n\nEn setning.\n", "## Natur\n\nEn setning.\n") == Ids{"klima"});
}

TEST_CASE("a section that is renamed and edited is known by most of its words") {
    CHECK(ids_after("## Klima\n\nNatur skal ikke bygges ned i strandsonen.\n",
                    "## Natur\n\nVerdifull natur skal ikke bygges ned i strandsonen.\n") ==
          Ids{"klima"});
    CHECK(ids_after("## Klima\n\nNatur skal ikke bygges ned.\n",
                    "## Natur\n\nTogene går hver time på alle banene.\n") == Ids{"natur"});
}

TEST_CASE("sections that change places take their ids with them") {
    const std::string moved =
        "## Bane\n\nTogene skal gå når de skal.\n\n### Delmål\n\n- Godset skal over på skinner.\n\n"
        "## Klima\n\nNatur skal ikke bygges ned i strandsonen.\n\n### Delmål\n\n- Utslippene skal "
        "ned.\n";
    CHECK(ids_after(two_chapters, moved) == Ids{"bane", "bane-delmal", "klima", "klima-delmal"});
}

TEST_CASE("a section that is edited stays with its parent, when the parent is renamed as well") {
    const std::string edited =
        "## Natur\n\nNatur skal ikke bygges ned i strandsonen.\n\n### Delmål\n\n- Noe ganske "
        "annet.\n"
        "\n## Bane\n\nTogene skal gå når de skal.\n\n### Delmål\n\n- Også dette er nytt her.\n";
    CHECK(ids_after(two_chapters, edited) == Ids{"klima", "klima-delmal", "bane", "bane-delmal"});
}

TEST_CASE("a heading with sections below it alone is known by them") {
    CHECK(ids_after("## Områder\n### A\n\nalfa\n### B\n\nbeta\n",
                    "## Satsingsområder\n### A\n\nalfa\n### B\n\nbeta\n### C\n\ngamma\n") ==
          Ids{"omrader", "a", "b", "c"});
}

TEST_CASE("an id in use is not given to another section") {
    CHECK(ids_after("## Klima\n\nEn setning.\n",
                    "## Natur\n\nEn setning.\n\n## Klima\n\nNy tekst her.\n") ==
          Ids{"klima", "klima-2"});
}

TEST_CASE("a section split in two keeps its id in the part with its heading") {
    CHECK(ids_after("## Klima\n\nen to tre fire\n\nfem seks sju åtte\n",
                    "## Klima\n\nen to tre fire\n\n## Natur\n\nfem seks sju åtte\n") ==
          Ids{"klima", "natur"});
}

// ---- For any text and any edit.

struct Piece {
    int depth = 2;
    std::string heading;
    std::string words;
};

class RandomChapters {
public:
    explicit RandomChapters(unsigned int seed) : random_(seed) {}

    unsigned int below(std::size_t bound) { return static_cast<unsigned int>(random_() % bound); }

    std::string word() {
        static constexpr std::string_view syllables[] = {"ba", "ne", "kli", "ma",
                                                         "gå", "ør", "sti"};
        std::string word;
        for (unsigned int i = 1 + below(3); i > 0; --i)
            word += syllables[below(std::size(syllables))];
        return word;
    }

    // Never the words of another piece: that is what an untouched section is recognised by.
    Piece piece() {
        std::string words = std::to_string(++made_);
        for (unsigned int i = 3 + below(12); i > 0; --i)
            words += ' ' + word();
        return {.depth = static_cast<int>(2 + below(3)),
                .heading = below(3) == 0 ? "Delmål" : word(),
                .words = std::move(words)};
    }

    // Which pieces were left as they are.
    void edit(std::vector<Piece>& pieces, std::set<std::string>& untouched) {
        const auto place = below(pieces.size());
        switch (below(5)) {
            case 0:
                pieces.insert(pieces.begin() + place, piece());
                break;
            case 1:
                untouched.erase(pieces[place].words);
                pieces[place].words += ' ' + word();
                break;
            case 2:
                untouched.erase(pieces[place].words);
                pieces[place].heading = word();
                break;
            case 3:
                untouched.erase(pieces[place].words);
                if (pieces.size() > 1) pieces.erase(pieces.begin() + place);
                break;
            default:
                std::swap(pieces[place], pieces[below(pieces.size())]);
        }
    }

private:
    std::mt19937 random_;
    int made_ = 0;
};

std::string written(const std::vector<Piece>& pieces) {
    std::string text = "# Tittel\n\n";
    for (const Piece& piece : pieces) {
        text += std::string(static_cast<std::size_t>(piece.depth), '#') + ' ' + piece.heading +
                "\n\n" + piece.words + "\n\n";
    }
    return text;
}

std::map<std::string, std::string> ids_by_words(const Structure& structure) {
    std::map<std::string, std::string> ids;
    for (const Block& block : structure.blocks) {
        if (block.kind == BlockKind::paragraph)
            ids[block.text] = structure.sections[block.section].id;
    }
    return ids;
}

TEST_CASE("whatever is edited, an untouched section keeps its id and no two share one") {
    RandomChapters texts{20240312};
    for (int round = 0; round < 400; ++round) {
        std::vector<Piece> pieces;
        for (unsigned int i = 1 + texts.below(20); i > 0; --i)
            pieces.push_back(texts.piece());
        auto structure = *read_structure(written(pieces));
        for (int version = 0; version < 5; ++version) {
            std::set<std::string> untouched;
            for (const Piece& piece : pieces)
                untouched.insert(piece.words);
            for (unsigned int edits = 1 + texts.below(6); edits > 0; --edits)
                texts.edit(pieces, untouched);
            const auto before = ids_by_words(structure);
            structure = carry_ids(structure, *read_structure(written(pieces)));
            const auto after = ids_by_words(structure);
            std::set<std::string> all;
            for (const Section& section : structure.sections) {
                INFO(section.id);
                CHECK(is_slug(section.id));
                CHECK(all.insert(section.id).second);
            }
            INFO(written(pieces));
            for (const std::string& words : untouched)
                CHECK(after.at(words) == before.at(words));
        }
    }
}

}  // namespace
}  // namespace saksgang::repo
