// SPDX-License-Identifier: EUPL-1.2
// Ids of sections through a document's life: a real repository, a real database. What is kept in
// memory must never show in what is answered.
#include "daemon/app/read_structure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "daemon/app/save_text.hpp"
#include "tests/integration/app/test_house.hpp"
#include "tests/support/catch.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app::tests {
namespace {

const DocumentSlug structured_document{"strategi-2025"};

// A document that is written, version by version.
class Writing {
public:
    explicit Writing(std::string first) {
        house.must(install_council(house.app, example_council()));
        last_ = house.must(create_document(house.app, secretary(),
                                           {.document = {.document = structured_document,
                                                         .title = "Strategi",
                                                         .language = "nb",
                                                         .case_number = "",
                                                         .workflow = {"strategi"}},
                                            .text = std::move(first),
                                            .message = ""}));
        number_ = VersionNumber{1};
    }

    void save(std::string text) {
        last_ = house.must(save_text(house.app, secretary(),
                                     {.document = structured_document,
                                      .text = std::move(text),
                                      .message = "",
                                      .expected_blob = last_.blob}));
        number_ = *last_.version;
    }

    void release(workflows::Visibility visibility = workflows::Visibility::open) {
        house.must(release_version(
            house.app, secretary(),
            {.document = structured_document,
             .version = number_,
             .name = fmt::format("Utkast {}", number_.value),
             .visibility = visibility,
             .statute = visibility == workflows::Visibility::withheld ? "offl. § 14" : ""}));
    }

    // Many releases at once: texts in git, and their rows past the rules, which take a minute for
    // as many.
    void publish(const std::vector<std::string>& texts) {
        std::vector<std::shared_ptr<store::tests::Outcome<repo::StagedCommit>>> staged;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            staged.push_back(store::tests::start(
                house.io,
                house.git_writer.stage(
                    {.parent = std::nullopt,
                     .files = {{"text.md", texts[i]}},
                     .author = {.actor = {.role = Role::secretariat,
                                          .pseudonym = secretary().pseudonym},
                                .when = house.clock.now()},
                     .message = fmt::format("{}: text {}", structured_document.value, i)})));
        }
        house.io.restart();
        while (!std::ranges::all_of(staged, [](const auto& one) { return one->answered(); }))
            house.io.run_one();
        store::Connection db{house.folder.database(), store::Connection::Mode::read_write};
        db.execute("BEGIN");
        for (const auto& one : staged) {
            REQUIRE(one->ok());
            const auto& commit = **one->result;
            db.prepare(
                  "INSERT INTO version SELECT document, (SELECT max(number) + 1 FROM version), ?,"
                  " ?, ?, ?, text_bytes, visibility, statute, name, saved_by_role, saved_by,"
                  " saved_at, saved_seq, released_at, released_seq, attachments FROM version WHERE "
                  "number = 1")
                .bind(commit.commit, commit.tree, commit.blobs.front(), commit.sha256.front())
                .run();
        }
        db.execute("COMMIT");
    }

    std::string ids(Structures& structures, std::int64_t number) {
        const auto version = house.run(
            read_version(house.app, secretary(), structured_document, VersionNumber{number}));
        REQUIRE(version);
        return said(house.run(structures.structure({structured_document, version->text})));
    }
    // As the use case answers.
    std::string ids(std::int64_t number) {
        const auto found = house.run(
            read_structure(house.app, secretary(), structured_document, VersionNumber{number}));
        if (!found) return std::string{info(found.error().code).slug};
        return said(found->structure);
    }
    Structures cold() { return {house.io.get_executor(), house.readers, house.texts, house.cpu}; }

    store::tests::TemporaryFolder folder;
    TestHouse house{folder.path() / "data"};

private:
    static std::string said(const Result<StructurePointer>& structure) {
        if (!structure) return std::string{info(structure.error().code).slug};
        std::string all;
        for (const auto& section : (*structure)->sections) {
            if (section.depth > 0) all += (all.empty() ? "" : " ") + section.id;
        }
        return all;
    }

    Receipt last_;
    VersionNumber number_;
};

// More headings than a structure is made of.
std::string too_large() {
    std::string text;
    for (std::size_t i = 0; i <= limits::text_sections_max; ++i)
        text += "# A\n\n";
    return text;
}

}  // namespace

TEST_CASE("a section keeps its id through releases, whatever it is called") {
    Writing writing{"## Visjon\n\nBo godt.\n\n## Klima\n\nMindre utslipp hvert år.\n"};
    writing.release();
    writing.save("## Visjon\n\nBo godt.\n\n## Natur\n\nMindre utslipp hvert år.\n");
    writing.release();
    writing.save(
        "## Miljø\n\nMindre utslipp hvert år.\n\n## Visjon\n\nBo godt.\n\n## Bane\n\nSpor.\n");
    writing.release();
    CHECK(writing.ids(1) == "visjon klima");
    CHECK(writing.ids(2) == "visjon klima");
    CHECK(writing.ids(3) == "klima visjon bane");
}

TEST_CASE("a version that nobody outside saw leaves no trace in the ids") {
    const std::string words = "\n\nMindre utslipp hvert år.\n";
    Writing writing{"## Visjon\n\nBo godt.\n"};
    writing.release();
    writing.save("## Visjon\n\nBo godt.\n\n## Hemmelig" + words);
    CHECK(writing.ids(2) == "visjon hemmelig");
    writing.save("## Visjon\n\nBo godt.\n\n## Unntatt" + words);
    writing.release(workflows::Visibility::withheld);
    CHECK(writing.ids(3) == "visjon unntatt");
    writing.save("## Visjon\n\nBo godt.\n\n## Kjent" + words);
    writing.release();
    CHECK(writing.ids(4) == "visjon kjent");
}

TEST_CASE("a text too large for a structure lends no ids, and takes none away") {
    Writing writing{"## Klima\n\nMindre utslipp hvert år.\n"};
    writing.release();
    writing.save(too_large());
    writing.release();
    writing.save("## Natur\n\nMindre utslipp hvert år.\n");
    writing.release();
    CHECK(writing.ids(1) == "klima");
    CHECK(writing.ids(2) == "body_too_large");
    CHECK(writing.ids(2) == "body_too_large");
    CHECK(writing.ids(3) == "klima");
    const auto page = writing.house.run(
        read_page_text(writing.house.app, secretary(), structured_document, VersionNumber{2}));
    REQUIRE(page);
    CHECK(page->html == nullptr);
    CHECK(page->structure == nullptr);
}

TEST_CASE("ids hang neither on what is kept nor on how many versions came before") {
    constexpr std::int64_t versions = limits::page_max + 10;
    const auto text = [](std::int64_t number) {
        return fmt::format(
            "## Navn {}\n\nMindre utslipp hvert eneste år.\n\n## Fast {}\n\nTall: {}\n", number,
            number / 100, number);
    };
    Writing writing{text(1)};
    writing.release();
    std::vector<std::string> texts;
    for (std::int64_t number = 2; number <= versions; ++number)
        texts.push_back(text(number));
    writing.publish(texts);
    // Forwards each finds what was carried before it; backwards each begins with the first.
    auto forwards = writing.cold();
    auto cold = writing.cold();
    for (const std::int64_t number : {std::int64_t{1}, std::int64_t{2}, std::int64_t{99},
                                      std::int64_t{100}, versions / 2, versions - 1, versions}) {
        const auto expected = writing.ids(forwards, number);
        CHECK(expected.starts_with("navn-1 "));
        auto alone = writing.cold();
        CHECK(writing.ids(alone, number) == expected);
        CHECK(writing.ids(number) == expected);
    }
    CHECK(writing.ids(cold, versions) == writing.ids(forwards, versions));
    CHECK(writing.ids(cold, 2) == writing.ids(forwards, 2));
}

TEST_CASE("what many ask for at once is made once") {
    Writing writing{"## Innledning\n\nBo godt.\n"};
    writing.release();
    writing.save("## Innledning\n\nBo godt.\n\n[x](#borte)\n");
    const auto version = writing.house.run(
        read_version(writing.house.app, secretary(), structured_document, VersionNumber{2}));
    REQUIRE(version);
    const TextPlace place{structured_document, version->text};
    Structures& structures = writing.house.structures;
    std::vector<std::shared_ptr<store::tests::Outcome<StructurePointer>>> asked;
    for (int i = 0; i < 5; ++i)
        asked.push_back(store::tests::start(writing.house.io, structures.structure(place)));
    const auto last = writing.house.run(structures.structure(place));
    REQUIRE(last);
    for (const auto& one : asked) {
        REQUIRE(one->ok());
        CHECK(**one->result == *last);
    }
    const auto page = writing.house.run(structures.html(place));
    CHECK(*page == *writing.house.run(structures.html(place)));
    const auto find = [&] {
        return writing.house.run(
            read_findings(writing.house.app, secretary(), structured_document, std::nullopt));
    };
    const auto found = find();
    REQUIRE(found);
    CHECK(found->findings->size() == 1);
    CHECK(found->findings == find()->findings);
}

}  // namespace saksgang::app::tests
