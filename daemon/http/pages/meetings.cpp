// SPDX-License-Identifier: EUPL-1.2
// Meetings and decisions: read by everyone, recorded by the secretariat.
#include "daemon/app/milestones.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/app/read_reasons.hpp"
#include "daemon/app/read_structure.hpp"
#include "daemon/app/read_versions.hpp"
#include "daemon/app/record_decision.hpp"
#include "daemon/app/section_names.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/meetings/decision_form.hpp"
#include "daemon/views/meetings/meetings_model.hpp"
#include "daemon/views/meetings/milestone_form.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

std::string meetings_path(const DocumentSlug& document) {
    return "/documents/" + document.value + "/meetings";
}

// ---- Decisions

int count(FormFields& form, std::string_view name) {
    return static_cast<int>(form.optional_integer(name, heads_counted).value_or(0));
}

app::WantedDecision wanted_decision(FormFields& form, const DocumentSlug& document) {
    app::WantedDecision wanted{.document = document};
    auto& decision = wanted.decision;
    decision.body = form.required_slug<BodySlug>("body");
    decision.kind = form.required_choice("kind", workflows::decision_kind_from);
    wanted.version = VersionNumber{form.required_integer("version", {.min = 1})};
    wanted.sections = form.ticked_slugs<SectionSlug>("sections", limits::decided_sections_max);
    decision.decided_on = form.required_date("decided_on");
    decision.case_number = form.optional_line("case_number", limits::name_bytes_max);
    decision.present = static_cast<int>(form.required_integer("present", heads_counted));
    decision.votes = {.in_favour = count(form, "in_favour"),
                      .against = count(form, "against"),
                      .abstained = count(form, "abstained")};
    decision.chair = form.optional_choice("chair", workflows::chair_vote_from)
                         .value_or(workflows::ChairVote::none);
    decision.note = form.optional_text("note", limits::note_bytes_max);
    decision.override_reason = form.optional_text("override_reason", limits::note_bytes_max);
    return wanted;
}

// The form about the decision that the address names, or about a new one.
enum class DecisionForm { record = 1, withdraw, correct };

Result<views::FormPageModel> decision_page(const views::FormReading& reading,
                                           const views::OfferedSections& sections,
                                           DecisionForm form, std::optional<DecisionNumber> number,
                                           Language language) {
    if (!number) return views::record_decision_page(reading, sections, language);
    const auto* decision = reading.process.process.find_decision(*number);
    if (decision == nullptr) return fail(Errc::not_found, "no decision by that number", "n");
    return form == DecisionForm::withdraw
               ? views::withdraw_decision_page(reading, *decision, language)
               : views::correct_decision_page(reading, sections, *decision, language);
}

// The version whose chapters the form offers: the one that was chosen, that the decision is about,
// or else the newest that was sent out to all.
std::optional<VersionNumber> version_offered(const app::ProcessView& view,
                                             std::optional<DecisionNumber> number,
                                             std::span<const workflows::Version> versions,
                                             const views::SentForm& sent) {
    for (const auto& version : versions) {
        if (std::to_string(version.text.version.value) == sent.value("version"))
            return version.text.version;
    }
    const auto* decision = number ? view.process.find_decision(*number) : nullptr;
    if (decision != nullptr) return decision->text.version;
    for (const auto& version : versions) {  // newest first
        if (version.visibility == workflows::Visibility::open) return version.text.version;
    }
    return std::nullopt;
}

// Nothing where the text is too large to tell its chapters.
asio::awaitable<Result<std::optional<app::VersionStructure>>> structure_offered(
    Call call, DocumentSlug document, std::optional<VersionNumber> version) {
    if (!version) co_return std::nullopt;
    auto found = co_await app::read_structure(call.app, call.caller, std::move(document), version);
    if (found) co_return *std::move(found);
    if (found.error().code != Errc::body_too_large) co_return fail(std::move(found).error());
    co_return std::nullopt;
}

asio::awaitable<Result<Response>> show_decision(Call call, DecisionForm form,
                                                std::optional<DecisionNumber> number, int status,
                                                views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::record_decision));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto versions,
           co_await app::list_versions(call.app, call.caller, document, {}, limits::page_max));
    const auto offered = version_offered(view, number, versions.versions, sent);
    CO_TRY(const auto found, co_await structure_offered(call, document, offered));
    const views::OfferedSections sections{.structure = found ? found->structure.get() : nullptr,
                                          .version = offered.value_or(VersionNumber{})};
    CO_TRY(const auto model, decision_page({.process = view,
                                            .versions = versions.versions,
                                            .once = one_time_key(call),
                                            .sent = sent},
                                           sections, form, number, call.language));
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

// ---- Milestones

asio::awaitable<Result<Response>> show_milestone(Call call, std::optional<views::MilestoneAct> act,
                                                 int status, views::SentForm sent) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(auto milestone, milestone_of(call));
    CO_TRY(require(call, auth::Action::move_milestone));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto model,
           views::milestone_page(
               {.process = view, .versions = {}, .once = one_time_key(call), .sent = sent},
               milestone, act, call.language));
    co_return page_response(status, call.pages.form_page(layout_of(call, view.council), model));
}

// After a command about a meeting: back to them, or the form again with why not.
template <class Show>
asio::awaitable<Result<Response>> answer(Call call, FormFields form, Result<app::Receipt> receipt,
                                         Show show) {
    CO_TRY(auto document, document_of(call));
    if (receipt) co_return redirect_after(call, meetings_path(document), receipt->last_seq);
    CO_TRY(form.refuse(std::move(receipt).error()));
    co_return co_await show(form.status(), form.sent());
}

}  // namespace

asio::awaitable<Result<Response>> page_meetings(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto view, co_await app::read_process(call.app, call.caller, document));
    CO_TRY(const auto versions,
           co_await app::list_versions(call.app, call.caller, document, {}, limits::page_max));
    CO_TRY(const auto reasons, co_await app::read_reasons(call.app, call.caller, document));
    CO_TRY(const auto section_names, co_await app::read_section_names(
                                         call.app, call.caller, document, view.process.decisions));
    CO_TRY(const auto done, co_await entry_done(call, document));
    const auto model = views::meetings_model({.process = view,
                                              .versions = versions.versions,
                                              .reasons = reasons,
                                              .done = done ? &*done : nullptr,
                                              .section_names = &section_names},
                                             call.language);
    co_return page_response(200, call.pages.meetings(layout_of(call, view.council), model));
}

asio::awaitable<Result<Response>> page_new_decision(Call call) {
    return show_decision(call, DecisionForm::record, {}, 200, {});
}

asio::awaitable<Result<Response>> submit_new_decision(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::record_decision));
    CO_TRY(auto form, FormFields::read(call.request));
    auto wanted = wanted_decision(form, document);
    const auto show = [&](int status, views::SentForm sent) {
        return show_decision(call, DecisionForm::record, {}, status, std::move(sent));
    };
    if (!form.done()) co_return co_await show(form.status(), form.sent());
    auto receipt = co_await app::record_decision(call.app, call.caller, std::move(wanted));
    co_return co_await answer(call, std::move(form), std::move(receipt), show);
}

asio::awaitable<Result<Response>> page_withdraw_decision(Call call) {
    CO_TRY(const auto number, number_of<DecisionNumber>(call, "n"));
    co_return co_await show_decision(call, DecisionForm::withdraw, number, 200, {});
}

asio::awaitable<Result<Response>> submit_withdraw_decision(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<DecisionNumber>(call, "n"));
    CO_TRY(require(call, auth::Action::record_decision));
    CO_TRY(auto form, FormFields::read(call.request));
    workflows::WithdrawDecision command{.decision = number, .reason = {}};
    command.reason = form.required_text("reason", limits::note_bytes_max);
    const auto show = [&](int status, views::SentForm sent) {
        return show_decision(call, DecisionForm::withdraw, number, status, std::move(sent));
    };
    if (!form.done()) co_return co_await show(form.status(), form.sent());
    auto receipt =
        co_await app::withdraw_decision(call.app, call.caller, document, std::move(command));
    co_return co_await answer(call, std::move(form), std::move(receipt), show);
}

asio::awaitable<Result<Response>> page_correct_decision(Call call) {
    CO_TRY(const auto number, number_of<DecisionNumber>(call, "n"));
    co_return co_await show_decision(call, DecisionForm::correct, number, 200, {});
}

asio::awaitable<Result<Response>> submit_correct_decision(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(const auto number, number_of<DecisionNumber>(call, "n"));
    CO_TRY(require(call, auth::Action::record_decision));
    CO_TRY(auto form, FormFields::read(call.request));
    auto reason = form.required_text("reason", limits::note_bytes_max);
    auto wanted = wanted_decision(form, document);
    const auto show = [&](int status, views::SentForm sent) {
        return show_decision(call, DecisionForm::correct, number, status, std::move(sent));
    };
    if (!form.done()) co_return co_await show(form.status(), form.sent());
    auto receipt = co_await app::correct_decision(call.app, call.caller, number, std::move(reason),
                                                  std::move(wanted));
    co_return co_await answer(call, std::move(form), std::move(receipt), show);
}

asio::awaitable<Result<Response>> page_milestone(Call call) {
    return show_milestone(call, {}, 200, {});
}

asio::awaitable<Result<Response>> submit_milestone_held(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::move_milestone));
    CO_TRY(auto form, FormFields::read(call.request));
    workflows::HoldMilestone command;
    CO_TRY(command.milestone, milestone_of(call));
    command.held_on = form.required_date("held_on");
    command.note = form.optional_text("note", limits::note_bytes_max);
    const auto show = [&](int status, views::SentForm sent) {
        return show_milestone(call, views::MilestoneAct::hold, status, std::move(sent));
    };
    if (!form.done()) co_return co_await show(form.status(), form.sent());
    auto receipt =
        co_await app::hold_milestone(call.app, call.caller, document, std::move(command));
    co_return co_await answer(call, std::move(form), std::move(receipt), show);
}

asio::awaitable<Result<Response>> submit_milestone_move(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::move_milestone));
    CO_TRY(auto form, FormFields::read(call.request));
    workflows::MoveMilestone command;
    CO_TRY(command.milestone, milestone_of(call));
    command.from = form.required_date("from");
    command.until = form.optional_date("until");
    command.reason = form.required_text("reason", limits::note_bytes_max);
    const auto show = [&](int status, views::SentForm sent) {
        return show_milestone(call, views::MilestoneAct::move, status, std::move(sent));
    };
    if (!form.done()) co_return co_await show(form.status(), form.sent());
    auto receipt =
        co_await app::move_milestone(call.app, call.caller, document, std::move(command));
    co_return co_await answer(call, std::move(form), std::move(receipt), show);
}

asio::awaitable<Result<Response>> submit_milestone_cancel(Call call) {
    CO_TRY(auto document, document_of(call));
    CO_TRY(require(call, auth::Action::move_milestone));
    CO_TRY(auto form, FormFields::read(call.request));
    workflows::CancelMilestone command;
    CO_TRY(command.milestone, milestone_of(call));
    command.reason = form.required_text("reason", limits::note_bytes_max);
    const auto show = [&](int status, views::SentForm sent) {
        return show_milestone(call, views::MilestoneAct::cancel, status, std::move(sent));
    };
    if (!form.done()) co_return co_await show(form.status(), form.sent());
    auto receipt =
        co_await app::cancel_milestone(call.app, call.caller, document, std::move(command));
    co_return co_await answer(call, std::move(form), std::move(receipt), show);
}

}  // namespace saksgang::http
