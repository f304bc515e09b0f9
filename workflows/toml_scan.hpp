// SPDX-License-Identifier: EUPL-1.2
// A look at TOML's bytes before they are parsed: each part of a dotted key becomes a table within
// the one before it, and toml++ 3.3 takes such a tower down by recursion, without a limit of its
// own. Pure; internal to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace saksgang::workflows {

// The line of the first key with more than `parts_max` parts. Of bytes that are no TOML, all that
// comes before the first mistake is seen as the parser sees it.
std::optional<std::int64_t> find_long_key(std::string_view toml, std::size_t parts_max);

}  // namespace saksgang::workflows
