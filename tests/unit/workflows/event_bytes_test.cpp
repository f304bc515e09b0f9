// SPDX-License-Identifier: EUPL-1.2
// The bytes of one event of every type. A journal written today must read like this in fifty years:
// if a line here has to change, the change is wrong, or needs a new field or a new `v`.
#include <array>

#include "tests/support/catch.hpp"
#include "workflows/event_codec.hpp"
#include "workflows/journal/entry.hpp"

namespace saksgang::workflows::event_bytes {
namespace {

template <class B>
B repeated(std::uint8_t byte) {
    B bytes;
    bytes.value.fill(byte);
    return bytes;
}

LocalDate day(std::string_view text) {
    return parse_date(text).value();
}

Committed sealed(std::uint8_t byte) {
    return {.text = std::nullopt, .commitment = repeated<Sha256>(byte)};
}

const Pseudonym holder{"p-0123456789abcdef"};
const TextRef text{.version = {3},
                   .commit = repeated<Oid>(0xC0),
                   .tree = repeated<Oid>(0x70),
                   .blob = repeated<Oid>(0xB0),
                   .text_sha256 = repeated<Sha256>(0x5A)};

Body a_body() {
    Body body;
    body.slug = {"styret"};
    body.title = {.nb = "Styret", .nn = "Styret", .en = "The board"};
    body.kind = BodyKind::board;
    body.chair = SeatSlug{"oslo"};
    body.mandate = {DecisionKind::endorsement, DecisionKind::sent_back};
    body.seats = {{.slug = {"oslo"}, .represents = "Oslo", .holder = holder, .deputy = {}}};
    body.valid_from = day("2024-01-01");
    return body;
}

DecisionRecorded a_decision() {
    DecisionRecorded event;
    event.decision = {2};
    event.body = {"styret"};
    event.kind = DecisionKind::endorsement;
    event.stage = {"styret"};
    event.text = text;
    event.workflow_blob = repeated<Oid>(0x0F);
    event.roster = {{.seat = {"oslo"}, .represents = "Oslo", .holder = holder, .deputy = {}}};
    event.chair_seat = SeatSlug{"oslo"};
    event.present = 1;
    event.votes = {.in_favour = 1, .against = 0, .abstained = 0};
    event.chair = ChairVote::in_favour;
    event.case_number = "12/24";
    event.decided_on = day("2024-04-26");
    event.late = true;
    event.corrects = DecisionNumber{1};
    event.note = sealed(0x11);
    return event;
}

ResponseReceived a_response() {
    ResponseReceived event;
    event.response = {7};
    event.body = {"horingskrets"};
    event.seat = SeatSlug{"asker"};
    event.question_set = QuestionSetSlug{"horing"};
    event.version = {3};
    event.text_sha256 = repeated<Sha256>(0x5A);
    event.stage = {"horing"};
    event.visit = 1;
    event.channel = Channel::email;
    event.on_behalf = true;
    event.visibility = Visibility::withheld;
    event.statute = "offl. § 13";
    event.received_on = day("2024-05-28");
    event.answers = sealed(0x22);
    event.original = sealed(0x33);
    return event;
}

DocumentCreated a_document() {
    DocumentCreated event;
    event.document = {"strategi"};
    event.language = "nb";
    event.case_number = "24/17";
    event.workflow = {"samarbeidsstrategi"};
    event.workflow_revision = 4;
    event.workflow_blob = repeated<Oid>(0x0F);
    event.workflow_sha256 = repeated<Sha256>(0xF0);
    event.stage = {"utkast"};
    event.entered_on = day("2024-01-16");
    event.title = sealed(0x44);
    return event;
}

StageChanged a_change() {
    StageChanged event;
    event.transition = {"til-horing"};
    event.from = {"styret"};
    event.to = {"horing"};
    event.entered_on = day("2024-04-29");
    event.text = text;
    event.note = sealed(0x55);
    return event;
}

StandingChanged a_lapse() {
    StandingChanged event;
    event.decision = {2};
    event.body = {"styret"};
    event.kind = DecisionKind::endorsement;
    event.text = text;
    return event;
}

struct Row {
    Event event;
    std::string_view type;
    std::string_view data;
};

const std::array<Row, std::variant_size_v<Event> + 1> rows{{
    // a version in two ways
    {CouncilDefined{.name = "Rådet", .time_zone = "Europe/Oslo"}, "council.defined",
     R"({"name":"Rådet","time_zone":"Europe/Oslo"})"},
    {BodyDefined{a_body()}, "body.defined",
     R"({"body":{"chair":"oslo","kind":"board","mandate":["endorsement","sent_back"],)"
     R"("rule":{"chair_breaks_ties":true,"quorum_denominator":2,"quorum_numerator":1},)"
     R"("seats":[{"holder":"p-0123456789abcdef","represents":"Oslo","slug":"oslo"}],)"
     R"("slug":"styret","title":{"en":"The board","nb":"Styret","nn":"Styret"},)"
     R"("valid_from":"2024-01-01"}})"},
    {SeatAssigned{{"styret"}, {"oslo"}, std::nullopt, holder}, "seat.assigned",
     R"({"body":"styret","deputy":"p-0123456789abcdef","seat":"oslo"})"},
    {WorkflowInstalled{{"samarbeidsstrategi"},
                       4,
                       repeated<Oid>(0x0F),
                       repeated<Sha256>(0xF0),
                       repeated<Oid>(0xC1)},
     "workflow.installed",
     R"({"blob":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",)"
     R"("commit":"c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1c1","revision":4,)"
     R"("sha256":"f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0",)"
     R"("workflow":"samarbeidsstrategi"})"},
    {a_document(), "document.created",
     R"({"case_number":"24/17","document":"strategi","entered_on":"2024-01-16",)"
     R"("language":"nb","stage":"utkast",)"
     R"("title":{"commitment":"4444444444444444444444444444444444444444444444444444444444444444"},)"
     R"("workflow":"samarbeidsstrategi",)"
     R"("workflow_blob":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f","workflow_revision":4,)"
     R"("workflow_sha256":"f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0"})"},
    {VersionSaved{text, repeated<Oid>(0xC2), 20480, sealed(0x66)}, "document.version_saved",
     R"({"message":)"
     R"({"commitment":"6666666666666666666666666666666666666666666666666666666666666666"},)"
     R"("parent":"c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2",)"
     R"("text":{"blob":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0",)"
     R"("commit":"c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0",)"
     R"("text_sha256":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",)"
     R"("tree":"7070707070707070707070707070707070707070","version":3},"text_bytes":20480})"},
    {VersionSaved{.text = text,
                  .parent = repeated<Oid>(0xC2),
                  .text_bytes = 20480,
                  .message = {},
                  .attachments = Attachments{{.blob = repeated<Oid>(0xB1),
                                              .sha256 = repeated<Sha256>(0x5B),
                                              .bytes = 1024,
                                              .kind = AttachmentKind::pdf}},
                  .attachment_names = sealed(0x67)},
     "document.version_saved",
     R"({"attachment_names":)"
     R"({"commitment":"6767676767676767676767676767676767676767676767676767676767676767"},)"
     R"("attachments":[{"blob":"b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1","bytes":1024,)"
     R"("kind":"pdf",)"
     R"("sha256":"5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b"}],)"
     R"("parent":"c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2",)"
     R"("text":{"blob":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0",)"
     R"("commit":"c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0",)"
     R"("text_sha256":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",)"
     R"("tree":"7070707070707070707070707070707070707070","version":3},"text_bytes":20480})"},
    {VersionReleased{text, "Høringsutkast", "strategi-v3", Visibility::open, ""},
     "document.version_released",
     R"({"name":"Høringsutkast","statute":"","tag":"strategi-v3",)"
     R"("text":{"blob":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0",)"
     R"("commit":"c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0",)"
     R"("text_sha256":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",)"
     R"("tree":"7070707070707070707070707070707070707070","version":3},"visibility":"public"})"},
    {a_change(), "document.stage_changed",
     R"({"entered_on":"2024-04-29","from":"styret",)"
     R"("note":{"commitment":"5555555555555555555555555555555555555555555555555555555555555555"},)"
     R"("text":{"blob":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0",)"
     R"("commit":"c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0",)"
     R"("text_sha256":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",)"
     R"("tree":"7070707070707070707070707070707070707070","version":3},"to":"horing",)"
     R"("transition":"til-horing"})"},
    {a_decision(), "decision.recorded",
     R"({"body":"styret","case_number":"12/24","chair":"in_favour","chair_seat":"oslo",)"
     R"("corrects":1,"decided_on":"2024-04-26","decision":2,"kind":"endorsement","late":true,)"
     R"("note":{"commitment":"1111111111111111111111111111111111111111111111111111111111111111"},)"
     R"("overridden":false,"present":1,"quorum_met":true,)"
     R"("roster":[{"holder":"p-0123456789abcdef","represents":"Oslo","seat":"oslo"}],)"
     R"("rule":{"chair_breaks_ties":true,"quorum_denominator":2,"quorum_numerator":1},)"
     R"("stage":"styret","standing":"valid",)"
     R"("text":{"blob":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0",)"
     R"("commit":"c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0",)"
     R"("text_sha256":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",)"
     R"("tree":"7070707070707070707070707070707070707070","version":3},"votes":{"abstained":0,)"
     R"("against":0,"in_favour":1},"workflow_blob":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"})"},
    {a_lapse(), "decision.standing_changed",
     R"({"body":"styret","cause":"text_changed","decision":2,"from":"valid",)"
     R"("kind":"endorsement","text":{"blob":"b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0",)"
     R"("commit":"c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0",)"
     R"("text_sha256":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",)"
     R"("tree":"7070707070707070707070707070707070707070","version":3},"to":"lapsed"})"},
    {a_response(), "response.received",
     R"({"answers":)"
     R"({"commitment":"2222222222222222222222222222222222222222222222222222222222222222"},)"
     R"("body":"horingskrets","channel":"email","late":false,"on_behalf":true,)"
     R"("original":)"
     R"({"commitment":"3333333333333333333333333333333333333333333333333333333333333333"},)"
     R"("question_set":"horing","received_on":"2024-05-28","response":7,"seat":"asker",)"
     R"("stage":"horing","statute":"offl. § 13",)"
     R"("text_sha256":"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",)"
     R"("version":3,"visibility":"withheld","visit":1})"},
    {ResponseWithdrawn{{7}, {"horingskrets"}, SeatSlug{"asker"}, true, sealed(0x77)},
     "response.withdrawn",
     R"({"body":"horingskrets","corrected":true,)"
     R"("reason":)"
     R"({"commitment":"7777777777777777777777777777777777777777777777777777777777777777"},)"
     R"("response":7,"seat":"asker"})"},
    {MilestonePlanned{{"horing"}, day("2024-04-29"), day("2024-05-29")}, "milestone.planned",
     R"({"from":"2024-04-29","milestone":"horing","until":"2024-05-29"})"},
    {MilestoneMoved{
         {"utvalg"}, std::nullopt, std::nullopt, day("2024-06-12"), std::nullopt, sealed(0x88)},
     "milestone.moved",
     R"({"from":"2024-06-12","milestone":"utvalg",)"
     R"("reason":)"
     R"({"commitment":"8888888888888888888888888888888888888888888888888888888888888888"}})"},
    {MilestoneWasHeld{{"stormote"}, day("2024-03-05"), {}}, "milestone.held",
     R"({"held_on":"2024-03-05","milestone":"stormote"})"},
    {MilestoneCancelled{{"konferanse"}, sealed(0x99)}, "milestone.cancelled",
     R"({"milestone":"konferanse",)"
     R"("reason":)"
     R"({"commitment":"9999999999999999999999999999999999999999999999999999999999999999"}})"},
    {ContentErased{{41}, "original", "personvernforordningen art. 17"}, "content.erased",
     R"({"ground":"personvernforordningen art. 17","name":"original","of":41})"},
}};

}  // namespace

TEST_CASE("each event has these bytes") {
    for (const Row& row : rows) {
        CHECK(type_of(row.event) == row.type);
        CHECK(journal::canonical_json(encode(row.event)).value() == row.data);
    }
}

TEST_CASE("a change of standing says how much of the text was changed, where it was measured") {
    auto event = a_lapse();
    event.to = Standing::carried;
    event.change = ChangeClass::typographic;
    const auto data = encode(event);
    CHECK(data.at("change") == "typographic");
    CHECK(decode(StandingChanged::type, data).value() == Event{event});
}

TEST_CASE("a decision about sections has these bytes more, and one about the text has not") {
    auto event = a_decision();
    event.sections = {{{"samferdsel"}, repeated<Sha256>(0x66)}};
    const auto data = encode(event);
    CHECK(boost::json::serialize(data.at("sections")) ==
          R"([{"section":"samferdsel",)"
          R"("sha256":"6666666666666666666666666666666666666666666666666666666666666666"}])");
    CHECK(decode(DecisionRecorded::type, data).value() == Event{event});

    auto lapse = a_lapse();
    lapse.sections = {{"samferdsel"}, {"klima"}};
    CHECK(encode(lapse).at("sections") == boost::json::array{"samferdsel", "klima"});
    CHECK(decode(StandingChanged::type, encode(lapse)).value() == Event{lapse});
}

TEST_CASE("those bytes read back as that event") {
    for (const Row& row : rows) {
        INFO(row.type);
        const auto data = boost::json::parse(row.data).get_object();
        CHECK(decode(row.type, data).value() == row.event);
    }
}

}  // namespace saksgang::workflows::event_bytes
