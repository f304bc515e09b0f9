// SPDX-License-Identifier: EUPL-1.2
// The secretariat's control room, and taking the next step: a check page first, then the step.
#include "daemon/app/change_stage.hpp"
#include "daemon/app/council.hpp"
#include "daemon/app/endpoints.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/control/control_model.hpp"
#include "daemon/views/control/next_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

asio::awaitable<Result<Response>> show_next_step(Call call, DocumentSlug document, StageSlug to,
                                                 int status, views::SentForm sent) {
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto endpoints, co_await app::list_endpoints(call.app, call.caller));
    CO_TRY(const auto model, views::next_model({.process = view,
                                                .to = to,
                                                .endpoints = endpoints,
                                                .once = one_time_key(call),
                                                .sent = sent},
                                               call.language));
    co_return page_response(status, call.pages.next_step(layout_of(call, view.council), model));
}

}  // namespace

asio::awaitable<Result<Response>> page_controls(Call call) {
    CO_TRY(require(call, auth::Action::change_stage));
    CO_TRY(const auto documents, co_await app::read_documents(call.app, call.caller));
    CO_TRY(const auto endpoints, co_await app::list_endpoints(call.app, call.caller));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto model = views::controls_model(documents, endpoints, call.language);
    co_return page_response(200, call.pages.controls(layout_of(call, council), model));
}

asio::awaitable<Result<Response>> page_control(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::change_stage));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto endpoints, co_await app::list_endpoints(call.app, call.caller));
    CO_TRY(const auto done, co_await entry_done(call, document));
    const auto model = views::control_model(
        {.process = view, .endpoints = endpoints, .done = done ? &*done : nullptr}, call.language);
    co_return page_response(200, call.pages.control(layout_of(call, view.council), model));
}

asio::awaitable<Result<Response>> page_next_step(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::change_stage));
    const std::string to{call.request.parameter("to").value_or("")};
    if (!is_slug(to)) co_return fail(Errc::not_found, "say which stage: ?to=…", "to");
    co_return co_await show_next_step(call, std::move(document), StageSlug{to}, 200, {});
}

asio::awaitable<Result<Response>> submit_next_step(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::change_stage));
    CO_TRY(auto form, FormFields::read(call.request));
    workflows::ChangeStage command;
    command.to = form.required_slug<StageSlug>("to");
    command.effective_on = form.required_date("effective_on");
    command.note = form.optional_text("note", limits::note_bytes_max);
    const StageSlug to = command.to;
    if (form.done()) {
        auto receipt =
            co_await app::change_stage(call.app, call.caller, document, std::move(command));
        if (receipt) {
            co_return redirect_after(call, "/documents/" + document.value + "/control",
                                     receipt->last_seq);
        }
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_next_step(call, std::move(document), to, form.status(), form.sent());
}

}  // namespace saksgang::http
