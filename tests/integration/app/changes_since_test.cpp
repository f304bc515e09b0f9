// SPDX-License-Identifier: EUPL-1.2
// What changed since a decision: in what it was about.
#include "daemon/app/change_stage.hpp"
#include "daemon/app/milestones.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/save_text.hpp"
#include "tests/integration/app/test_house.hpp"
#include "tests/support/catch.hpp"

namespace saksgang::app::tests {
namespace {

const DocumentSlug strategy{"strategi-2025"};
const std::string before = "# Plan\n\nInnledning.\n\n## Bane\n\nTogene skal gå.\n";
const std::string after = "# Plan\n\nNoe helt annet.\n\n## Bane\n\nTogene bør gå.\n";

}  // namespace

TEST_CASE("since a decision about a chapter, what changed there alone; else in the whole text") {
    const store::tests::TemporaryFolder folder;
    TestHouse house{folder.path() / "data"};
    App& app = house.app;
    const Caller me = secretary();
    house.must(install_council(app, example_council()));
    const auto first = house.must(create_document(app, me,
                                                  {.document = {.document = strategy,
                                                                .title = "Strategi",
                                                                .language = "nb",
                                                                .case_number = "",
                                                                .workflow = {"strategi"}},
                                                   .text = before,
                                                   .message = ""}));
    house.must(release_version(
        app, me, {.document = strategy, .version = VersionNumber{1}, .name = "Utkast"}));
    house.must(hold_milestone(
        app, me, strategy,
        {.milestone = {"stormote"}, .held_on = std::chrono::year{2024} / 3 / 5, .note = ""}));
    house.must(change_stage(app, me, strategy,
                            {.to = {"faggrupper"}, .note = "", .effective_on = std::nullopt}));
    auto about_bane = statement_of_business(strategy, VersionNumber{1});
    house.must(record_decision(app, me, about_bane));
    about_bane.sections = {{"bane"}};
    house.must(record_decision(app, me, about_bane));
    house.must(save_text(
        app, me,
        {.document = strategy, .text = after, .message = "", .expected_blob = first.blob}));

    const auto whole = house.run(read_changes(app, me, strategy, "decision:1", ""));
    REQUIRE(whole);
    CHECK(whole->sections.empty());
    CHECK(whole->changes->passages.size() > 3);
    const auto part = house.run(read_changes(app, me, strategy, "decision:2", ""));
    REQUIRE(part);
    REQUIRE(part->sections.size() == 1);
    CHECK(part->sections[0].name == "Bane");
    CHECK(part->changes->counts == repo::ChangeCounts{.changed = 1});
    CHECK(part->changes->passages.size() == 2);
}

}  // namespace saksgang::app::tests
