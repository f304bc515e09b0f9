// SPDX-License-Identifier: EUPL-1.2
// Responses, the forms about them, and the forms of the text, as models.
#include <algorithm>

#include "daemon/views/editing/edit_form.hpp"
#include "daemon/views/responses/answers.hpp"
#include "daemon/views/responses/response_form.hpp"
#include "daemon/views/responses/responses_model.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/views/samples.hpp"

namespace saksgang::views {
namespace {

using support::a_process;
using workflows::Visibility;

// The three answers of the hearing: yes with words, partly, and a letter alone.
std::vector<app::ResponseView> three_answers(const app::ProcessView& view) {
    std::vector<app::ResponseView> responses;
    const std::vector<std::optional<std::string>> answers{
        R"([{"question":"hovedretning","choice":"yes","text":"Godt."}])",
        R"([{"question":"hovedretning","choice":"partly"}])", std::nullopt};
    for (std::size_t i = 0; i < view.process.responses.size(); ++i) {
        auto response = view.process.responses[i];
        response.stage = view.process.stage;
        response.question_set = QuestionSetSlug{"til-horingsinstansene"};
        response.received_on = support::day(2024, 5, 10);
        responses.push_back({.response = response, .answers = answers.at(i)});
    }
    return responses;
}

ResponsesModel responses_of(const app::ProcessView& view,
                            const std::vector<app::ResponseView>& responses,
                            const std::vector<app::GivenReason>& reasons = {}) {
    return responses_model({.process = view, .responses = responses, .reasons = reasons},
                           Language::nb);
}

FormReading reading_of(const app::ProcessView& view, const SentForm& sent) {
    return {.process = view, .versions = {}, .once = "k", .sent = sent};
}

}  // namespace

TEST_CASE("a round tells how many answered, and what each said to each question") {
    const auto view = the_hearing();
    const auto model = responses_of(view, three_answers(view));
    REQUIRE(model.rounds.size() == 1);
    const RoundLine& round = model.rounds.front();
    CHECK(round.title == "Høring");
    CHECK(round.summary == "3 av 22 har svart");
    REQUIRE(round.respondents.size() == 3);
    CHECK(round.respondents[0].name == "Asker kommune");
    CHECK(round.respondents[0].when == "10. mai 2024");
    const auto question = std::ranges::find_if(
        round.questions, [](const QuestionLine& one) { return one.said.size() == 2; });
    REQUIRE(question != round.questions.end());
    CHECK(question->summary.starts_with("1 ja, 1 delvis, 0 nei"));
    CHECK(question->said[0].answer.choice.words == "ja");
    CHECK(question->said[0].answer.text == "Godt.");
    const auto place = static_cast<std::size_t>(question - round.questions.begin());
    CHECK(round.respondents[2].cells[place].mark == "–");
}

TEST_CASE("what was withdrawn stands by itself with its reason, and counts in no round") {
    const auto view = the_hearing();
    auto responses = three_answers(view);
    responses[1].response.withdrawn = true;
    const auto model =
        responses_of(view, responses,
                     {{.seq = {50}, .response = ResponseNumber{2}, .text = "Sendt ved en feil."}});
    CHECK(model.rounds.front().respondents.size() == 2);
    REQUIRE(model.undone.size() == 1);
    CHECK(model.undone.front() ==
          "Innspill 2, Bærum kommune: Trukket tilbake eller rettet: Sendt ved en feil.");
}

TEST_CASE("a withheld response cites its statute") {
    const auto view = the_hearing();
    auto responses = three_answers(view);
    responses[0].response.visibility = Visibility::withheld;
    responses[0].response.statute = "offl. § 14";
    const auto model = responses_of(view, responses);
    CHECK(model.rounds.front().respondents.front().access == "Unntatt offentlighet, offl. § 14");
    const auto one = response_model({.process = view, .responses = {}, .reasons = {}}, responses[0],
                                    Language::nb);
    CHECK(one.access == "Unntatt offentlighet, offl. § 14");
    CHECK(one.withdraw_url == "/documents/strategi-2025-2028/responses/1/withdraw");
}

TEST_CASE("stored answers are read, and what is no list of answers is none") {
    CHECK(answers_in("").empty());
    CHECK(answers_in("{}").empty());
    CHECK(answers_in("[1, null]").empty());
    const auto answers =
        answers_in(R"([{"question":"a","choice":"no"},{"question":"","text":"x"}])");
    REQUIRE(answers.size() == 2);
    CHECK(find_answer(answers, {"a"})->choice == "no");
    CHECK(find_answer(answers, {})->text == "x");
    CHECK(find_answer(answers, {"b"}) == nullptr);
}

TEST_CASE("a question keeps its author's number, and has its place for one where it has none") {
    CHECK(numbered("2a. Trengs mål?", 3).number == "2a");
    CHECK(numbered("2a. Trengs mål?", 3).title == "2a. Trengs mål?");
    CHECK(numbered("Trengs mål?", 3).title == "3. Trengs mål?");
    CHECK(numbered("2024 var et år. Eller?", 3).number == "3");
    CHECK(numbered("", 1).number == "1");
}

TEST_CASE("who answers is one choice, a body or a member of it") {
    CHECK(respondent_from("styret")->body == BodySlug{"styret"});
    CHECK_FALSE(respondent_from("styret")->seat.has_value());
    CHECK(respondent_from("kommunene/oslo")->seat == SeatSlug{"oslo"});
    for (const char* wrong : {"", "/", "styret/", "/oslo", "Styret", "a/b/c"}) {
        INFO(wrong);
        CHECK_FALSE(respondent_from(wrong).has_value());
    }
}

TEST_CASE("the form of a response offers those who have not answered, and the stage's questions") {
    const auto view = the_hearing();
    const SentForm nothing;
    const auto page = register_response_page(reading_of(view, nothing), true, Language::nb);
    const auto& fields = page.forms.front().fields;
    CHECK(fields.front().name == "respondent");
    CHECK(fields.front().choices.size() == 1 + 19);
    const auto choice = std::ranges::find(fields, choice_field({"hovedretning"}), &FormField::name);
    REQUIRE(choice != fields.end());
    CHECK(choice->kind == FieldKind::radios);
    CHECK_FALSE(choice->group.empty());
    CHECK((choice + 1)->name == words_field({"hovedretning"}));

    const auto board = a_view(a_process().with_text().released().in_stage("styret"));
    const auto statement = register_response_page(reading_of(board, nothing), true, Language::nb);
    const auto& plain = statement.forms.front().fields;
    CHECK(std::ranges::count(plain, words_field({}), &FormField::name) == 1);
}

TEST_CASE("correcting a response starts from what was answered") {
    const auto view = the_hearing();
    const SentForm nothing;
    const auto page =
        correct_response_page(reading_of(view, nothing), three_answers(view)[0], Language::nb);
    const auto& fields = page.forms.front().fields;
    CHECK(std::ranges::find(fields, choice_field({"hovedretning"}), &FormField::name)->value ==
          "yes");
    CHECK(std::ranges::find(fields, words_field({"hovedretning"}), &FormField::name)->value ==
          "Godt.");
}

TEST_CASE("the text's form has what was typed, else the draft, and says so of a draft") {
    const auto view = a_view(a_process().with_text());
    const SentForm sent{.typed = {{"text", "mitt"}, {"base", "aa"}}, .faults = {}};
    const auto reading = reading_of(view, sent);
    const auto page =
        edit_page({.form = reading, .text = "kladd", .message = "", .base = "bb"}, Language::nb);
    CHECK(page.forms.size() == 1);
    CHECK(page.forms.front().fields.front().value == "mitt");
    CHECK(page.forms.front().hidden[0].second == "aa");

    const SentForm nothing;
    const auto first = reading_of(view, nothing);
    const auto draft = edit_page({.form = first,
                                  .text = "kladd",
                                  .message = "halvveis",
                                  .base = "bb",
                                  .kept_at = Instant{},
                                  .stale = true},
                                 Language::nb);
    CHECK(draft.forms.front().fields.front().value == "kladd");
    CHECK(draft.forms.front().fields.back().value == "halvveis");
    CHECK(draft.words[0].starts_with("Dette er kladden du tok vare på"));
    CHECK(draft.words[1].starts_with("Siden du begynte, er versjon"));
    REQUIRE(draft.forms.size() == 2);
    CHECK(draft.forms.back().does == "discard");
}

TEST_CASE("the text's form warns of a lock, and of decisions that may lapse") {
    const SentForm nothing;
    const auto locked = a_view(a_process().with_text().released().in_stage("styret").with_decision(
        "styret", workflows::DecisionKind::endorsement));
    const auto reading = reading_of(locked, nothing);
    const auto page =
        edit_page({.form = reading, .text = "", .message = "", .base = ""}, Language::nb);
    REQUIRE(page.words.size() == 3);
    CHECK(page.words[1].starts_with("Teksten er låst"));
    CHECK(page.words[2].starts_with("Én behandling gjelder"));
}

}  // namespace saksgang::views
