// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;

CreateDocument a_new_document() {
    return {.document = {"strategi-2025"},
            .title = "Strategi 2025–2028",
            .language = "nb",
            .case_number = "24/117",
            .workflow = {"strategi"}};
}

Result<Events> created(const CreateDocument& command, const Council& council = a_council()) {
    return decide(council, a_definition(), an_installed_workflow(), command, a_moment());
}

}  // namespace

TEST_CASE("a document starts in the initial stage, pinned to its workflow's bytes") {
    const auto events = created(a_new_document());
    REQUIRE(events.has_value());
    CHECK(std::get<DocumentCreated>(events->front()) ==
          DocumentCreated{.document = {"strategi-2025"},
                          .language = "nb",
                          .case_number = "24/117",
                          .workflow = {"strategi"},
                          .workflow_revision = 3,
                          .workflow_blob = an_oid(200),
                          .workflow_sha256 = a_sha256(200),
                          .stage = {"utkast"},
                          .entered_on = day(2024, 4, 26),
                          .title = Committed::of("Strategi 2025–2028")});
}

TEST_CASE("every milestone of the workflow is planned, in the workflow's order") {
    const auto events = created(a_new_document());
    REQUIRE(events.has_value());
    const auto plans = a_definition().milestones;
    REQUIRE(events->size() == 1 + plans.size());
    for (std::size_t i = 0; i < plans.size(); ++i) {
        CHECK(std::get<MilestonePlanned>(events->at(i + 1)) ==
              MilestonePlanned{
                  .milestone = plans[i].slug, .from = plans[i].from, .until = plans[i].until});
    }
}

TEST_CASE("a process that began before it was registered begins on its own day") {
    auto command = a_new_document();
    command.effective_on = day(2024, 3, 5);
    const auto events = created(command);
    REQUIRE(events.has_value());
    CHECK(std::get<DocumentCreated>(events->front()).entered_on == day(2024, 3, 5));

    command.effective_on = day(2024, 4, 26);
    CHECK(created(command).has_value());
    command.effective_on = day(2024, 4, 27);
    check_refused(created(command), Errc::invalid_input, "effective_on");
}

TEST_CASE("a workflow's bodies must be the council's, today") {
    auto council = a_council();
    council.bodies.erase({"kommunene"});
    const auto lacking = created(a_new_document(), council);
    check_refused(lacking, Errc::invalid_input, "workflow");
    CHECK(lacking.error().message.find("'kommunene'") != std::string::npos);

    council = a_council();
    council.bodies.at({"styret"}).valid_to = day(2024, 4, 26);
    CHECK(created(a_new_document(), council).has_value());
    council.bodies.at({"styret"}).valid_to = day(2024, 4, 25);
    const auto gone = created(a_new_document(), council);
    check_refused(gone, Errc::invalid_input, "workflow");
    CHECK(gone.error().message.find("'styret'") != std::string::npos);
}

TEST_CASE("a document's own fields are held to their limits") {
    struct Row {
        std::string field;
        CreateDocument command;
    };
    const auto with = [](auto member, std::string value) {
        auto command = a_new_document();
        command.*member = std::move(value);
        return command;
    };
    std::vector<Row> rows{
        {"title", with(&CreateDocument::title, "")},
        {"title", with(&CreateDocument::title, " ")},
        {"title", with(&CreateDocument::title, "To\nlinjer")},
        {"title", with(&CreateDocument::title, std::string(limits::title_bytes_max + 1, 'a'))},
        {"language", with(&CreateDocument::language, "se")},
        {"language", with(&CreateDocument::language, "")},
        {"case_number",
         with(&CreateDocument::case_number, std::string(limits::name_bytes_max + 1, '1'))},
        {"slug", a_new_document()},
    };
    rows.back().command.document = {"Strategi 2025"};
    for (const auto& row : rows) {
        INFO(row.field);
        check_refused(created(row.command), Errc::invalid_input, row.field);
    }
    CHECK(created(with(&CreateDocument::title, std::string(limits::title_bytes_max, 'a')))
              .has_value());
    CHECK(created(with(&CreateDocument::language, "nn")).has_value());
    CHECK(created(with(&CreateDocument::language, "en")).has_value());
    CHECK(created(with(&CreateDocument::case_number, "")).has_value());
}

}  // namespace saksgang::workflows
