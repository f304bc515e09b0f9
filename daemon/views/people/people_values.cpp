// SPDX-License-Identifier: EUPL-1.2
#include <fmt/format.h>

#include "daemon/views/values.hpp"

namespace saksgang::views {
namespace {

Values person_values(const Layout& layout, const PersonLine& person) {
    const auto path = "/people/" + person.id;
    Values values;
    values.set("name", person.name)
        .set("roles", person.roles)
        .show("closed", person.closed)
        .show("may_close", !person.self && !person.closed)
        .show("may_open", !person.self && person.closed)
        .show("may_change", !person.self)
        .set("roles_url", url_in(layout, path + "/roles"))
        .set("close_url", url_in(layout, path + "/close"))
        .set("open_url", url_in(layout, path + "/open"));
    return set_optional(values, "email", person.email);
}

Values seat_values(const Layout& layout, const SeatLine& seat) {
    const auto path = fmt::format("/bodies/{}/seats/{}", seat.body, seat.slug);
    Values values;
    values.set("represents", seat.represents)
        .set("holder", seat.holder)
        .show("chair", seat.chair)
        .set("seat_url", url_in(layout, path));
    return set_optional(values, "deputy", seat.deputy);
}

Values card_values(const Layout& layout, const BodyCard& body) {
    const auto seat = [&](const SeatLine& one) { return seat_values(layout, one); };
    return Values{}
        .set("body", body.slug)
        .set("title", body.title)
        .set("kind", body.kind)
        .set("mandate", body.mandate)
        .set("rule", body.rule)
        .set("seat_count", body.seat_count)
        .show("has_seats", !body.seats.empty())
        .repeat("seats", each(body.seats, seat));
}

Values token_values(const Layout& layout, const TokenLine& token) {
    return Values{}
        .set("name", token.name)
        .set("state", token.state)
        .set("used", token.used)
        .show("in_force", token.in_force)
        .set("revoke_url", url_in(layout, fmt::format("/tokens/{}/revoke", token.id)));
}

}  // namespace

Values people_values(const Layout& layout, const PeopleModel& model) {
    const auto person = [&](const PersonLine& one) { return person_values(layout, one); };
    Values values;
    values.set("new_url", url_in(layout, "/people/new"))
        .repeat("people", each(model.people, person));
    return set_optional(values, "done", model.done);
}

Values bodies_values(const Layout& layout, const BodiesModel& model) {
    const auto body = [&](const BodyCard& one) { return card_values(layout, one); };
    Values values;
    values.show("none", model.bodies.empty())
        .show("may_assign", model.may_change)
        .repeat("bodies", each(model.bodies, body));
    return set_optional(values, "done", model.done);
}

Values tokens_values(const Layout& layout, const TokensModel& model) {
    const auto token = [&](const TokenLine& one) { return token_values(layout, one); };
    Values values;
    values.set("person_name", model.person)
        .set("roles", model.roles)
        .set("new_url", url_in(layout, "/tokens/new"))
        .show("none", model.tokens.empty())
        .repeat("tokens", each(model.tokens, token));
    set_optional(values, "token", model.token);
    return set_optional(values, "done", model.done);
}

}  // namespace saksgang::views
