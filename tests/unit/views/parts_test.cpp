// SPDX-License-Identifier: EUPL-1.2
// Bodies at work, ways on, decisions and entries, each in words.
#include <algorithm>

#include "daemon/views/overview_parts.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

using support::a_process;
using support::day;
using workflows::DecisionKind;
using workflows::Standing;

using Notes = std::vector<std::string>;

}  // namespace

TEST_CASE("working groups are told by whether they have answered") {
    const auto view = a_view(a_process().with_text().released().with_response("faggruppe-klima"));
    const auto lines = body_lines(view, nb);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].title == "Faggruppe klima");
    CHECK(lines[0].state == "har svart");
    CHECK(lines[0].done);
    CHECK(lines[1].state == "har ikke svart");
    CHECK_FALSE(lines[1].done);
    CHECK(bodies_summary(view, nb) == "1 av 2 organer er ferdige.");
}

TEST_CASE("a hearing is told by how many of its seats have answered") {
    auto process = a_process().with_text().released().in_stage("horing");
    process.with_response("kommunene", "asker");
    auto lines = body_lines(a_view(process), nb);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].state == "1 av 3 har svart");
    CHECK_FALSE(lines[0].done);
    process.with_response("kommunene", "baerum").with_response("kommunene", "oslo");
    lines = body_lines(a_view(process), nb);
    CHECK(lines[0].state == "3 av 3 har svart");
    CHECK(lines[0].done);
    CHECK(bodies_summary(a_view(process), nb) == "Kommunene har saken.");
}

TEST_CASE("a board is told by what it decided in this stage, and not in an earlier one") {
    auto process = a_process().with_text().released().in_stage("styret");
    CHECK(body_lines(a_view(process), nb)[0].state == "har ikke behandlet saken i dette steget");
    process.with_decision("styret", DecisionKind::endorsement);
    auto lines = body_lines(a_view(process), nb);
    CHECK(lines[0].state == "tilslutning 1. april 2024");
    CHECK(lines[0].done);
    process.in_stage("utkast").in_stage("styret");
    CHECK(body_lines(a_view(process), nb)[0].state == "har ikke behandlet saken i dette steget");
    process.with_decision("styret", DecisionKind::endorsement, Standing::lapsed);
    lines = body_lines(a_view(process), nb);
    CHECK(lines[0].state == "tilslutning 1. april 2024, men teksten er endret siden");
    CHECK_FALSE(lines[0].done);
}

TEST_CASE("a stage without bodies says who takes the matter on") {
    CHECK(body_lines(a_view(a_process().in_stage("bearbeiding")), nb).empty());
    CHECK(bodies_summary(a_view(a_process().in_stage("bearbeiding")), nb) ==
          "Ingen organer har saken i dette steget; sekretariatet fører den videre.");
    CHECK(bodies_summary(a_view(a_process().in_stage("vedtatt")), nb) ==
          "Saken er ferdig behandlet.");
}

TEST_CASE("a closed way says each reason, who can clear it and by when") {
    const auto next = next_lines(a_view(a_process().with_text().in_stage("styret")), nb);
    REQUIRE(next.onward.size() == 1);
    const auto& hearing = next.onward[0];
    CHECK(hearing.to == "Høring");
    CHECK_FALSE(hearing.open);
    REQUIRE(hearing.reasons.size() == 2);
    CHECK(hearing.reasons[0].sentence == "Styret har ikke gitt tilslutning til dagens tekst.");
    CHECK(hearing.reasons[0].remedy == "Venter på Styret, frist 26. april 2024.");
    CHECK(hearing.reasons[1].remedy == "Venter på Sekretariatet, frist 26. april 2024.");
    REQUIRE(next.back.size() == 1);
    CHECK(next.back[0].to == "Utkast");
}

TEST_CASE("an open way says so, and has no reasons") {
    auto process = a_process().with_text().released();
    process.with_response("faggruppe-klima").with_response("faggruppe-naering");
    const auto next = next_lines(a_view(process), nb);
    REQUIRE(next.onward.size() == 1);
    CHECK(next.onward[0].open);
    CHECK(next.onward[0].reasons.empty());
    CHECK(next.back.empty());
}

TEST_CASE("a day that comes by itself is nobody's to see to") {
    const Reason reason{
        .kind = "earliest", .phrase = {"page.today"}, .who = {}, .by = day(2024, 5, 30)};
    CHECK(reason_line(support::a_council(), reason, nb).remedy.empty());
    const Reason two{.kind = "x",
                     .phrase = {"page.today"},
                     .who = {"styret", "kommunene", "secretariat", "ukjent"},
                     .by = {}};
    CHECK(reason_line(support::a_council(), two, nb).remedy ==
          "Venter på Styret, Kommunene, Sekretariatet og ukjent.");
}

TEST_CASE("a decision names the version it was about and how it stands, newest first") {
    const Reading reading{.process = the_hearing(), .versions = {*the_hearing().version}};
    const auto lines = reading.model().decisions;
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].title == "Styret: tilslutning");
    CHECK(lines[0].when == "26. april 2024, sak 12/24");
    CHECK(lines[0].standing == Tag{"gyldig", Tone::success});
    CHECK(lines[0].about == "Gjaldt versjon 5 «Høringsutkast».");
    CHECK(lines[0].standing_why == "Gjelder dagens tekst.");
    CHECK(lines[0].version_url == "/documents/strategi-2025-2028/versions/5");
    CHECK(lines[0].notes ==
          Notes{"Enstemmig, 11 stemmer", "11 av 13 til stede", "Registrert i ettertid"});
    CHECK(lines[1].standing == Tag{"bortfalt", Tone::warning});
    CHECK(lines[1].about == "Gjaldt versjon 4.");
    CHECK(lines[1].version_url.empty());  // not among those the reader may have
    CHECK(lines[1].standing_why ==
          "Teksten er endret siden (nå versjon 5), og må behandles på nytt.");
    CHECK(lines[1].notes.front() == "9 for, 1 mot, 1 avholdende");
    CHECK(lines[2].notes == Notes{"11 av 13 til stede"});
}

TEST_CASE("a withdrawn decision says what corrects it, and the correction what it corrects") {
    auto view = the_hearing();
    view.process.decisions[1].standing = Standing::withdrawn;
    const auto lines = [&] { return Reading{.process = view}.model().decisions; };
    CHECK(lines()[1].standing == Tag{"trukket", Tone::neutral});
    CHECK(lines()[1].standing_why == "Trukket tilbake.");
    view.process.decisions[2].corrects = DecisionNumber{2};
    CHECK(lines()[1].standing_why == "Rettet av behandling 3.");
    CHECK(lines()[0].notes.back() == "Retter behandling 2");
}

TEST_CASE("a number the reader may not know of is not given away") {
    auto view = the_hearing();
    view.version->text.version = {4};  // today's is hidden; this is the newest they may read
    const auto lines = Reading{.process = view}.model().decisions;
    CHECK(lines[1].standing_why == "Teksten er endret siden, og må behandles på nytt.");
}

TEST_CASE("what has changed since a decision is said in short, and leads to all of it") {
    const Reading reading{.process = the_hearing(),
                          .changes = {{DecisionNumber{2}, some_changes()}}};
    const auto line = reading.model().decisions[1];
    CHECK(line.changes ==
          "Endret siden: 2 avsnitt endret, 1 nytt, 1 flyttet. Viktigst: «skal» ble «bør».");
    CHECK(line.changes_url == "/documents/strategi-2025-2028/changes?from=decision:2");
    CHECK(reading.model().decisions[0].changes.empty());
}

TEST_CASE("changes are wanted for lapsed decisions about another text, the newest few") {
    CHECK(decisions_with_changes(the_hearing()) == std::vector<DecisionNumber>{{2}, {1}});
    auto view = the_hearing();
    view.version.reset();
    CHECK(decisions_with_changes(view).empty());
    view = the_hearing();
    view.process.decisions.assign(20, view.process.decisions[1]);
    CHECK(decisions_with_changes(view).size() == limits::page_decisions_compared_max);
}

TEST_CASE("entries are told as sentences, with the day at the council and the role") {
    struct Row {
        std::string type;
        std::string data;
        std::string sentence;
    };
    const Row rows[] = {
        {"document.created", R"({"to":"utkast"})", "Dokumentet ble opprettet."},
        {"document.version_saved", R"({"version":2})", "Versjon 2 ble lagret."},
        {"document.version_released", R"({"version":2})", "Versjon 2 ble sendt ut."},
        {"document.stage_changed", R"({"from":"styret","to":"horing"})",
         "Saken gikk fra «Styret» til «Høring»."},
        {"document.stage_changed", R"({"from":"nedlagt","to":"horing"})",
         "Saken gikk fra «nedlagt» til «Høring»."},
        {"decision.recorded", R"({"body":"styret","kind":"sent_back","version":3})",
         "Styret behandlet versjon 3: sendt tilbake."},
        {"decision.standing_changed", R"({"body":"styret","kind":"endorsement","to":"lapsed"})",
         "Styret, tilslutning: nå bortfalt."},
        {"response.received", R"({"body":"kommunene","seat":"baerum","version":3})",
         "Bærum svarte på versjon 3."},
        {"response.received", R"({"body":"faggruppe-klima","version":3})",
         "Faggruppe klima svarte på versjon 3."},
        {"response.withdrawn", R"({"body":"kommunene","seat":"oslo","response":7})",
         "Innspill 7 fra Oslo ble trukket."},
        {"milestone.planned", R"({"milestone":"stormote"})",
         "«Stormøtet» ble lagt inn i planen, foreløpig uten dag."},
        {"milestone.planned", R"({"milestone":"horing","from":"2024-04-29","until":"2024-05-29"})",
         "«Høringen» ble lagt inn i planen: 29. april–29. mai 2024."},
        {"milestone.moved",
         R"({"milestone":"styremote","old_from":"2024-04-26","from":"2024-05-03"})",
         "«Styremøtet» ble flyttet fra 26. april 2024 til 3. mai 2024."},
        {"milestone.moved", R"({"milestone":"stormote","from":"2024-05-03"})",
         "«Stormøtet» fikk dag: 3. mai 2024."},
        {"milestone.held", R"({"milestone":"stormote"})", "«Stormøtet» ble gjennomført."},
        {"milestone.cancelled", R"({"milestone":"stormote"})", "«Stormøtet» ble avlyst."},
        {"content.erased", R"({"erased_of":4})",
         "En fritekst ble slettet. At den har vært der, kan fortsatt etterprøves."},
        {"something.new", "{}", "En annen hendelse ble ført (something.new)."},
    };
    for (const Row& row : rows) {
        const Reading reading{.process = a_view(a_process()),
                              .entries = {an_entry(row.type, row.data)}};
        CHECK(reading.model().entries[0].sentence == row.sentence);
    }
}

TEST_CASE("a version that changed attachments alone is told as that, without the file's name") {
    struct Row {
        Language language;
        app::AttachmentChange change;
        std::string sentence;
    };
    using app::AttachmentChange;
    const Row rows[] = {
        {Language::nb, AttachmentChange::added, "Et vedlegg ble lagt til: versjon 2."},
        {Language::nb, AttachmentChange::replaced, "Et vedlegg ble byttet ut: versjon 2."},
        {Language::nb, AttachmentChange::removed, "Et vedlegg ble tatt bort: versjon 2."},
        {Language::nn, AttachmentChange::added, "Eit vedlegg vart lagt til: versjon 2."},
        {Language::nn, AttachmentChange::replaced, "Eit vedlegg vart bytt ut: versjon 2."},
        {Language::nn, AttachmentChange::removed, "Eit vedlegg vart teke bort: versjon 2."},
        {Language::en, AttachmentChange::added, "An attachment was added: version 2."},
        {Language::en, AttachmentChange::replaced, "An attachment was replaced: version 2."},
        {Language::en, AttachmentChange::removed, "An attachment was removed: version 2."},
    };
    for (const Row& row : rows) {
        auto entry = an_entry("document.version_saved", R"({"version":2})");
        entry.attachments = row.change;
        const Reading reading{.process = a_view(a_process()), .entries = {entry}};
        CHECK(reading.model(row.language).entries[0].sentence == row.sentence);
    }
}

TEST_CASE("the overview says how many attachments the text has, and nothing where it has none") {
    Reading reading{.process = the_hearing()};
    CHECK(reading.model().attachments.empty());
    reading.process.version->attachments = {{}, {}, {}};
    CHECK(reading.model().attachments == "3 vedlegg");
    CHECK(reading.model().attachments_url == "/documents/strategi-2025-2028/attachments");
    reading.process.version->attachments = {{}};
    CHECK(reading.model(Language::en).attachments == "1 attachment");
    reading.process.version.reset();
    CHECK(reading.model().attachments.empty());
}

TEST_CASE("an entry late in the evening, UTC, belongs to the next day at the council") {
    const Reading reading{.process = a_view(a_process()),
                          .entries = {an_entry("document.created", R"({"actor":"body_secretary"})",
                                               "2024-04-25T22:30:00.000Z")}};
    const auto entry = reading.model().entries[0];
    CHECK(entry.date == "2024-04-26");
    CHECK(entry.when == "26. april 2024");
    CHECK(entry.who == "Organets sekretær");
}

TEST_CASE("an entry whose body cannot be read is still shown") {
    for (const char* body : {"", "{", "[]", "{\"data\":7}", "{\"timestamp\":7,\"data\":{}}"}) {
        const Reading reading{.process = a_view(a_process()),
                              .entries = {{.seq = {}, .type = "document.created", .body = body}}};
        const auto entry = reading.model().entries[0];
        CHECK(entry.sentence == "Dokumentet ble opprettet.");
        CHECK(entry.date.empty());
    }
}

TEST_CASE("a first letter is made a capital, ours too") {
    CHECK(with_capital("uttalelse") == "Uttalelse");
    CHECK(with_capital("åpning") == "Åpning");
    CHECK(with_capital("ærend") == "Ærend");
    CHECK(with_capital("12. mai") == "12. mai");
    CHECK(with_capital("").empty());
}

}  // namespace saksgang::views
