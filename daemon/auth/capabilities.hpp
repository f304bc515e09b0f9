// SPDX-License-Identifier: EUPL-1.2
// Who may do what: one table, role × action. Nothing else in the tree compares roles.
#pragma once

#include <string_view>
#include <vector>

#include "workflows/core/ids.hpp"

namespace saksgang::auth {

enum class Action {
    read_public = 1,  // what is public needs no log-in
    read_restricted,  // secretariat's working versions, withheld and recipients-only material
    create_document,
    save_text,
    release_version,
    change_stage,
    record_decision,      // and withdraw, correct
    register_response,    // on a body's behalf
    answer_for_own_body,  // as that body's secretary or seat holder
    move_milestone,       // and hold, cancel
    manage_endpoints,     // and read deliveries, resend, ping
    manage_council,       // bodies, seats, workflows
    manage_people,
    manage_own_tokens,
    erase_content,
    verify_history,  // have the daemon check the history it serves
    read_metrics,  // of the daemon itself
};
std::string_view to_string(Action action);

bool may(Role role, Action action);
// A person may hold several roles: the first that may, in the order of the enum. Errc::forbidden
// naming the roles that could; Errc::unauthenticated when `roles` is empty.
Result<Role> acting_role(const std::vector<Role>& roles, Action action);

}  // namespace saksgang::auth
