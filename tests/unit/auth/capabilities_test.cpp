// SPDX-License-Identifier: EUPL-1.2
// The capability table cell by cell, written out a second time: a change must be made in both.
#include "daemon/auth/capabilities.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace saksgang;
using auth::Action;

namespace {

struct Expected {
    Action action;
    std::string_view name;
    std::vector<Role> roles;  // those that may; no other may
};

const Expected expected[] = {
    {Action::read_public,
     "read_public",
     {Role::secretariat, Role::member, Role::body_secretary, Role::auditor, Role::administrator}},
    {Action::read_restricted,
     "read_restricted",
     {Role::secretariat, Role::auditor, Role::administrator}},
    {Action::create_document, "create_document", {Role::secretariat}},
    {Action::save_text, "save_text", {Role::secretariat}},
    {Action::release_version, "release_version", {Role::secretariat}},
    {Action::change_stage, "change_stage", {Role::secretariat}},
    {Action::record_decision, "record_decision", {Role::secretariat}},
    {Action::register_response, "register_response", {Role::secretariat}},
    {Action::answer_for_own_body, "answer_for_own_body", {Role::secretariat, Role::body_secretary}},
    {Action::move_milestone, "move_milestone", {Role::secretariat}},
    {Action::manage_endpoints, "manage_endpoints", {Role::secretariat, Role::administrator}},
    {Action::manage_council, "manage_council", {Role::administrator}},
    {Action::manage_people, "manage_people", {Role::administrator}},
    {Action::manage_own_tokens,
     "manage_own_tokens",
     {Role::secretariat, Role::member, Role::body_secretary, Role::auditor, Role::administrator}},
    {Action::erase_content, "erase_content", {Role::administrator}},
    {Action::verify_history, "verify_history", {Role::auditor, Role::administrator}},
    {Action::read_metrics, "read_metrics", {Role::administrator}},
};

const Role every_role[] = {Role::secretariat, Role::member,        Role::body_secretary,
                           Role::auditor,     Role::administrator, Role::system};

}  // namespace

TEST_CASE("each role may do what the table says and nothing else") {
    for (const auto& row : expected) {
        for (Role role : every_role) {
            INFO(to_string(role) << " · " << row.name);
            CHECK(auth::may(role, row.action) == std::ranges::count(row.roles, role) > 0);
        }
    }
}

TEST_CASE("the test knows every action, and each by the name its table gives") {
    CHECK(std::size(expected) == static_cast<std::size_t>(Action::read_metrics));
    for (const auto& row : expected)
        CHECK(auth::to_string(row.action) == row.name);
}

TEST_CASE("the daemon's own role may nothing that can be asked for") {
    for (const auto& row : expected)
        CHECK_FALSE(auth::may(Role::system, row.action));
}

TEST_CASE("of several roles the first that may acts, whatever order they come in") {
    const std::vector<Role> roles{Role::administrator, Role::auditor, Role::secretariat};
    CHECK(auth::acting_role(roles, Action::read_restricted) == Role::secretariat);
    CHECK(auth::acting_role(roles, Action::erase_content) == Role::administrator);
    CHECK(auth::acting_role({Role::member, Role::body_secretary}, Action::answer_for_own_body) ==
          Role::body_secretary);
}

TEST_CASE("a person whose roles may not is told which could") {
    const auto role = auth::acting_role({Role::member, Role::auditor}, Action::manage_endpoints);
    REQUIRE_FALSE(role.has_value());
    CHECK(role.error().code == Errc::forbidden);
    CHECK(role.error().message ==
          "manage_endpoints needs one of these roles: secretariat, administrator");
}

TEST_CASE("whoever has no role at all is asked to log in") {
    const auto role = auth::acting_role({}, Action::read_restricted);
    REQUIRE_FALSE(role.has_value());
    CHECK(role.error().code == Errc::unauthenticated);
}
