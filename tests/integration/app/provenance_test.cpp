// SPDX-License-Identifier: EUPL-1.2
// Who brought which words, in a real data folder: for whom, by which decision, and whatever rows
// are missing.
#include <fmt/format.h>

#include <functional>
#include <optional>

#include "daemon/app/change_stage.hpp"
#include "daemon/app/council.hpp"
#include "daemon/app/milestones.hpp"
#include "daemon/app/read_provenance.hpp"
#include "daemon/app/save_text.hpp"
#include "daemon/runtime/spawn.hpp"
#include "daemon/store/rebuild.hpp"
#include "tests/integration/app/test_house.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::app {
namespace {

using store::tests::finish;
using tests::secretary;
using tests::TestHouse;
using workflows::Visibility;

const DocumentSlug document{"strategi-2025"};
const Caller nobody{};

struct OwnFolder {
    store::tests::TemporaryFolder own_folder;
};

// A document whose texts are saved, released and decided on one after another.
struct Written : OwnFolder, TestHouse {
    Receipt last;

    Written() : TestHouse(own_folder.path() / "data") {}

    void save(std::string text) {
        if (!last.version) {
            create(std::move(text));
            return;
        }
        last = must(save_text(app, secretary(),
                              {.document = document,
                               .text = std::move(text),
                               .message = "",
                               .expected_blob = last.blob}));
    }
    void release(Visibility visibility = Visibility::open) {
        must(release_version(app, secretary(),
                             {.document = document,
                              .version = *last.version,
                              .name = "Utkast",
                              .visibility = visibility,
                              .statute = visibility == Visibility::withheld ? "offl. § 14" : ""}));
    }
    void decide() {
        must(hold_milestone(
            app, secretary(), document,
            {.milestone = {"stormote"}, .held_on = std::chrono::year{2024} / 3 / 5, .note = ""}));
        must(change_stage(app, secretary(), document,
                          {.to = {"faggrupper"}, .note = "", .effective_on = std::nullopt}));
        must(record_decision(app, secretary(),
                             tests::statement_of_business(document, *last.version)));
    }

    ProvenanceView read(const Caller& caller, std::optional<std::int64_t> version = {}) {
        auto view = finish(io, read_provenance(app, caller, document, number(version), {}));
        INFO((view ? std::string{} : view.error().message));
        REQUIRE(view);
        return *std::move(view);
    }
    ParagraphHistory history(const Caller& caller, int paragraph,
                             std::optional<std::int64_t> version = {}) {
        auto found =
            finish(io, read_paragraph_history(app, caller, document, number(version), paragraph));
        INFO((found ? std::string{} : found.error().message));
        REQUIRE(found);
        return *std::move(found);
    }
    store::Connection database() {
        return {folder.database(), store::Connection::Mode::read_write};
    }

private:
    static std::optional<VersionNumber> number(std::optional<std::int64_t> version) {
        if (!version) return std::nullopt;
        return VersionNumber{*version};
    }
    void create(std::string text) {
        must(install_council(app, tests::example_council()));
        last = must(create_document(app, secretary(),
                                    {.document = {.document = document,
                                                  .title = "Strategi",
                                                  .language = "nb",
                                                  .case_number = "",
                                                  .workflow = {"strategi"}},
                                     .text = std::move(text),
                                     .message = ""}));
    }
};

// "1:Alle skal svare¦3: snart"
std::string told(const ProvenanceView& view) {
    std::string words;
    std::size_t at = 0;
    for (const auto& origin : view.wording->provenance.origins) {
        if (!words.empty()) words += "¦";
        words += fmt::format("{}:{}", origin.version.value,
                             view.wording->text->substr(at, origin.bytes));
        at += origin.bytes;
    }
    return words;
}

std::string bringers(const ProvenanceView& view) {
    std::string numbers;
    for (const auto& version : view.bringers.versions)
        numbers += fmt::format("{} ", version.number.value);
    return numbers;
}

// "3 endret, 1": the versions of a paragraph's steps, newest first.
std::string told(const ParagraphHistory& history) {
    std::string steps;
    for (const ParagraphStep& step : history.steps) {
        steps += fmt::format("{}p{}{} ", step.version.text.version.value, step.paragraph,
                             !step.changes ? " came"
                             : step.moved  ? " moved"
                                           : "");
    }
    return steps;
}

const std::string one = "Alle kommuner i regionen skal svare innen fire år.";
const std::string two = "Alle kommuner i regionen skal svare innen fem år.";
const std::string three = "Alle kommuner i regionen skal svare skriftlig innen fem år.";

}  // namespace

TEST_CASE("words have the version that brought them, and the first decision about them") {
    Written house;
    house.save(one);
    house.release();
    house.decide();
    house.save(two);
    house.save(three);
    house.release();
    const auto view = house.read(secretary());
    CHECK(told(view) ==
          "1:Alle kommuner i regionen skal svare ¦3:skriftlig ¦1:innen ¦2:fem¦1: år.");
    const auto& [versions, names, decisions] = view.bringers;
    REQUIRE(versions.size() == 3);
    REQUIRE(decisions.size() == 1);
    CHECK(first_about(decisions, VersionNumber{1})->body.value == "faggruppe-naering");
    CHECK(first_about(decisions, VersionNumber{2}) == nullptr);
    CHECK(told(house.read(secretary(), 2)) ==
          "1:Alle kommuner i regionen skal svare innen ¦2:fem¦1: år.");
}

TEST_CASE("a version that only moved a paragraph is told of, too") {
    Written house;
    const std::string other = "Et annet avsnitt som står stille.";
    house.save(one + "\n\n" + other);
    house.save(other + "\n\n" + one);
    const auto view = house.read(secretary());
    CHECK(view.wording->provenance.origins.size() == 1);
    CHECK(bringers(view) == "1 2 ");
}

TEST_CASE("the first decision about words is found in one step") {
    std::vector<VersionNumber> about;
    const std::function<void()> every = [&] {
        Decisions decisions;
        for (const VersionNumber version : about) {
            decisions.emplace_back().text.version = version;
            decisions.back().number = {std::ssize(decisions)};
        }
        for (std::int64_t until = 0; until <= 4; ++until) {
            const auto first = first_decisions(decisions, VersionNumber{until});
            for (std::int64_t from = 1; from <= until; ++from) {
                const auto all = all_about(decisions, VersionNumber{from}, VersionNumber{until});
                const auto* found = first_about(first, VersionNumber{from});
                REQUIRE((found == nullptr) == all.empty());
                if (found != nullptr) REQUIRE(found->number == all.front().number);
            }
        }
        for (std::int64_t version = 1; about.size() < 4 && version <= 4; ++version) {
            about.push_back(VersionNumber{version});
            every();
            about.pop_back();
        }
    };
    every();
}

TEST_CASE("the public learns of public versions alone") {
    Written house;
    house.save(one);
    house.release();
    house.save(two);
    house.save(one + "\n\nNoe som ble strøket før det ble sendt ut.");
    house.save(three);
    house.release();
    CHECK(told(house.read(nobody)) ==
          "1:Alle kommuner i regionen skal svare ¦4:skriftlig ¦1:innen ¦4:fem¦1: år.");
    CHECK(told(house.history(nobody, 1)) == "4p1 1p1 came ");
    CHECK(told(house.history(secretary(), 1)) == "4p1 3p1 2p1 1p1 came ");
    const auto hidden = finish(
        house.io, read_provenance(house.app, nobody, document, VersionNumber{2}, std::nullopt));
    CHECK(hidden.error().code == Errc::not_found);
    CHECK(bringers(house.read(nobody)) == "1 4 ");
}

TEST_CASE("a word that went and came back in drafts has always stood, to the public") {
    Written house;
    house.save(one);
    house.release();
    house.save("Alle kommuner i regionen skal svare.");
    house.save(one + " Slik er det.");
    house.release();
    CHECK(told(house.read(nobody)) == "1:" + one + "¦3: Slik er det.");
    CHECK(told(house.read(secretary())) != told(house.read(nobody)));
}

TEST_CASE("what is withheld brings nothing to the public") {
    Written house;
    house.save(one);
    house.release();
    house.save(two);
    house.release(Visibility::withheld);
    house.save(three);
    house.release();
    CHECK(told(house.read(nobody)) ==
          "1:Alle kommuner i regionen skal svare ¦3:skriftlig ¦1:innen ¦3:fem¦1: år.");
}

TEST_CASE("a paragraph is followed through its versions, with what each changed") {
    Written house;
    house.save(one + "\n\nEt annet avsnitt som står stille.");
    house.save("Et nytt avsnitt først.\n\n" + one + "\n\nEt annet avsnitt som står stille.");
    house.save("Et nytt avsnitt først.\n\n" + two + "\n\nEt annet avsnitt som står stille.");
    const auto history = house.history(secretary(), 2);
    REQUIRE(told(history) == "3p2 1p1 came ");
    CHECK(history.steps[0].text == two);
    CHECK(history.steps[1].text == one);
    CHECK(class_of(history.steps[0]) == repo::ChangeClass::particulars);
    CHECK(told(house.history(secretary(), 3)) == "1p2 came ");
    CHECK(told(house.history(secretary(), 1)) == "2p1 came ");
    CHECK(told(house.history(secretary(), 1, 1)) == "1p1 came ");
    const auto beyond =
        finish(house.io, read_paragraph_history(house.app, secretary(), document, {}, 4));
    CHECK(beyond.error().code == Errc::not_found);
}

TEST_CASE("a history longer than a page is told in parts that join") {
    Written house;
    const auto steps = static_cast<std::int64_t>(limits::paragraph_steps_max) + 5;
    for (std::int64_t i = 1; i <= steps; ++i)
        house.save(fmt::format("Alle kommuner i regionen skal svare innen {} år.", i));
    const auto first = house.history(secretary(), 1);
    REQUIRE(first.steps.size() == limits::paragraph_steps_max);
    CHECK(first.steps.back().changes);
    REQUIRE(first.earlier);
    const auto rest =
        house.history(secretary(), first.earlier->paragraph, first.earlier->version.value);
    CHECK(rest.steps.size() == 5);
    CHECK_FALSE(rest.earlier);
}

TEST_CASE("rows that are missing are made when they are asked for, and come out the same") {
    Written house;
    house.save(one);
    house.release();
    house.save(two);
    house.save(three);
    house.release();
    const auto before = told(house.read(secretary()));
    const auto before_public = told(house.read(nobody));
    for (const char* gone : {"", " WHERE version = 2", " WHERE version < 3", " WHERE sight = 1"}) {
        INFO(gone);
        house.database().execute(std::string{"DELETE FROM provenance"} + gone);
        house.forget_wordings();
        CHECK(told(house.read(secretary())) == before);
        CHECK(told(house.read(nobody)) == before_public);
        CHECK(told(house.history(secretary(), 1)) == "3p1 2p1 1p1 came ");
    }
}

TEST_CASE("rebuilding makes the same rows") {
    Written house;
    house.save(one);
    house.release();
    house.save(two);
    house.save(three);
    house.read(secretary());
    house.read(nobody, 1);
    constexpr std::string_view rows =
        "SELECT group_concat(sight || ' ' || version || ' ' || coalesce(previous, 0) || ' ' ||"
        " hex(origins), x'0A') FROM (SELECT * FROM provenance ORDER BY sight, version)";
    auto db = house.database();
    const auto dump = [&] {
        auto row = db.prepare(rows);
        REQUIRE(row.step());
        return row.text(0);
    };
    const std::string lived = dump();
    db.execute("UPDATE provenance SET origins = x'0102', previous = 7");
    REQUIRE(store::rebuild(db));
    const auto texts = repo::Repository::open(house.folder.text_repository());
    REQUIRE(texts);
    CHECK(rebuild_provenance(db, *texts).value() == 4);
    CHECK(dump() == lived);
}

TEST_CASE("a row that is not about its text is refused, not believed") {
    Written house;
    house.save(one);
    house.save(two);
    house.read(secretary());
    house.database().execute("UPDATE provenance SET origins = x'01020105000100'");
    house.forget_wordings();
    const auto view =
        finish(house.io, read_provenance(house.app, secretary(), document, std::nullopt, {}));
    CHECK(view.error().code == Errc::tampered);
}

TEST_CASE("a text beyond what can be followed has no provenance, and those around it join") {
    Written house;
    house.save(one);
    std::string huge;
    for (std::size_t i = 0; i <= limits::text_blocks_max; ++i)
        huge += "a\n\n";
    house.save(huge);
    house.save(one + " Slik er det.");
    CHECK(told(house.read(secretary())) == "1:" + one + "¦3: Slik er det.");
    const auto view =
        finish(house.io, read_provenance(house.app, secretary(), document, VersionNumber{2}, {}));
    CHECK(view.error().code == Errc::body_too_large);
}

TEST_CASE("several who ask at once are answered alike") {
    Written house;
    for (int i = 1; i <= 30; ++i)
        house.save(fmt::format("Alle kommuner i regionen skal svare innen {} år.", i));
    std::vector<std::shared_ptr<store::tests::Outcome<ProvenanceView>>> asked;
    for (std::int64_t version : {30, 30, 12, 30, 1})
        asked.push_back(store::tests::start(
            house.io,
            read_provenance(house.app, secretary(), document, VersionNumber{version}, {})));
    for (const auto& outcome : asked) {
        while (!outcome->answered())
            house.io.run_one();
        CHECK(outcome->ok());
    }
    CHECK(told(**asked[0]->result) == told(**asked[1]->result));
}

TEST_CASE("what is kept behind the writer is there without being asked for") {
    Written house;
    house.save(one);
    house.release();
    house.save(two);
    runtime::spawn(house.io.get_executor(), keep_provenance(house.app), "provenance");
    auto db = house.database();
    const auto count = [&] { return store::tests::count(db, "SELECT count(*) FROM provenance"); };
    house.io.restart();
    while (count() < 3)
        house.io.run_one();
    CHECK(count() == 3);
    CHECK(told(house.read(secretary())) ==
          "1:Alle kommuner i regionen skal svare innen ¦2:fem¦1: år.");
}

}  // namespace saksgang::app
