// SPDX-License-Identifier: EUPL-1.2
// Who asks, as a use case sees it: found by a session or a token, or nobody in particular.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflows/core/ids.hpp"
#include "workflows/process.hpp"

namespace saksgang::app {

struct Caller {
    PersonId person;  // 0: nobody logged in
    Pseudonym pseudonym;
    std::string name;             // for pages only
    std::vector<Role> roles;      // empty: the public
    std::string idempotency_key;  // empty: none was sent
    std::string fingerprint;      // of the request, held against a repeated key

    bool is_public() const { return roles.empty(); }
};

// The one place where visibility is enforced: API, pages, journal and notices all ask here.
bool may_read(const Caller& caller, workflows::Visibility visibility);

// The dearest visibility that `caller` may read: what queries filter by.
workflows::Visibility sight_of(const Caller& caller);

}  // namespace saksgang::app
