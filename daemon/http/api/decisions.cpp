// SPDX-License-Identifier: EUPL-1.2
// What bodies decided.
#include "daemon/app/read_process.hpp"
#include "daemon/app/record_decision.hpp"
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

int count(Fields& fields, std::string_view name) {
    return static_cast<int>(fields.required_integer(name, heads_counted));
}

workflows::Votes votes(Fields& fields) {
    auto object = fields.optional_object("votes");
    if (!object) return {};
    return {.in_favour = count(*object, "in_favour"),
            .against = count(*object, "against"),
            .abstained =
                static_cast<int>(object->optional_integer("abstained", heads_counted).value_or(0))};
}

app::WantedDecision wanted_decision(Fields& fields, DocumentSlug document) {
    app::WantedDecision wanted{.document = std::move(document)};
    wanted.version = VersionNumber{fields.required_integer("version", {.min = 1})};
    for (auto& id :
         fields.optional_strings("sections", limits::decided_sections_max, limits::slug_bytes_max)
             .value_or(std::vector<std::string>{}))
        wanted.sections.push_back({std::move(id)});
    auto& decision = wanted.decision;
    decision.body = fields.required_slug<BodySlug>("body");
    decision.kind =
        fields.required_enum("kind", workflows::decision_kind_from, decision_kind_choices);
    decision.decided_on = fields.required_date("decided_on");
    decision.present = count(fields, "present");
    decision.votes = votes(fields);
    decision.chair = fields.optional_enum("chair", workflows::chair_vote_from, chair_vote_choices)
                         .value_or(workflows::ChairVote::none);
    decision.case_number =
        fields.optional_string("case_number", limits::name_bytes_max).value_or("");
    decision.note = fields.optional_text("note", limits::note_bytes_max).value_or("");
    decision.override_reason =
        fields.optional_text("override_reason", limits::note_bytes_max).value_or("");
    return wanted;
}

}  // namespace

asio::awaitable<Result<Response>> get_decisions(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    co_return json_response(
        200, json::object{{"decisions", array_of(view.process.decisions, decision_json)}});
}

asio::awaitable<Result<Response>> get_decision(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<DecisionNumber>(call, "n"));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    const auto* decision = view.process.find_decision(number);
    if (decision == nullptr) co_return fail(Errc::not_found, "no decision by that number", "n");
    co_return json_response(200, decision_json(*decision));
}

asio::awaitable<Result<Response>> post_decision(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    auto wanted = wanted_decision(fields, std::move(document));
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::record_decision(call.app, call.caller, std::move(wanted)));
    co_return receipt_response(201, receipt);
}

asio::awaitable<Result<Response>> post_decision_withdraw(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<DecisionNumber>(call, "n"));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    workflows::WithdrawDecision command{.decision = number, .reason = {}};
    command.reason = fields.required_text("reason", limits::note_bytes_max);
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::withdraw_decision(call.app, call.caller, document, std::move(command)));
    co_return receipt_response(200, receipt);
}

asio::awaitable<Result<Response>> post_decision_correct(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<DecisionNumber>(call, "n"));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    auto reason = fields.required_text("reason", limits::note_bytes_max);
    auto wanted = wanted_decision(fields, std::move(document));
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::correct_decision(call.app, call.caller, number, std::move(reason),
                                          std::move(wanted)));
    co_return receipt_response(201, receipt);
}

}  // namespace saksgang::http
