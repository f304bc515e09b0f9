// SPDX-License-Identifier: EUPL-1.2
// What the audit page says of entries, and of what a verification found.
#include "daemon/views/audit/audit_model.hpp"

#include "daemon/views/pages.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/admin_samples.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

VerifyPanel panel_of(const app::VerifyStatus& status) {
    return verify_panel(status, "Europe/Oslo", Speech{Language::nb});
}

app::Finding finding(std::optional<Seq> entry, std::string what) {
    return {.entry = entry, .what = std::move(what), .remedy = app::remedy::restore_database};
}

}  // namespace

TEST_CASE("an entry is a sentence with who, when, and what it is about") {
    const auto model = AuditSample{}.model();
    REQUIRE(model.entries.size() == 3);
    CHECK(model.entries[0].sentence == "Saken gikk fra «styret» til «Høring».");
    CHECK(model.entries[0].who == "Sekretariatet");
    CHECK(model.entries[0].recorded == "29. april 2024 kl. 09:30");
    CHECK(model.entries[0].happened.empty());
    CHECK(model.entries[0].document == "strategi-2025-2028");
    CHECK(model.entries[1].version == "Versjon 2");
    CHECK(model.entries[1].pseudonym == "p-0011223344556677");
    CHECK(model.entries[2].document.empty());
    CHECK(model.older_query == "before=3");
}

TEST_CASE("what was entered on another day than it happened says so") {
    CHECK(AuditSample{}.model().entries[1].happened == "gjelder 26. april 2024");
}

TEST_CASE("an entry whose workflow is not at hand is told with slugs") {
    AuditSample sample;
    sample.definitions.clear();
    CHECK(sample.model().entries[0].sentence == "Saken gikk fra «styret» til «horing».");
}

TEST_CASE("the page of one document leaves its name out, and downloads keep it") {
    AuditSample sample;
    const auto hearing = the_hearing();
    sample.document = &hearing;
    sample.query.document = hearing.process.document;
    sample.query.type = "decision.recorded";
    const auto model = sample.model();
    CHECK(model.entries[0].document.empty());
    CHECK(model.query == "document=strategi-2025-2028&type=decision.recorded");
    CHECK(model.older_query == "type=decision.recorded&before=3");
    REQUIRE(model.document.has_value());
    CHECK(model.document->chosen == DocumentTab::audit);
    CHECK(model.filters.front().name == "type");
}

TEST_CASE("the filters hold what was chosen") {
    AuditSample sample;
    sample.query = {.document = DocumentSlug{"strategi-2025-2028"},
                    .type = "milestone.moved",
                    .role = Role::system,
                    .from = support::day(2024, 4, 1),
                    .until = support::day(2024, 4, 30)};
    const auto model = sample.model();
    CHECK(model.filtered);
    CHECK(model.query ==
          "document=strategi-2025-2028&type=milestone.moved&role=system&from=2024-04-01"
          "&until=2024-04-30");
    for (const auto& field : model.filters) {
        INFO(field.name);
        CHECK_FALSE(field.value.empty());
    }
    CHECK_FALSE(AuditSample{}.model().filtered);
}

TEST_CASE("a page that found nothing in what it looked through says so") {
    AuditSample sample;
    sample.page.entries.clear();
    CHECK(sample.model().searched_in_part);
    sample.page.older.reset();
    CHECK_FALSE(sample.model().searched_in_part);
}

TEST_CASE("before any verification the panel says there was none") {
    const auto panel = panel_of({});
    CHECK(panel.state.tone == Tone::neutral);
    CHECK(panel.checks.empty());
    CHECK(panel.note.empty());
}

TEST_CASE("a verification that runs, was too big, or was broken off is told") {
    app::VerifyStatus status;
    status.running = true;
    status.begun_at = an_instant();
    CHECK(contains(panel_of(status).note, "går nå"));
    status.running = false;
    status.failure = Errc::deadline_exceeded;
    CHECK(contains(panel_of(status).note, "for stor"));
    status.failure = Errc::busy;
    CHECK(contains(panel_of(status).note, "ikke fullført"));
}

TEST_CASE("a history that holds is four checks that hold") {
    const auto panel = panel_of(a_status(a_good_verification()));
    CHECK(panel.state == Tag{"alt stemmer", Tone::success});
    CHECK(panel.when == "Kontrollert 26. april 2024 kl. 12:00. Da hadde journalen 128 hendelser.");
    REQUIRE(panel.checks.size() == 4);
    for (const auto& check : panel.checks)
        CHECK(check.holds);
    CHECK(panel.checks[0].words == "128 hendelser i ubrutt kjede");
    CHECK(panel.first.empty());
    CHECK(panel.trust.empty());
}

TEST_CASE("a broken journal names its first broken entry, and is relied on up to there") {
    auto found = a_good_verification();
    found.journal.add(finding(Seq{17}, "its bytes do not give its hash"));
    const auto panel = panel_of(a_status(std::move(found)));
    CHECK(panel.state.tone == Tone::danger);
    CHECK(panel.first == "Første hendelse som ikke stemmer: nr. 17.");
    CHECK(contains(panel.trust, "før nr. 17"));
    CHECK(panel.detail == "its bytes do not give its hash");
    CHECK_FALSE(panel.checks[0].holds);
    CHECK(panel.checks[1].holds);
}

TEST_CASE("a whole journal is the one to trust against what differs from it") {
    auto found = a_good_verification();
    found.git.add(finding(Seq{9}, "refs/heads/strategi stands elsewhere"));
    found.state.add(finding(std::nullopt, "a row too many"));
    const auto panel = panel_of(a_status(std::move(found)));
    CHECK(panel.first == "Første hendelse som ikke stemmer: nr. 9.");
    CHECK(contains(panel.trust, "Journalen er hel"));
    CHECK(contains(panel.trust, "tekstene i git"));
    CHECK(contains(panel.trust, "tabellene"));
}

TEST_CASE("what a check wrote is for those who read everything") {
    auto found = a_good_verification();
    found.git.add(finding(Seq{9}, "about a working version"));
    AuditSample sample;
    sample.verified = a_status(std::move(found));
    CHECK_FALSE(contains(Pages{}.audit({}, sample.model()), "about a working version"));
    sample.sees_all = true;
    CHECK(contains(Pages{}.audit({}, sample.model()), "about a working version"));
}

TEST_CASE("the button that verifies is shown to those who may") {
    AuditSample sample;
    CHECK_FALSE(contains(Pages{}.audit({}, sample.model()), "action=\"/audit/verify\""));
    sample.may_start = true;
    CHECK(contains(Pages{}.audit({}, sample.model()), "action=\"/audit/verify\""));
}

TEST_CASE("whoever wants to check has the head and the command that holds a copy against it") {
    const auto sample = AuditSample{};
    const auto html = Pages{}.audit({}, sample.model());
    CHECK(contains(html, "saksgang verify data --kept 7:" + to_hex(sample.head->root)));
}

TEST_CASE("an auditor reads that an attachment came, and not what it is called") {
    AuditSample sample;
    sample.page.entries = {
        an_audit_entry(7, "document.version_saved", R"({"version":4,"text_sha256":"ab"})")};
    CHECK(sample.model().entries[0].sentence == "Versjon 4 ble lagret.");
    sample.page.entries[0].attachments = app::AttachmentChange::added;
    CHECK(sample.model().entries[0].sentence == "Et vedlegg ble lagt til: versjon 4.");
    CHECK(sample.model(Language::en).entries[0].sentence == "An attachment was added: version 4.");
}

TEST_CASE("every kind of entry has a sentence and a name in every language") {
    for (const Language language : {Language::nb, Language::nn, Language::en}) {
        AuditSample sample;
        for (const auto& field : sample.model(language).filters) {
            if (field.name != "type") continue;
            CHECK(field.choices.size() == 1 + std::variant_size_v<workflows::Event>);
            for (const auto& choice : field.choices)
                CHECK_FALSE(contains(choice.words, "page."));
        }
        sample.page.entries = {
            an_audit_entry(0, "council.defined", "{}"),
            an_audit_entry(1, "body.defined", R"({"body":"styret"})"),
            an_audit_entry(2, "workflow.installed", R"({"workflow":"strategi","revision":1})")};
        for (const auto& entry : sample.model(language).entries) {
            CHECK_FALSE(contains(entry.sentence, "page."));
            CHECK_FALSE(contains(entry.sentence, "{"));
        }
    }
}

}  // namespace saksgang::views
