// SPDX-License-Identifier: EUPL-1.2
// Words that faults share: quoting what was written, and "did you mean …" for a name that is one
// slip of the keyboard away from a known one. Pure; internal to the room.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace saksgang::workflows {

// In quotation marks, cut between characters where it is long: a fault stays a sentence.
std::string quoted(std::string_view text);

// Whether one letter added, left out, changed, or swapped with its neighbour tells them apart.
bool is_one_slip_apart(std::string_view left, std::string_view right);

// `did you mean "horing"?` where a known name is that near, else `otherwise`.
std::string remedy_for_unknown(std::string_view name, std::span<const std::string_view> known,
                               std::string otherwise);

}  // namespace saksgang::workflows
