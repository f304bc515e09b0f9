// SPDX-License-Identifier: EUPL-1.2
#include "tests/support/builders.hpp"
#include "tests/unit/workflows/expectations.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::workflows {
namespace {

using namespace support;

Scene a_draft() {
    return a_scene(a_process().with_text().released());
}

Scene a_hearing() {
    return a_scene(a_process().with_text().released().in_stage("horing", day(2024, 4, 20)));
}

Answer an_answer(std::string question, std::string choice, std::string text = {}) {
    return {
        .question = {std::move(question)}, .choice = std::move(choice), .text = std::move(text)};
}

// What the climate group may answer, on the three questions of the draft.
Result<Events> answered(std::vector<Answer> answers) {
    const auto scene = a_draft();
    auto command = a_response(scene, "faggruppe-klima");
    command.answers = std::move(answers);
    return scene.decide(command);
}

}  // namespace

TEST_CASE("a response is tied to its version, its question set and the visit") {
    auto scene = a_scene(a_process().with_text().released().in_stage("styret").in_stage("utkast"));
    auto command = a_response(scene, "faggruppe-klima");
    command.channel = Channel::email;
    command.on_behalf = true;
    command.received_on = day(2024, 4, 25);
    command.original = "Hei, her er svaret vårt.";
    const auto response = only<ResponseReceived>(scene.decide(command));
    CHECK(response.response == ResponseNumber{1});
    CHECK(response.body == BodySlug{"faggruppe-klima"});
    CHECK_FALSE(response.seat.has_value());
    CHECK(response.question_set == QuestionSetSlug{"faggruppene"});
    CHECK(response.version == VersionNumber{1});
    CHECK(response.text_sha256 == scene.process.head->text.text_sha256);
    CHECK(response.stage == StageSlug{"utkast"});
    CHECK(response.visit == 3);
    CHECK(response.channel == Channel::email);
    CHECK(response.on_behalf);
    CHECK(response.late);
    CHECK(response.received_on == day(2024, 4, 25));
    CHECK(response.original.text == "Hei, her er svaret vårt.");
    CHECK(response.answers.text ==
          R"([{"choice":"yes","question":"malstruktur"},{"choice":"yes","question":"maal"},)"
          R"({"question":"annet","text":"Ja, med ett tillegg."}])");
}

TEST_CASE("a body answers in a stage that has it") {
    struct Row {
        std::string stage;
        std::string body;
        std::string seat;
        bool entitled;
    };
    for (const auto& row : {
             Row{"utkast", "faggruppe-klima", "", true},
             Row{"utkast", "styret", "", false},
             Row{"utkast", "kommunene", "oslo", false},
             Row{"styret", "styret", "", true},
             Row{"horing", "kommunene", "oslo", true},
             Row{"horing", "faggruppe-klima", "", false},
             Row{"vedtatt", "representantskapet", "", false},
         }) {
        INFO(row.stage << " " << row.body);
        const auto scene = a_scene(a_process().with_text().released().in_stage(row.stage));
        const auto result = scene.decide(a_response(scene, row.body, row.seat));
        if (row.entitled) {
            CHECK(result.has_value());
        } else {
            check_refused(result, Errc::body_not_entitled);
        }
    }
}

TEST_CASE("an unknown body is a mistake of the caller's, one out of office is not entitled") {
    auto scene = a_draft();
    check_refused(scene.decide(a_response(scene, "finnes-ikke")), Errc::invalid_input, "body");
    scene.council.bodies.at({"faggruppe-klima"}).valid_to = day(2024, 4, 25);
    check_refused(scene.decide(a_response(scene, "faggruppe-klima")), Errc::body_not_entitled);
}

TEST_CASE("in a hearing circle a member answers, elsewhere the body as one") {
    const auto hearing = a_hearing();
    CHECK(only<ResponseReceived>(hearing.decide(a_response(hearing, "kommunene", "asker"))).seat ==
          SeatSlug{"asker"});
    check_refused(hearing.decide(a_response(hearing, "kommunene")), Errc::invalid_input, "seat");
    check_refused(hearing.decide(a_response(hearing, "kommunene", "bergen")), Errc::invalid_input,
                  "seat");
    const auto draft = a_draft();
    check_refused(draft.decide(a_response(draft, "faggruppe-klima", "plass-1")),
                  Errc::invalid_input, "seat");
}

TEST_CASE("a response speaks of a version that was sent out") {
    auto scene = a_scene(a_process().with_text());
    check_refused(scene.decide(a_response(scene, "faggruppe-klima")), Errc::version_not_released);
}

TEST_CASE("what is received has been received by today") {
    const auto scene = a_draft();
    auto command = a_response(scene, "faggruppe-klima");
    CHECK_FALSE(only<ResponseReceived>(scene.decide(command)).late);
    command.received_on = day(2024, 4, 27);
    check_refused(scene.decide(command), Errc::invalid_input, "received_on");
}

TEST_CASE("answers are held against the question set") {
    struct Row {
        std::string what;
        std::vector<Answer> answers;
        std::string field;  // empty: accepted
    };
    const auto required = an_answer("malstruktur", "partly");
    for (const auto& row : std::vector<Row>{
             {"the required one alone", {required}, ""},
             {"the required one, with words", {an_answer("malstruktur", "no", "Uklart.")}, ""},
             {"words in place of an optional choice",
              {required, an_answer("maal", "", "Vet ikke.")},
              ""},
             {"blanks, as forms send them",
              {required, an_answer("maal", ""), an_answer("annet", "", " ")},
              ""},
             {"nothing", {}, "answers"},
             {"all but the required one", {an_answer("maal", "yes")}, "answers"},
             {"words in place of a required choice",
              {an_answer("malstruktur", "", "Ja.")},
              "answers"},
             {"a question not asked", {required, an_answer("farge", "yes")}, "/answers/1/question"},
             {"no question", {required, an_answer("", "", "Hei.")}, "/answers/1/question"},
             {"one question twice", {required, required}, "/answers/1/question"},
             {"a choice not offered", {an_answer("malstruktur", "kanskje")}, "/answers/0/choice"},
             {"partly, on yes or no", {required, an_answer("maal", "partly")}, "/answers/1/choice"},
             {"a choice on a question of words",
              {required, an_answer("annet", "yes")},
              "/answers/1/choice"},
             {"too many words",
              {required, an_answer("annet", "", std::string(limits::answer_bytes_max + 1, 'a'))},
              "/answers/1/text"},
             {"too many answers", std::vector<Answer>(limits::answers_max + 1, required),
              "answers"},
         }) {
        INFO(row.what);
        const auto result = answered(row.answers);
        if (row.field.empty()) {
            CHECK(result.has_value());
        } else {
            check_refused(result, Errc::invalid_input, row.field);
        }
    }
}

TEST_CASE("blank answers are not written down") {
    const auto result = answered({an_answer("malstruktur", "yes", "Bra."), an_answer("maal", "")});
    CHECK(only<ResponseReceived>(result).answers.text ==
          R"([{"choice":"yes","question":"malstruktur","text":"Bra."}])");
}

TEST_CASE("where nothing is asked a response is one statement in words, or the letter itself") {
    struct Row {
        std::string what;
        std::vector<Answer> answers;
        std::string original;
        std::string field;  // empty: accepted
    };
    const auto scene = a_hearing();
    for (const auto& row : std::vector<Row>{
             {"a statement", {an_answer("", "", "Vi støtter det.")}, "", ""},
             {"a letter", {}, "Vedlagt følger uttalelsen.", ""},
             {"both", {an_answer("", "", "Vi støtter det.")}, "Brevet.", ""},
             {"nothing", {}, "", "answers"},
             {"a blank statement", {an_answer("", "", " ")}, "", "answers"},
             {"two statements",
              {an_answer("", "", "En."), an_answer("", "", "To.")},
              "",
              "answers"},
             {"a choice", {an_answer("", "yes")}, "", "/answers/0/choice"},
             {"an answer to a question", {an_answer("maal", "", "Ja.")}, "", "/answers/0/question"},
             {"a letter too long",
              {},
              std::string(limits::original_bytes_max + 1, 'a'),
              "original"},
         }) {
        INFO(row.what);
        auto command = a_response(scene, "kommunene", "oslo");
        command.answers = row.answers;
        command.original = row.original;
        const auto result = scene.decide(command);
        if (!row.field.empty()) {
            check_refused(result, Errc::invalid_input, row.field);
            continue;
        }
        const auto response = only<ResponseReceived>(result);
        CHECK_FALSE(response.question_set.has_value());
        CHECK(response.answers.text.has_value() == !row.answers.empty());
    }
}

TEST_CASE("what is withheld cites its statute, and nothing else does") {
    const auto scene = a_draft();
    auto command = a_response(scene, "faggruppe-klima");
    command.visibility = Visibility::withheld;
    check_refused(scene.decide(command), Errc::invalid_input, "statute");
    command.statute = "offl. § 13";
    CHECK(only<ResponseReceived>(scene.decide(command)).statute == "offl. § 13");
    command.visibility = Visibility::secretariat;
    check_refused(scene.decide(command), Errc::invalid_input, "statute");
    command.statute.clear();
    CHECK(scene.decide(command).has_value());
}

TEST_CASE("one response of a body, or of a member, stands at a time in a visit") {
    auto hearing = a_process().with_text().released().in_stage("horing");
    hearing.with_response("kommunene", "oslo");
    auto scene = a_scene(hearing);
    const auto again = scene.decide(a_response(scene, "kommunene", "oslo"));
    check_refused(again, Errc::already_exists);
    CHECK(only_reason(again) ==
          "Oslo har allerede svart (innspill 1). Rett eller trekk tilbake det.");
    CHECK(scene.decide(a_response(scene, "kommunene", "asker")).has_value());

    scene.process.responses.front().withdrawn = true;
    CHECK(only<ResponseReceived>(scene.decide(a_response(scene, "kommunene", "oslo"))).response ==
          ResponseNumber{2});

    scene = a_scene(hearing.in_stage("bearbeiding").in_stage("horing"));
    CHECK(scene.decide(a_response(scene, "kommunene", "oslo")).has_value());
}

TEST_CASE("withdrawing a response is a counter-entry with a reason") {
    const auto scene = a_scene(
        a_process().with_text().released().in_stage("horing").with_response("kommunene", "oslo"));
    CHECK(only<ResponseWithdrawn>(scene.decide(WithdrawResponse{{1}, "Sendt ved en feil."})) ==
          ResponseWithdrawn{.response = {1},
                            .body = {"kommunene"},
                            .seat = SeatSlug{"oslo"},
                            .corrected = false,
                            .reason = Committed::of("Sendt ved en feil.")});
}

TEST_CASE("only a response that stands can be withdrawn or corrected, and only with a reason") {
    auto scene = a_scene(a_process()
                             .with_text()
                             .released()
                             .with_response("faggruppe-klima")
                             .with_response("faggruppe-naering"));
    scene.process.responses.back().withdrawn = true;
    const auto both = [&](ResponseNumber number, const std::string& reason) {
        return std::vector{
            scene.decide(WithdrawResponse{number, reason}),
            scene.decide(CorrectResponse{number, reason, a_response(scene, "faggruppe-klima")})};
    };
    for (const auto& result : both({3}, "Feil."))
        check_refused(result, Errc::not_found);
    for (const auto& result : both({2}, "Feil.")) {
        check_refused(result, Errc::already_withdrawn);
        CHECK(only_reason(result) == "Innspill 2 er trukket tilbake fra før.");
    }
    for (const auto& result : both({1}, ""))
        check_refused(result, Errc::invalid_input, "reason");
}

TEST_CASE("a correction takes the place of the response, in the visit that one counted for") {
    auto scene = a_scene(a_process()
                             .with_text()
                             .released()
                             .in_stage("horing")
                             .with_response("kommunene", "oslo")
                             .in_stage("bearbeiding"));
    const auto corrected = [&](std::string_view seat) {
        RegisterResponse command = a_response(a_hearing(), "kommunene", seat);
        return scene.decide(CorrectResponse{{1}, "Feil kommune.", command});
    };
    const auto events = corrected("asker");
    REQUIRE(events.has_value());
    REQUIRE(events->size() == 2);
    CHECK(std::get<ResponseWithdrawn>(events->at(0)).corrected);
    const auto response = std::get<ResponseReceived>(events->at(1));
    CHECK(response.response == ResponseNumber{2});
    CHECK(response.corrects == ResponseNumber{1});
    CHECK(response.stage == StageSlug{"horing"});
    CHECK(response.visit == 2);
    CHECK(response.seat == SeatSlug{"asker"});
    CHECK(corrected("oslo").has_value());
    check_refused(corrected("bergen"), Errc::invalid_input, "seat");
}

}  // namespace saksgang::workflows
