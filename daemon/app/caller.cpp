// SPDX-License-Identifier: EUPL-1.2
#include "daemon/app/caller.hpp"

#include "daemon/auth/capabilities.hpp"

namespace saksgang::app {

bool may_read(const Caller& caller, workflows::Visibility visibility) {
    if (visibility == workflows::Visibility::open) return true;
    return auth::acting_role(caller.roles, auth::Action::read_restricted).has_value();
}

workflows::Visibility sight_of(const Caller& caller) {
    return may_read(caller, workflows::Visibility::secretariat) ? workflows::Visibility::secretariat
                                                                : workflows::Visibility::open;
}

}  // namespace saksgang::app
