// SPDX-License-Identifier: EUPL-1.2
// Responses: read by everyone, registered by the secretariat and by those who hold a seat.
#include "daemon/app/read_process.hpp"
#include "daemon/app/read_reasons.hpp"
#include "daemon/app/read_response.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/register_response.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/responses/response_form.hpp"
#include "daemon/views/responses/responses_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

using workflows::QuestionSet;

std::string responses_path(const DocumentSlug& document) {
    return "/documents/" + document.value + "/responses";
}

const QuestionSet* asked_now(const app::ProcessView& view) {
    const auto* stage = view.definition->find_stage(view.process.stage);
    return stage && stage->question_set ? view.definition->find_question_set(*stage->question_set)
                                        : nullptr;
}

const QuestionSet* asked_then(const app::ProcessView& view, const workflows::Response& response) {
    return response.question_set ? view.definition->find_question_set(*response.question_set)
                                 : nullptr;
}

bool may_register_for_anybody(const Call& call) {
    return auth::acting_role(call.caller.roles, auth::Action::register_response).has_value();
}

std::optional<std::string> choice_from(std::string_view text) {
    if (text == "yes" || text == "partly" || text == "no") return std::string{text};
    return std::nullopt;
}

std::vector<workflows::Answer> answers(FormFields& form, const QuestionSet* questions) {
    std::vector<workflows::Answer> given;
    if (questions == nullptr) {
        const auto words = form.required_text(views::words_field({}), limits::answer_bytes_max);
        given.push_back({.question = {}, .choice = {}, .text = words});
        return given;
    }
    for (const auto& question : questions->questions) {
        workflows::Answer answer{.question = question.slug, .choice = {}, .text = {}};
        const auto words = views::words_field(question.slug);
        if (question.answer == workflows::AnswerKind::text) {
            answer.text = question.required ? form.required_text(words, limits::answer_bytes_max)
                                            : form.optional_text(words, limits::answer_bytes_max);
        } else {
            const auto choice = views::choice_field(question.slug);
            answer.choice = question.required
                                ? form.required_choice(choice, choice_from)
                                : form.optional_choice(choice, choice_from).value_or("");
            answer.text = form.optional_text(words, limits::answer_bytes_max);
        }
        given.push_back(std::move(answer));
    }
    return given;
}

// All but who answers.
app::WantedResponse wanted_response(FormFields& form, const DocumentSlug& document,
                                    const QuestionSet* questions) {
    app::WantedResponse wanted{.document = document};
    auto& response = wanted.response;
    response.received_on = form.required_date("received_on");
    response.channel = form.required_choice("channel", workflows::channel_from);
    wanted.version = VersionNumber{form.required_integer("version", {.min = 1})};
    response.answers = answers(form, questions);
    response.visibility = form.required_choice("visibility", workflows::visibility_from);
    response.statute = form.optional_line("statute", limits::name_bytes_max);
    return wanted;
}

// ---- Showing the forms

asio::awaitable<Result<Response>> show_new(Call call, int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::answer_for_own_body));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto versions,
           co_await app::list_versions(call.app, call.caller, document, {}, limits::page_max));
    const auto model = views::register_response_page(
        {.process = view, .versions = versions.versions, .once = one_time_key(call), .sent = sent},
        may_register_for_anybody(call), call.language);
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

using MakePage = views::FormPageModel (*)(const views::FormReading&, const app::ResponseView&,
                                          Language);

// The form about the response that the address names.
asio::awaitable<Result<Response>> show_about(Call call, MakePage make, int status,
                                             views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<ResponseNumber>(call, "n"));
    CO_TRY(require(call, auth::Action::register_response));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto found, co_await app::read_response(call.app, call.caller, document, number));
    CO_TRY(const auto versions,
           co_await app::list_versions(call.app, call.caller, document, {}, limits::page_max));
    const auto model = make(
        {.process = view, .versions = versions.versions, .once = one_time_key(call), .sent = sent},
        found, call.language);
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

}  // namespace

asio::awaitable<Result<Response>> page_responses(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto responses, co_await app::read_responses(call.app, call.caller, document));
    CO_TRY(const auto reasons, co_await app::read_reasons(call.app, call.caller, document));
    CO_TRY(const auto done, co_await entry_done(call, document));
    const auto model = views::responses_model({.process = view,
                                               .responses = responses,
                                               .reasons = reasons,
                                               .done = done ? &*done : nullptr},
                                              call.language);
    co_return page_response(200, call.pages.responses(layout_of(call, view.council), model));
}

asio::awaitable<Result<Response>> page_one_response(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<ResponseNumber>(call, "n"));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto found, co_await app::read_response(call.app, call.caller, document, number));
    CO_TRY(const auto reasons, co_await app::read_reasons(call.app, call.caller, document));
    const auto model = views::response_model({.process = view, .responses = {}, .reasons = reasons},
                                             found, call.language);
    co_return page_response(200, call.pages.response(layout_of(call, view.council), model));
}

asio::awaitable<Result<Response>> page_new_response(Call call) {
    return show_new(call, 200, {});
}

asio::awaitable<Result<Response>> submit_new_response(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::answer_for_own_body));
    CO_TRY(auto form, FormFields::read(call.request));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    const auto who = form.required_choice("respondent", views::respondent_from);
    auto wanted = wanted_response(form, document, asked_now(view));
    wanted.response.body = who.body;
    wanted.response.seat = who.seat;
    wanted.response.on_behalf = may_register_for_anybody(call);
    if (form.done()) {
        auto receipt = co_await app::register_response(call.app, call.caller, std::move(wanted));
        if (receipt) co_return redirect_after(call, responses_path(document), receipt->last_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_new(call, form.status(), form.sent());
}

asio::awaitable<Result<Response>> page_withdraw_response(Call call) {
    return show_about(call, views::withdraw_response_page, 200, {});
}

asio::awaitable<Result<Response>> submit_withdraw_response(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<ResponseNumber>(call, "n"));
    CO_TRY(require(call, auth::Action::register_response));
    CO_TRY(auto form, FormFields::read(call.request));
    workflows::WithdrawResponse command{.response = number, .reason = {}};
    command.reason = form.required_text("reason", limits::note_bytes_max);
    if (form.done()) {
        auto receipt =
            co_await app::withdraw_response(call.app, call.caller, document, std::move(command));
        if (receipt) co_return redirect_after(call, responses_path(document), receipt->last_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_about(call, views::withdraw_response_page, form.status(), form.sent());
}

asio::awaitable<Result<Response>> page_correct_response(Call call) {
    return show_about(call, views::correct_response_page, 200, {});
}

asio::awaitable<Result<Response>> submit_correct_response(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<ResponseNumber>(call, "n"));
    CO_TRY(require(call, auth::Action::register_response));
    CO_TRY(auto form, FormFields::read(call.request));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto found, co_await app::read_response(call.app, call.caller, document, number));
    auto reason = form.required_text("reason", limits::note_bytes_max);
    auto wanted = wanted_response(form, document, asked_then(view, found.response));
    wanted.response.body = found.response.body;
    wanted.response.seat = found.response.seat;
    wanted.response.on_behalf = found.response.on_behalf;
    if (form.done()) {
        auto receipt = co_await app::correct_response(call.app, call.caller, number,
                                                      std::move(reason), std::move(wanted));
        if (receipt) co_return redirect_after(call, responses_path(document), receipt->last_seq);
        CO_TRY(form.refuse(std::move(receipt).error()));
    }
    co_return co_await show_about(call, views::correct_response_page, form.status(), form.sent());
}

}  // namespace saksgang::http
