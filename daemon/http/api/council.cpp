// SPDX-License-Identifier: EUPL-1.2
// The council's bodies and seats, its people, and the tokens of their programs.
#include <fmt/format.h>

#include "daemon/app/council.hpp"
#include "daemon/app/people.hpp"
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

constexpr int token_days_standard = 90;

json::object person_json(const store::Person& person) {
    json::array roles;
    for (const Role role : person.roles)
        roles.push_back(json::string{to_string(role)});
    return {{"id", person.id.value},     {"pseudonym", person.pseudonym.value},
            {"name", person.name},       {"email", person.email},
            {"roles", std::move(roles)}, {"disabled", person.disabled_at.has_value()}};
}

json::object token_json(const store::Token& token) {
    return {{"id", token.id.value},
            {"name", token.name},
            {"created_at", format_instant(token.created_at)},
            {"expires_at", format_instant(token.expires_at)},
            {"last_used_at", instant_or_null(token.last_used_at)},
            {"revoked_at", instant_or_null(token.revoked_at)}};
}

std::vector<Role> roles(Fields& fields) {
    std::vector<Role> roles;
    for (const auto& name :
         fields.required_strings("roles", limits::roles_max, limits::slug_bytes_max)) {
        if (const auto role = role_from(name))
            roles.push_back(*role);
        else
            fields.blame("roles", {.key = "field.not_choice",
                                   .arguments = {{"choices", std::string{role_choices}}}});
    }
    return roles;
}

std::optional<PersonId> person(Fields& fields, std::string_view name) {
    const auto id = fields.optional_integer(name, {.min = 1});
    if (!id) return std::nullopt;
    return PersonId{*id};
}

}  // namespace

asio::awaitable<Result<Response>> get_council(Call call) {
    CO_TRY(const auto council, co_await app::read_council(call.app));
    co_return json_response(200, council_json(council, call.language));
}

asio::awaitable<Result<Response>> post_seat(Call call) {
    CO_TRY(const auto object, read_json(call.request));
    CO_TRY(auto body, parse_slug<BodySlug>(call.captures["body"], "body"));
    CO_TRY(auto seat, parse_slug<SeatSlug>(call.captures["seat"], "seat"));
    Fields fields{object};
    app::SeatHolders holders{.body = std::move(body), .seat = std::move(seat)};
    holders.holder = person(fields, "holder");
    holders.deputy = person(fields, "deputy");
    CO_TRY(fields.done());
    CO_TRY(const auto receipt,
           co_await app::assign_seat(call.app, call.caller, std::move(holders)));
    co_return receipt_response(200, receipt);
}

asio::awaitable<Result<Response>> get_people(Call call) {
    CO_TRY(const auto people, co_await app::list_people(call.app, call.caller));
    co_return json_response(200, json::object{{"people", array_of(people, person_json)}});
}

asio::awaitable<Result<Response>> post_person(Call call) {
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    app::WantedPerson wanted;
    wanted.name = fields.required_string("name", limits::name_bytes_max);
    wanted.email = fields.required_string("email", limits::email_bytes_max);
    wanted.password = fields.required_string("password", limits::password_bytes_max);
    wanted.roles = roles(fields);
    CO_TRY(fields.done());
    CO_TRY(const auto added, co_await app::add_person(call.app, call.caller, std::move(wanted)));
    co_return json_response(201, person_json(added));
}

asio::awaitable<Result<Response>> get_tokens(Call call) {
    CO_TRY(const auto tokens, co_await app::list_tokens(call.app, call.caller));
    co_return json_response(200, json::object{{"tokens", array_of(tokens, token_json)}});
}

asio::awaitable<Result<Response>> post_token(Call call) {
    CO_TRY(const auto object, read_json(call.request));
    Fields fields{object};
    app::WantedToken wanted;
    wanted.name = fields.required_string("name", limits::name_bytes_max);
    wanted.expires_in_days = static_cast<int>(
        fields
            .optional_integer("expires_in_days",
                              {.min = 1, .max = limits::token_lifetime_max.count()})
            .value_or(token_days_standard));
    CO_TRY(fields.done());
    CO_TRY(const auto token, co_await app::add_token(call.app, call.caller, std::move(wanted)));
    if (token.token.empty()) {
        co_return fail(Errc::already_exists,
                       fmt::format("token {} was made and shown: revoke it if it is lost, and ask "
                                   "for another with a new Idempotency-Key",
                                   token.id.value),
                       "Idempotency-Key");
    }
    co_return json_response(201, json::object{{"id", token.id.value},
                                              {"token", token.token},
                                              {"expires_at", format_instant(token.expires_at)}});
}

asio::awaitable<Result<Response>> delete_token(Call call) {
    CO_TRY(const auto id, number_of<TokenId>(call, "id"));
    CO_TRY(co_await app::revoke_token(call.app, call.caller, id));
    co_return empty_response();
}

}  // namespace saksgang::http
