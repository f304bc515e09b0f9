// SPDX-License-Identifier: EUPL-1.2
// Names of files that every system can keep, and every reader sees as they are. Pure.
#pragma once

#include <string>
#include <string_view>

#include "workflows/core/result.hpp"

namespace saksgang::repo {

// The name as it is kept: letters and their marks composed, so that one name is one name whichever
// system it comes from. Errc::invalid_input naming `file`: too long, or with what some system takes
// for a path, a device or nothing at all.
Result<std::string> file_name_from(std::string_view sent);

// Whether a system that tells no capitals from small letters would keep both as one.
bool is_same_name(std::string_view one, std::string_view other);

}  // namespace saksgang::repo
