// SPDX-License-Identifier: EUPL-1.2
// Where a document stands, and moving it on.
#include "daemon/app/change_stage.hpp"
#include "daemon/app/milestones.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/fields.hpp"
#include "daemon/http/json_body.hpp"
#include "daemon/http/json_out.hpp"
#include "daemon/http/reason_json.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

namespace json = boost::json;

}  // namespace

asio::awaitable<Result<Response>> get_process(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    co_return json_response(200, process_json(view, call.language));
}

asio::awaitable<Result<Response>> post_transition(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    workflows::ChangeStage command;
    command.to = fields.required_slug<StageSlug>("to");
    command.note = fields.optional_text("note", limits::note_bytes_max).value_or("");
    command.effective_on = fields.optional_date("effective_on");
    const bool dry_run = fields.optional_bool("dry_run").value_or(false);
    CO_TRY(fields.done());
    if (dry_run) {
        CO_TRY(const auto unmet,
               co_await app::try_change_stage(call.app, call.caller, document, std::move(command)));
        co_return json_response(200, json::object{{"open", unmet.empty()},
                                                  {"unmet", reasons_json(unmet, call.language)}});
    }
    CO_TRY(const auto receipt,
           co_await app::change_stage(call.app, call.caller, document, std::move(command)));
    co_return receipt_response(200, receipt);
}

asio::awaitable<Result<Response>> post_milestone_move(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(auto milestone, milestone_of(call));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    workflows::MoveMilestone command;
    command.milestone = std::move(milestone);
    command.from = fields.required_date("from");
    command.until = fields.optional_date("until");
    command.reason = fields.required_text("reason", limits::note_bytes_max);
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::move_milestone(call.app, call.caller, document, std::move(command)));
    co_return receipt_response(200, receipt);
}

asio::awaitable<Result<Response>> post_milestone_held(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(auto milestone, milestone_of(call));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    workflows::HoldMilestone command;
    command.milestone = std::move(milestone);
    command.held_on = fields.required_date("held_on");
    command.note = fields.optional_text("note", limits::note_bytes_max).value_or("");
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::hold_milestone(call.app, call.caller, document, std::move(command)));
    co_return receipt_response(200, receipt);
}

asio::awaitable<Result<Response>> post_milestone_cancel(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(auto milestone, milestone_of(call));
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    workflows::CancelMilestone command;
    command.milestone = std::move(milestone);
    command.reason = fields.required_text("reason", limits::note_bytes_max);
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::cancel_milestone(call.app, call.caller, document, std::move(command)));
    co_return receipt_response(200, receipt);
}

}  // namespace saksgang::http
