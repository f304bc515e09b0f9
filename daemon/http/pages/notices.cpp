// SPDX-License-Identifier: EUPL-1.2
// Where notices go, and what became of each: read, try out, add, remove, send again.
#include <fmt/format.h>

#include "daemon/app/council.hpp"
#include "daemon/app/endpoints.hpp"
#include "daemon/app/read_process.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/notices/notices_model.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::http {
namespace {

std::string endpoint_path(EndpointId id) {
    return fmt::format("/notices/{}", id.value);
}

std::string delivery_path(EndpointId endpoint, DeliveryId delivery) {
    return fmt::format("{}/deliveries/{}", endpoint_path(endpoint), delivery.value);
}

std::string secret_subject(EndpointId id) {
    return fmt::format("endpoint/{}", id.value);
}

views::NoticeFrame frame_of(const Call& call, const workflows::Council& council) {
    return {.time_zone = council.time_zone, .speech = views::Speech{call.language}};
}

std::string_view done_of(const Call& call) {
    return call.request.parameter("done").value_or("");
}

asio::awaitable<Result<std::vector<views::DocumentChoice>>> document_choices(const Call& call) {
    CO_TRY(const auto documents, co_await app::read_documents(call.app, call.caller));
    std::vector<views::DocumentChoice> choices;
    for (const auto& view : documents) {
        if (choices.size() == limits::endpoint_filters_max) break;
        choices.push_back({.slug = view.process.document.value, .title = view.title});
    }
    co_return choices;
}

asio::awaitable<Result<Response>> show_new_endpoint(const Call& call, int status,
                                                    const views::SentForm& sent) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    CO_TRY(const auto documents, co_await document_choices(call));
    const auto form = views::new_endpoint_form(
        {.council = council, .documents = documents, .once = one_time_key(call), .sent = sent},
        views::Speech{call.language});
    co_return page_response(status, call.pages.plain_form(layout_of(call, council), form));
}

app::WantedEndpoint wanted_endpoint(FormFields& form,
                                    std::span<const views::DocumentChoice> documents) {
    app::WantedEndpoint wanted;
    wanted.url = form.required_line("url", limits::endpoint_url_bytes_max);
    wanted.name = form.optional_line("name", limits::name_bytes_max);
    for (const auto& type : views::notice_types()) {
        if (form.tick(views::event_field(type))) wanted.events.push_back(type);
    }
    for (const auto& choice : documents) {
        if (form.tick(views::document_field(choice.slug))) wanted.documents.push_back(choice.slug);
    }
    wanted.reads = form.required_choice("reads", store::reads_from);
    return wanted;
}

}  // namespace

asio::awaitable<Result<Response>> page_notices(Call call) {
    CO_TRY(const auto statuses, co_await app::list_endpoint_statuses(call.app, call.caller));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto model = views::notices_model(statuses, done_of(call), frame_of(call, council));
    co_return page_response(200, call.pages.notices(layout_of(call, council), model));
}

asio::awaitable<Result<Response>> page_new_endpoint(Call call) {
    CO_TRY(require(call, auth::Action::manage_endpoints));
    const views::SentForm nothing;
    co_return co_await show_new_endpoint(call, 200, nothing);
}

asio::awaitable<Result<Response>> submit_endpoint(Call call) {
    CO_TRY(require(call, auth::Action::manage_endpoints));
    CO_TRY(auto form, FormFields::read(call.request));
    CO_TRY(const auto documents, co_await document_choices(call));
    auto wanted = wanted_endpoint(form, documents);
    if (form.done()) {
        auto made = co_await app::add_endpoint(call.app, call.caller, std::move(wanted));
        if (made) {
            call.app.shown_once.put(call.caller.person, secret_subject(made->id), made->secret);
            co_return redirect_in_language(call, endpoint_path(made->id), "done=added");
        }
        CO_TRY(form.refuse(std::move(made).error()));
    }
    co_return co_await show_new_endpoint(call, form.status(), form.sent());
}

asio::awaitable<Result<Response>> page_endpoint(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(const auto before, integer_of(call, "before"));
    CO_TRY(const auto status, co_await app::read_endpoint_status(call.app, call.caller, id));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const std::string filter{call.request.parameter("state").value_or("")};
    const auto older_than = before ? std::optional{DeliveryId{*before}} : std::nullopt;
    // One more than is shown tells whether there are older ones.
    CO_TRY(auto deliveries, co_await app::list_deliveries(call.app, call.caller, id, older_than,
                                                          limits::page_default + 1,
                                                          views::states_of_filter(filter)));
    const bool more = deliveries.size() > limits::page_default;
    if (more) deliveries.pop_back();
    auto model = views::endpoint_model(
        {.status = status, .deliveries = deliveries, .more = more, .state_filter = filter},
        done_of(call), frame_of(call, council));
    model.secret = call.app.shown_once.take(call.caller.person, secret_subject(id)).value_or("");
    model.ping_key = one_time_key(call);
    co_return page_response(200, call.pages.endpoint(layout_of(call, council), model));
}

asio::awaitable<Result<Response>> submit_ping(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(co_await app::ping_endpoint(call.app, call.caller, id));
    co_return redirect_in_language(call, endpoint_path(id), "done=pinged");
}

asio::awaitable<Result<Response>> submit_enable(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(co_await app::enable_endpoint(call.app, call.caller, id));
    co_return redirect_in_language(call, endpoint_path(id), "done=enabled");
}

asio::awaitable<Result<Response>> page_remove_endpoint(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(const auto endpoint, co_await app::read_endpoint(call.app, call.caller, id));
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto form =
        views::remove_endpoint_form(endpoint, one_time_key(call), views::Speech{call.language});
    co_return page_response(200, call.pages.plain_form(layout_of(call, council), form));
}

asio::awaitable<Result<Response>> submit_remove_endpoint(Call call) {
    CO_TRY(const auto id, number_of<EndpointId>(call, "id"));
    CO_TRY(co_await app::remove_endpoint(call.app, call.caller, id));
    co_return redirect_in_language(call, "/notices", "done=removed");
}

asio::awaitable<Result<Response>> page_delivery(Call call) {
    CO_TRY(const auto endpoint, number_of<EndpointId>(call, "id"));
    CO_TRY(const auto id, number_of<DeliveryId>(call, "delivery"));
    CO_TRY(const auto sent, co_await app::read_delivery(call.app, call.caller, id));
    if (sent.endpoint.id != endpoint) co_return fail(Errc::not_found, "not of that receiver");
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto model = views::delivery_model(sent, done_of(call), frame_of(call, council));
    co_return page_response(200, call.pages.delivery(layout_of(call, council), model));
}

asio::awaitable<Result<Response>> submit_resend(Call call) {
    CO_TRY(const auto endpoint, number_of<EndpointId>(call, "id"));
    CO_TRY(const auto id, number_of<DeliveryId>(call, "delivery"));
    CO_TRY(co_await app::resend_delivery(call.app, call.caller, id));
    co_return redirect_in_language(call, delivery_path(endpoint, id), "done=resent");
}

}  // namespace saksgang::http
