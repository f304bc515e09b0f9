// SPDX-License-Identifier: EUPL-1.2
// Bodies to the byte: receivers sign off on bytes, and the order of keys is part of the promise.
#include "webhooks/notice_body.hpp"

#include <boost/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/unit/webhooks/counting_rng.hpp"

namespace saksgang::webhooks {
namespace {

using namespace workflows;

const std::string hash_hex = "0707070707070707070707070707070707070707070707070707070707070707";

TextRef text_ref() {
    TextRef text;
    text.version = VersionNumber{3};
    text.text_sha256.value.fill(7);
    return text;
}

NoticeContext context_of(std::optional<DocumentSlug> document) {
    NoticeContext context;
    context.frame.seq = Seq{41};
    context.frame.recorded_at = *parse_instant("2024-04-30T12:00:00.000Z");
    context.frame.effective_at = *parse_instant("2024-04-29T07:00:00.000Z");
    context.frame.actor = {.role = Role::secretariat, .pseudonym = {"p-0123456789abcdef"}};
    context.document = std::move(document);
    context.previous = Seq{38};
    context.public_url = "https://saksgang.example.no";
    return context;
}

std::string body_of(const Event& event) {
    return notice_body(event, context_of(DocumentSlug{"strategi"}));
}

std::string wanted(std::string_view type, std::string_view own) {
    return R"({"type":")" + std::string(type) +
           R"(","timestamp":"2024-04-29T07:00:00.000Z","data":{"id":"msg_41","sequence":41,)"
           R"("previous":"msg_38","document":"strategi","actor":"secretariat",)" +
           std::string(own) + R"("url":"https://saksgang.example.no/documents/strategi"}})";
}

std::string text_keys() {
    return R"("version":3,"text_sha256":")" + hash_hex + R"(",)";
}

LocalDate day(const char* text) {
    return *parse_date(text);
}

Event stage_changed() {
    StageChanged event;
    event.transition = {"til-horing"};
    event.from = {"styret"};
    event.to = {"horing"};
    event.text = text_ref();
    event.note.commitment = Sha256{};
    return event;
}

Event decision_recorded() {
    DecisionRecorded event;
    event.decision = DecisionNumber{2};
    event.body = {"styret"};
    event.kind = DecisionKind::endorsement;
    event.stage = {"styret"};
    event.text = text_ref();
    event.standing = Standing::valid;
    event.case_number = "12/24";
    RosterSeat seat;
    seat.seat = {"leder"};
    seat.represents = "Oslo kommune";
    seat.holder = Pseudonym{"p-fedcba9876543210"};
    event.roster = {seat};
    event.note.commitment = Sha256{};
    return event;
}

Event response_received(std::optional<SeatSlug> seat) {
    ResponseReceived event;
    event.response = ResponseNumber{7};
    event.body = {"horingskretsen"};
    event.seat = std::move(seat);
    event.version = VersionNumber{3};
    event.text_sha256 = text_ref().text_sha256;
    event.statute = "offl. § 15";
    event.answers.commitment = Sha256{};
    return event;
}

}  // namespace

TEST_CASE("each event that is sent has its body, to the byte") {
    CHECK(body_of(stage_changed()) ==
          wanted("document.stage_changed", R"("from":"styret","to":"horing",)" + text_keys()));

    VersionReleased released;
    released.text = text_ref();
    released.name = "Høringsutkast";
    CHECK(body_of(released) == wanted("document.version_released", text_keys()));

    CHECK(body_of(decision_recorded()) ==
          wanted("decision.recorded",
                 R"("decision":2,"body":"styret","kind":"endorsement","standing":"valid",)" +
                     text_keys()));

    StandingChanged standing;
    standing.decision = DecisionNumber{2};
    standing.body = {"styret"};
    standing.kind = DecisionKind::endorsement;
    standing.text = text_ref();
    CHECK(body_of(standing) ==
          wanted("decision.standing_changed",
                 R"("decision":2,"body":"styret","kind":"endorsement","from":"valid",)"
                 R"("to":"lapsed",)" +
                     text_keys()));

    auto about_sections = std::get<DecisionRecorded>(decision_recorded());
    about_sections.sections = {{{"samferdsel"}, {}}, {{"klima"}, {}}};
    CHECK(body_of(about_sections) ==
          wanted("decision.recorded",
                 R"("decision":2,"body":"styret","kind":"endorsement","standing":"valid",)"
                 R"("sections":["samferdsel","klima"],)" +
                     text_keys()));
    standing.sections = {{"klima"}};
    CHECK(body_of(standing) ==
          wanted("decision.standing_changed",
                 R"("decision":2,"body":"styret","kind":"endorsement","from":"valid",)"
                 R"("to":"lapsed","sections":["klima"],)" +
                     text_keys()));

    CHECK(body_of(response_received(SeatSlug{"asker"})) ==
          wanted("response.received",
                 R"("response":7,"body":"horingskretsen","seat":"asker",)" + text_keys()));

    MilestoneMoved moved;
    moved.milestone = {"utvalg-juni"};
    moved.old_from = day("2024-06-11");
    moved.from = day("2024-06-12");
    CHECK(body_of(moved) == wanted("milestone.moved",
                                   R"("milestone":"utvalg-juni","old_from":"2024-06-11",)"
                                   R"("from":"2024-06-12",)"));

    MilestoneWasHeld held;
    held.milestone = {"utvalg-juni"};
    held.held_on = day("2024-06-12");
    CHECK(body_of(held) ==
          wanted("milestone.held", R"("milestone":"utvalg-juni","held_on":"2024-06-12",)"));
}

TEST_CASE("what is absent is left out, but for previous and document, which are null") {
    CHECK(body_of(response_received(std::nullopt)).find("seat") == std::string::npos);
    StageChanged without_text;
    without_text.from = {"a"};
    without_text.to = {"b"};
    CHECK(body_of(without_text) == wanted("document.stage_changed", R"("from":"a","to":"b",)"));

    NoticeContext first = context_of(std::nullopt);
    first.previous.reset();
    CHECK(notice_body(CouncilDefined{.name = "Osloregionen", .time_zone = "Europe/Oslo"}, first) ==
          R"({"type":"council.defined","timestamp":"2024-04-29T07:00:00.000Z","data":{)"
          R"("id":"msg_41","sequence":41,"previous":null,"document":null,"actor":"secretariat",)"
          R"("url":"https://saksgang.example.no"}})");
}

TEST_CASE("a body names no person, no vote, no free text and no version's name") {
    VersionReleased released;
    released.text = text_ref();
    released.name = "Høringsutkast";
    released.statute = "offl. § 15";
    SeatAssigned seat;
    seat.holder = Pseudonym{"p-fedcba9876543210"};
    for (const Event& event : {decision_recorded(), stage_changed(), Event(released), Event(seat),
                               response_received(SeatSlug{"asker"})}) {
        const std::string body = body_of(event);
        INFO(body);
        for (const char* secret : {"p-", "Oslo kommune", "12/24", "votes", "commitment", "offl",
                                   "utkast", "roster", "note"}) {
            CHECK(body.find(secret) == std::string::npos);
        }
    }
}

TEST_CASE("an event of any kind has a body a reader of the journal can parse") {
    const std::vector<Event> events = {
        CouncilDefined{},   BodyDefined{},     SeatAssigned{},     WorkflowInstalled{},
        DocumentCreated{},  VersionSaved{},    VersionReleased{},  StageChanged{},
        DecisionRecorded{}, StandingChanged{}, ResponseReceived{}, ResponseWithdrawn{},
        MilestonePlanned{}, MilestoneMoved{},  MilestoneWasHeld{}, MilestoneCancelled{},
        ContentErased{}};
    REQUIRE(events.size() == std::variant_size_v<Event>);
    for (const Event& event : events) {
        const auto body = boost::json::parse(body_of(event)).as_object();
        CHECK(body.at("type").as_string() == boost::json::string_view(type_of(event)));
        CHECK(body.at("data").as_object().at("sequence").as_int64() == 41);
    }
}

TEST_CASE("a ping says who is called and by whom") {
    CountingRng rng;
    const std::string id = new_ping_id(rng);
    CHECK(id.size() == 5 + 32);
    CHECK(id.starts_with("ping_"));
    CHECK(id.find('.') == std::string::npos);
    CHECK(new_ping_id(rng) != id);
    CHECK(ping_body("ping_1", EndpointId{4}, *parse_instant("2024-04-29T07:00:00.000Z"),
                    "https://saksgang.example.no") ==
          R"({"type":"endpoint.ping","timestamp":"2024-04-29T07:00:00.000Z","data":{)"
          R"("id":"ping_1","endpoint":4,"url":"https://saksgang.example.no"}})");
}

}  // namespace saksgang::webhooks
