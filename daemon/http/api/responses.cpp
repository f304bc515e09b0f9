// SPDX-License-Identifier: EUPL-1.2
// What bodies and municipalities answered.
#include "daemon/app/read_process.hpp"
#include "daemon/app/read_response.hpp"
#include "daemon/app/register_response.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/choices.hpp"
#include "daemon/http/fields.hpp"
#include "daemon/http/json_body.hpp"
#include "daemon/http/json_out.hpp"
#include "daemon/http/json_values.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

std::vector<workflows::Answer> answers(Fields& fields) {
    std::vector<workflows::Answer> answers;
    for (auto& item : fields.optional_objects("answers", limits::answers_max)) {
        workflows::Answer answer;
        // A statement where the stage asks no questions answers none in particular.
        answer.question = item.optional_slug<QuestionSlug>("question").value_or(QuestionSlug{});
        answer.choice = item.optional_string("choice", limits::slug_bytes_max).value_or("");
        answer.text = item.optional_text("text", limits::answer_bytes_max).value_or("");
        answers.push_back(std::move(answer));
    }
    return answers;
}

app::WantedResponse wanted_response(Fields& fields, DocumentSlug document) {
    app::WantedResponse wanted{.document = std::move(document)};
    wanted.version = VersionNumber{fields.required_integer("version", {.min = 1})};
    auto& response = wanted.response;
    response.body = fields.required_slug<BodySlug>("body");
    response.seat = fields.optional_slug<SeatSlug>("seat");
    response.answers = answers(fields);
    response.channel = fields.optional_enum("channel", workflows::channel_from, channel_choices)
                           .value_or(workflows::Channel::page);
    response.on_behalf = fields.optional_bool("on_behalf").value_or(false);
    response.received_on = fields.required_date("received_on");
    response.visibility =
        fields.optional_enum("visibility", workflows::visibility_from, visibility_choices)
            .value_or(workflows::Visibility::open);
    response.statute = fields.optional_string("statute", limits::name_bytes_max).value_or("");
    response.original = fields.optional_text("original", limits::text_bytes_max).value_or("");
    return wanted;
}

}  // namespace

asio::awaitable<Result<Response>> get_responses(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    co_return json_response(
        200, json::object{{"responses", array_of(view.process.responses, response_json)}});
}

asio::awaitable<Result<Response>> get_response(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<ResponseNumber>(call, "n"));
    CO_TRY(const auto view, co_await app::read_response(call.app, call.caller, document, number));
    auto object = response_json(view.response);
    object["answers"] = view.answers ? json::parse(*view.answers) : json::value(nullptr);
    object["erased"] = view.erased;
    co_return json_response(200, object);
}

asio::awaitable<Result<Response>> post_response(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    auto wanted = wanted_response(fields, std::move(document));
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::register_response(call.app, call.caller, std::move(wanted)));
    co_return receipt_response(201, receipt);
}

asio::awaitable<Result<Response>> post_response_withdraw(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<ResponseNumber>(call, "n"));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    workflows::WithdrawResponse command{.response = number, .reason = {}};
    command.reason = fields.required_text("reason", limits::note_bytes_max);
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::withdraw_response(call.app, call.caller, document, std::move(command)));
    co_return receipt_response(200, receipt);
}

asio::awaitable<Result<Response>> post_response_correct(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<ResponseNumber>(call, "n"));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    auto reason = fields.required_text("reason", limits::note_bytes_max);
    auto wanted = wanted_response(fields, std::move(document));
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::correct_response(call.app, call.caller, number, std::move(reason),
                                          std::move(wanted)));
    co_return receipt_response(201, receipt);
}

}  // namespace saksgang::http
