// SPDX-License-Identifier: EUPL-1.2
#include "daemon/views/people/people_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "daemon/views/overview_parts.hpp"
#include "daemon/views/people/people_parts.hpp"
#include "workflows/core/limits.hpp"

namespace saksgang::views {
namespace {

constexpr std::array every_role{Role::secretariat, Role::member, Role::body_secretary,
                                Role::auditor, Role::administrator};

FormField role_tick(Role role, bool ticked, const Speech& speech) {
    FormField field{.name = role_field(role),
                    .kind = FieldKind::tick,
                    .label = speech.say(fmt::format("may_role_{}", to_string(role))),
                    .value = ticked ? "yes" : ""};
    if (role == every_role.front()) field.group = speech.say("group_roles");
    return field;
}

bool holds(const store::Person& person, Role role) {
    return std::ranges::find(person.roles, role) != person.roles.end();
}

}  // namespace

std::span<const Role> roles_of_people() {
    return every_role;
}

std::string role_field(Role role) {
    return fmt::format("role.{}", to_string(role));
}

std::string role_names(std::span<const Role> roles, const Speech& speech) {
    std::vector<std::string> names;
    for (const Role role : roles)
        names.push_back(speech.say(fmt::format("as_role_{}", to_string(role))));
    return listed(names, speech);
}

std::string done_people(std::string_view done, const Speech& speech) {
    constexpr std::array known{"person_added", "roles_changed", "account_closed", "account_opened",
                               "seat_changed", "token_made",    "token_revoked"};
    if (std::ranges::find(known, done) == known.end()) return {};
    return speech.say(fmt::format("done_{}", done));
}

PeopleModel people_model(std::span<const store::Person> people, PersonId reader,
                         std::string_view done, const Speech& speech) {
    PeopleModel model{.people = {}, .done = done_people(done, speech)};
    for (const store::Person& person : people) {
        model.people.push_back(
            {.id = std::to_string(person.id.value),
             .name = person.name.empty() ? speech.say("person_erased") : person.name,
             .email = person.email,
             .roles = role_names(person.roles, speech),
             .closed = person.disabled_at.has_value(),
             .self = person.id == reader});
    }
    return model;
}

PlainForm new_person_form(const PlainFormReading& reading, const Speech& speech) {
    FormModel form{.id = "person",
                   .action = "/people",
                   .submit = speech.say("add_person"),
                   .once = reading.once};
    form.fields.push_back({.name = "name",
                           .label = speech.say("label_person_name"),
                           .required = true,
                           .bytes_max = limits::name_bytes_max});
    form.fields.push_back({.name = "email",
                           .kind = FieldKind::email,
                           .label = speech.say("email"),
                           .hint = speech.say("hint_person_email"),
                           .required = true,
                           .bytes_max = limits::email_bytes_max});
    form.fields.push_back(
        {.name = "password",
         .kind = FieldKind::password,
         .label = speech.say("label_first_password"),
         .hint = speech.say("hint_first_password",
                            {{"min", std::to_string(limits::password_bytes_min)}}),
         .required = true,
         .bytes_max = limits::password_bytes_max});
    for (const Role role : every_role)
        form.fields.push_back(role_tick(role, false, speech));
    fill_in(form, reading.sent, reading.council, speech);
    return {.title = speech.say("new_person"),
            .intro = {speech.say("new_person_intro")},
            .form = std::move(form),
            .back_path = "/people",
            .back = speech.say("to_people")};
}

PlainForm roles_form(const store::Person& person, const PlainFormReading& reading,
                     const Speech& speech) {
    FormModel form{.id = "roles",
                   .action = fmt::format("/people/{}/roles", person.id.value),
                   .submit = speech.say("change_roles"),
                   .once = reading.once};
    for (const Role role : every_role)
        form.fields.push_back(role_tick(role, holds(person, role), speech));
    fill_in(form, reading.sent, reading.council, speech);
    return {.title = speech.say("roles_of", {{"name", person.name}}),
            .intro = {},
            .form = std::move(form),
            .back_path = "/people",
            .back = speech.say("to_people")};
}

}  // namespace saksgang::views
