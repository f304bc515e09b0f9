// SPDX-License-Identifier: EUPL-1.2
// What bodies, and the members of a hearing circle, answer to the stage's question set; each answer
// tied to the version it speaks of and the visit it counts for. Pure; any thread.
#include <fmt/format.h>

#include <algorithm>

#include "workflows/core/limits.hpp"
#include "workflows/decide.hpp"
#include "workflows/decide_answers.hpp"
#include "workflows/decide_checks.hpp"
#include "workflows/reasons.hpp"

namespace saksgang::workflows {
namespace {

// Which visit to which stage a response counts for: the present one, or the corrected one's.
struct Place {
    const Stage& stage;
    int visit;
};

// ---- Who answers?

Result<void> check_seat(const Body& body, const std::optional<SeatSlug>& seat) {
    if (body.kind != BodyKind::hearing_circle) {
        if (!seat) return {};
        return fail(Errc::invalid_input,
                    fmt::format("'{}' answers as one: leave the seat out", body.slug.value),
                    "seat");
    }
    if (!seat) {
        return fail(Errc::invalid_input,
                    fmt::format("say for which seat of '{}' this is", body.slug.value), "seat");
    }
    if (body.find_seat(*seat) == nullptr) {
        return fail(Errc::invalid_input,
                    fmt::format("'{}' has no seat '{}'", body.slug.value, seat->value), "seat");
    }
    return {};
}

// The title of who answered: of a hearing circle the member, else the body.
Title title_of(const Body& body, const std::optional<SeatSlug>& seat) {
    const Seat* found = seat ? body.find_seat(*seat) : nullptr;
    return found ? Title{.nb = found->represents, .nn = {}, .en = {}} : body.title;
}

Result<void> check_is_first(const Process& process, const Body& body,
                            const RegisterResponse& command, const Place& place,
                            const Response* corrected) {
    const auto earlier = std::ranges::find_if(process.responses, [&](const Response& response) {
        if (corrected != nullptr && response.number == corrected->number) return false;
        return !response.withdrawn && response.visit == place.visit &&
               response.body == command.body && response.seat == command.seat;
    });
    if (earlier == process.responses.end()) return {};
    return refuse(Errc::already_exists,
                  fmt::format("response {} stands already: correct or withdraw that one",
                              earlier->number.value),
                  {.kind = "response_stands",
                   .phrase = Sentence("reason.response_stands")
                                 .with("body", title_of(body, command.seat))
                                 .with("response", earlier->number.value),
                   .who = {secretariat()},
                   .by = std::nullopt});
}

// ---- The record

Result<ResponseReceived> receive(const Situation& situation, const RegisterResponse& command,
                                 const Response* corrected) {
    const Process& process = situation.process;
    const Place place{.stage = stage_of(situation, corrected ? corrected->stage : process.stage),
                      .visit = corrected ? corrected->visit : process.visit};
    TRY(check_happened(command.received_on, situation.now, "received_on"));
    TRY(const Body* body, find_body_on(situation.council, command.body, command.received_on));
    if (!has_body(place.stage, body->slug)) return not_in_stage(*body, place.stage);
    TRY(check_seat(*body, command.seat));
    TRY(check_sent_out(command.version));
    TRY(check_is_first(process, *body, command, place, corrected));
    TRY(check_visibility(command.visibility, command.statute));
    TRY(check_words(command.original, limits::original_bytes_max, "original"));
    const QuestionSet* questions =
        place.stage.question_set ? situation.definition.find_question_set(*place.stage.question_set)
                                 : nullptr;
    TRY(check_answers(questions, command.answers, !command.original.empty()));
    TRY(auto answers, written_answers(command.answers));

    const auto number = static_cast<std::int64_t>(process.responses.size()) + 1;
    return ResponseReceived{.response = {number},
                            .body = body->slug,
                            .seat = command.seat,
                            .question_set = place.stage.question_set,
                            .version = command.version.text.version,
                            .text_sha256 = command.version.text.text_sha256,
                            .stage = place.stage.slug,
                            .visit = place.visit,
                            .channel = command.channel,
                            .on_behalf = command.on_behalf,
                            .late = command.received_on < situation.now.today,
                            .visibility = command.visibility,
                            .statute = command.statute,
                            .received_on = command.received_on,
                            .corrects = corrected ? std::optional{corrected->number} : std::nullopt,
                            .answers = Committed::of(std::move(answers)),
                            .original = Committed::of(command.original)};
}

// ---- Undoing

Result<const Response*> find_standing(const Process& process, ResponseNumber number) {
    const Response* response = process.find_response(number);
    if (response == nullptr) {
        return fail(Errc::not_found, fmt::format("there is no response {}", number.value));
    }
    if (response->withdrawn) {
        return refuse(
            Errc::already_withdrawn, fmt::format("response {} was withdrawn before", number.value),
            {.kind = "already_withdrawn",
             .phrase = Sentence("reason.response_withdrawn").with("response", number.value),
             .who = {},
             .by = std::nullopt});
    }
    return response;
}

ResponseWithdrawn withdraw(const Response& response, bool corrected, const std::string& reason) {
    return {.response = response.number,
            .body = response.body,
            .seat = response.seat,
            .corrected = corrected,
            .reason = Committed::of(reason)};
}

}  // namespace

Result<Events> decide(const Situation& situation, const RegisterResponse& command) {
    TRY(auto response, receive(situation, command, nullptr));
    return Events{std::move(response)};
}

Result<Events> decide(const Situation& situation, const WithdrawResponse& command) {
    TRY(const Response* response, find_standing(situation.process, command.response));
    TRY(check_reason(command.reason));
    return Events{withdraw(*response, false, command.reason)};
}

Result<Events> decide(const Situation& situation, const CorrectResponse& command) {
    TRY(const Response* response, find_standing(situation.process, command.response));
    TRY(check_reason(command.reason));
    TRY(auto corrected, receive(situation, command.corrected, response));
    return Events{withdraw(*response, true, command.reason), std::move(corrected)};
}

}  // namespace saksgang::workflows
