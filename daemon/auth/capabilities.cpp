// SPDX-License-Identifier: EUPL-1.2
// The table itself. docs/roles.md tells the same to people; tests/unit/auth holds every cell.
// Any thread. Whether a body is one's own, or a text public, is not known here: app asks that too.
#include "daemon/auth/capabilities.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "workflows/core/assert.hpp"

namespace saksgang::auth {
namespace {

constexpr std::array every_role{Role::secretariat, Role::member,        Role::body_secretary,
                                Role::auditor,     Role::administrator, Role::system};

constexpr bool yes = true;
constexpr bool no = false;

struct Row {
    Action action;
    std::string_view name;
    std::array<bool, every_role.size()> may;  // in the order of every_role
};

// secretariat     writes the text and runs the process; nothing of it can be undone by deleting, so
//                 all of it is theirs but who sits where, who may log in, and erasing.
// member          reads; decides in meetings, never by a button.
// body_secretary  also answers for the bodies of which the person is secretary or holds a seat.
// auditor         reads everything, changes nothing.
// administrator   runs the installation: people, council, receivers, erasure. No part in the
// process. system          reminders and the like, recorded by the daemon itself; nobody logs in as
// it.
// clang-format off
constexpr Row table[] = {
    //                              name                   secr. memb. b.sec. aud. admin. system
    {Action::read_public,         "read_public",         {yes,  yes,  yes,  yes,  yes,  no}},
    {Action::read_restricted,     "read_restricted",     {yes,  no,   no,   yes,  yes,  no}},
    {Action::create_document,     "create_document",     {yes,  no,   no,   no,   no,   no}},
    {Action::save_text,           "save_text",           {yes,  no,   no,   no,   no,   no}},
    {Action::release_version,     "release_version",     {yes,  no,   no,   no,   no,   no}},
    {Action::change_stage,        "change_stage",        {yes,  no,   no,   no,   no,   no}},
    {Action::record_decision,     "record_decision",     {yes,  no,   no,   no,   no,   no}},
    {Action::register_response,   "register_response",   {yes,  no,   no,   no,   no,   no}},
    {Action::answer_for_own_body, "answer_for_own_body", {yes,  no,   yes,  no,   no,   no}},
    {Action::move_milestone,      "move_milestone",      {yes,  no,   no,   no,   no,   no}},
    {Action::manage_endpoints,    "manage_endpoints",    {yes,  no,   no,   no,   yes,  no}},
    {Action::manage_council,      "manage_council",      {no,   no,   no,   no,   yes,  no}},
    {Action::manage_people,       "manage_people",       {no,   no,   no,   no,   yes,  no}},
    {Action::manage_own_tokens,   "manage_own_tokens",   {yes,  yes,  yes,  yes,  yes,  no}},
    {Action::erase_content,       "erase_content",       {no,   no,   no,   no,   yes,  no}},
    {Action::verify_history,      "verify_history",      {no,   no,   no,   yes,  yes,  no}},
    {Action::read_metrics,        "read_metrics",        {no,   no,   no,   no,   yes,  no}},
};
// clang-format on

const Row& row_of(Action action) {
    for (const Row& row : table) {
        if (row.action == action) return row;
    }
    assertion_failed("every action has a row", std::source_location::current());
}

}  // namespace

std::string_view to_string(Action action) {
    return row_of(action).name;
}

bool may(Role role, Action action) {
    const auto column = std::ranges::find(every_role, role) - every_role.begin();
    return row_of(action).may.at(static_cast<std::size_t>(column));
}

Result<Role> acting_role(const std::vector<Role>& roles, Action action) {
    if (roles.empty()) {
        return fail(
            Errc::unauthenticated,
            fmt::format("log in, or send a token: {} is not for everyone", to_string(action)));
    }
    std::vector<std::string_view> could;
    for (Role role : every_role) {
        if (!may(role, action)) continue;
        if (std::ranges::find(roles, role) != roles.end()) return role;
        could.push_back(to_string(role));
    }
    return fail(Errc::forbidden, fmt::format("{} needs one of these roles: {}", to_string(action),
                                             fmt::join(could, ", ")));
}

}  // namespace saksgang::auth
