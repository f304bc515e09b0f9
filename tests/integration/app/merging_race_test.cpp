// SPDX-License-Identifier: EUPL-1.2
// Several people save the same text at once, each with a paragraph of their own changed: all of it
// is in the last text, each save is a version on top of the one before, and the history holds.
#include <fmt/ranges.h>

#include <algorithm>

#include "daemon/app/read_versions.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/app/verify.hpp"
#include "tests/integration/app/test_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::app::tests {
namespace {

const DocumentSlug raced_document{"strategi-2025"};
constexpr int people = 6;
constexpr int rounds = 4;  // saves of each
constexpr int tries_max = 50;

std::string paragraph(int person, int round) {
    return fmt::format("Avsnittet til person nummer {} sier ting nummer {} i rekken.", person,
                       person * 100 + round);
}

std::string text_of(const std::vector<std::string>& paragraphs) {
    return fmt::format("# Strategi\n\n{}\n", fmt::join(paragraphs, "\n\n"));
}

Caller writer(int person) {
    Caller caller = secretary();
    caller.person = PersonId{person + 1};
    caller.pseudonym = {fmt::format("p-{:016x}", person + 1)};
    return caller;
}

struct Race {
    store::tests::TemporaryFolder folder;
    TestHouse house{folder.path() / "data"};
    std::vector<std::string> first;
    Oid base;

    Race() {
        for (int person = 0; person < people; ++person)
            first.push_back(paragraph(person, 0));
        house.must(install_council(house.app, example_council()));
        base = *house
                    .must(create_document(house.app, secretary(),
                                          {.document = {.document = raced_document,
                                                        .title = "Strategi",
                                                        .language = "nb",
                                                        .case_number = "",
                                                        .workflow = {"strategi"}},
                                           .text = text_of(first),
                                           .message = ""}))
                    .blob;
    }

    std::vector<workflows::Version> versions() {
        auto page = house.run(list_versions(house.app, secretary(), raced_document, {}, 100));
        REQUIRE(page);
        return std::move(page->versions);
    }
    std::string text(const workflows::Version& version) {
        auto found = house.run(
            read_version_text(house.app, secretary(), raced_document, version.text.version));
        REQUIRE(found);
        return *found->text;
    }
};

// With one's own paragraph changed, on the text that one's last save answered with. Like a program,
// it tries again where too many others were faster.
asio::awaitable<Result<int>> write(TestHouse& house, int person, std::string seen, Oid base) {
    int refused = 0;
    for (int round = 1; round <= rounds;) {
        const auto was = paragraph(person, round - 1);
        auto mine = seen;
        mine.replace(seen.find(was), was.size(), paragraph(person, round));
        const auto saved = co_await save_text(house.app, writer(person),
                                              {.document = raced_document,
                                               .text = mine,
                                               .message = "",
                                               .expected_blob = base,
                                               .merge = true});
        if (!saved) {
            const bool faster =
                saved.error().code == Errc::version_conflict || saved.error().code == Errc::busy;
            if (!faster || ++refused > tries_max) co_return fail(saved.error());
            continue;
        }
        CO_TRY(const auto found, co_await read_version_text(house.app, writer(person),
                                                            raced_document, saved->version));
        seen = *found.text;
        base = found.version.text.blob;
        ++round;
    }
    co_return refused;
}

// Which round each person's paragraph is of; a paragraph that is not there once is told as -1.
std::vector<int> rounds_in(const std::string& text) {
    std::vector<int> found;
    for (int person = 0; person < people; ++person) {
        std::vector<int> seen;
        for (int round = 0; round <= rounds; ++round) {
            if (text.find(paragraph(person, round)) != std::string::npos) seen.push_back(round);
        }
        found.push_back(seen.size() == 1 ? seen.front() : -1);
    }
    return found;
}

}  // namespace

TEST_CASE("whoever saves at once on different paragraphs loses nothing, and nobody's words twice") {
    Race race;
    std::vector<std::shared_ptr<store::tests::Outcome<int>>> writers;
    for (int person = 0; person < people; ++person)
        writers.push_back(store::tests::start(
            race.house.io, write(race.house, person, text_of(race.first), race.base)));
    race.house.io.restart();
    while (!std::ranges::all_of(writers, [](const auto& one) { return one->answered(); }))
        race.house.io.run_one();
    for (const auto& one : writers) {
        if (one->thrown) std::rethrow_exception(one->thrown);
        INFO((one->ok() ? std::string{} : one->result->error().message));
        CHECK(one->ok());
    }

    auto versions = race.versions();
    std::ranges::reverse(versions);
    REQUIRE(versions.size() == 1 + people * rounds);
    std::vector<int> expected(people, 0);
    for (std::size_t i = 0; i < versions.size(); ++i) {
        INFO("version " << versions[i].text.version.value);
        CHECK(versions[i].text.version.value == static_cast<std::int64_t>(i) + 1);
        for (int person = 0; i > 0 && person < people; ++person) {
            const bool theirs = versions[i].saved_by.pseudonym == writer(person).pseudonym;
            if (theirs) ++expected[static_cast<std::size_t>(person)];
        }
        CHECK(rounds_in(race.text(versions[i])) == expected);
    }
    CHECK(expected == std::vector<int>(people, rounds));
    CHECK(std::ranges::count(race.text(versions.back()), '\n') == 2 * people + 1);

    const auto verification = verify(race.house.folder);
    REQUIRE(verification);
    CHECK(verification->holds());
}

}  // namespace saksgang::app::tests
