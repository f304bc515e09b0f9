// SPDX-License-Identifier: EUPL-1.2
// A verification for people, and for programs.
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "daemon/app/verify.hpp"

namespace saksgang::app {

// A line a check, what was erased, the head, and every finding with its remedy.
std::string to_text(const Verification& verification);

// {holds, size, root, checks: [{name, holds, counted, findings: [{entry?, what, remedy}],
// left_out}], erased: [{entry, name, erased_by}], first?}
boost::json::object to_json(const Verification& verification);

}  // namespace saksgang::app
