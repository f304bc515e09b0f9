// SPDX-License-Identifier: EUPL-1.2
// What the build makes of daemon/views/static beside static_files(); inner to this room.
#pragma once

#include <string_view>

namespace saksgang::views {

// Of the names and bytes of all files.
std::string_view static_hash();

}  // namespace saksgang::views
