// SPDX-License-Identifier: EUPL-1.2
// The bodies of the council, and who sits in them.
#include <fmt/format.h>

#include "daemon/app/council.hpp"
#include "daemon/app/people.hpp"
#include "daemon/http/api.hpp"
#include "daemon/http/form_fields.hpp"
#include "daemon/http/form_page.hpp"
#include "daemon/http/page_response.hpp"
#include "daemon/views/people/people_model.hpp"

namespace saksgang::http {
namespace {

using People = std::vector<store::Person>;

// Names, for whoever may have them; none for anybody else.
asio::awaitable<Result<People>> known_people(const Call& call) {
    if (!require(call, auth::Action::manage_people)) co_return People{};
    co_return co_await app::list_people(call.app, call.caller);
}

struct Place {
    BodySlug body;
    SeatSlug seat;
};

Result<Place> place_of(const Call& call) {
    TRY(auto body, parse_slug<BodySlug>(call.captures["body"], "body"));
    TRY(auto seat, parse_slug<SeatSlug>(call.captures["seat"], "seat"));
    return Place{.body = std::move(body), .seat = std::move(seat)};
}

asio::awaitable<Result<Response>> show_seat(const Call& call, int status, Place place,
                                            const views::SentForm& sent) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    const auto* body = council.find_body(place.body);
    const auto* seat = body == nullptr ? nullptr : body->find_seat(place.seat);
    if (seat == nullptr) co_return fail(Errc::not_found, "there is no such seat", "seat");
    CO_TRY(const auto people, co_await known_people(call));
    const auto form = views::seat_form(
        *body, *seat, people, {.council = council, .once = one_time_key(call), .sent = sent},
        views::Speech{call.language});
    co_return page_response(status, call.pages.plain_form(layout_of(call, council), form));
}

std::optional<PersonId> person_in(FormFields& form, std::string_view name) {
    const auto id = form.optional_integer(name, {.min = 1});
    return id ? std::optional{PersonId{*id}} : std::nullopt;
}

}  // namespace

asio::awaitable<Result<Response>> page_bodies(Call call) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    CO_TRY(const auto people, co_await known_people(call));
    const auto model = views::bodies_model(
        council, people, call.request.parameter("done").value_or(""), views::Speech{call.language});
    co_return page_response(200, call.pages.bodies(layout_of(call, council), model));
}

asio::awaitable<Result<Response>> page_seat(Call call) {
    CO_TRY(require(call, auth::Action::manage_council));
    CO_TRY(auto place, place_of(call));
    const views::SentForm nothing;
    co_return co_await show_seat(call, 200, std::move(place), nothing);
}

asio::awaitable<Result<Response>> submit_seat(Call call) {
    CO_TRY(require(call, auth::Action::manage_council));
    CO_TRY(auto place, place_of(call));
    CO_TRY(auto form, FormFields::read(call.request));
    app::SeatHolders holders{.body = place.body, .seat = place.seat};
    holders.holder = person_in(form, "holder");
    holders.deputy = person_in(form, "deputy");
    if (form.done()) {
        auto assigned = co_await app::assign_seat(call.app, call.caller, std::move(holders));
        if (assigned) co_return redirect_in_language(call, "/bodies", "done=seat_changed");
        CO_TRY(form.refuse(std::move(assigned).error()));
    }
    co_return co_await show_seat(call, form.status(), std::move(place), form.sent());
}

}  // namespace saksgang::http
